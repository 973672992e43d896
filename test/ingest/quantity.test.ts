import { describe, expect, it } from "vitest";

import { quantityOf, readName } from "../../src/ingest/values/name";

const read = (name: string) => {
  const { metric, unit, scale, aggregate } = quantityOf(name);
  return [metric, unit, scale, aggregate];
};

describe("quantityOf", () => {
  it.each([
    ["mean_ttft_s", ["ttft", "ms", 1000, "mean"]],
    ["ttft_ms", ["ttft", "ms", 1, undefined]],
    ["Generation Time (ms)", ["generation_time", "ms", 1, undefined]],
    ["tokens_s", ["throughput", "tokens/s", 1, undefined]],
    ["Tokens per Second", ["throughput", "tokens/s", 1, undefined]],
    ["throughput_tok_s", ["throughput", "tokens/s", 1, undefined]],
    ["Throughput (tok/s)", ["throughput", "tokens/s", 1, undefined]],
    ["eval_s_mean", ["eval", "ms", 1000, "mean"]],
    ["total_duration_ns", ["total_duration", "ms", 1e-6, undefined]],
    ["p95_ms", ["time", "ms", 1, "p95"]],
    ["model_size_bytes", ["model_size", "bytes", 1, undefined]],
    ["memory_used_mib", ["memory_used", "bytes", 2 ** 20, undefined]],
    ["cpu_percent", ["cpu", "ratio", 0.01, undefined]],
    ["GPU Utilization (%)", ["gpu_utilization", "ratio", 0.01, undefined]],
    ["accuracy", ["accuracy", "ratio", 1, undefined]],
    ["score", ["score", "unknown", 1, undefined]],
    ["latency", ["latency", "unknown", 1, undefined]],
    ["token_throughput_secs", ["token_throughput", "tokens/s", 1, undefined]],
    ["token_rate_s", ["token_rate", "tokens/s", 1, undefined]],
    ["bandwidth_s", ["bandwidth_s", "unknown", 1, undefined]],
    ["qps_s", ["qps_s", "unknown", 1, undefined]],
    ["90p_ms", ["time", "ms", 1, "p90"]],
    ["latency_q95_ms", ["latency", "ms", 1, "p95"]],
    ["slowest_ms", ["time", "ms", 1, "max"]],
    ["slowest_tps", ["throughput", "tokens/s", 1, "min"]],
    ["end_to_end_latency_s.quantiles.p99", ["end_to_end_latency", "ms", 1000, "p99"]],
    ["Tokens per GB", ["tokens_per_gb", "unknown", 1, undefined]],
  ] as const)("%s", (name, expected) => {
    expect(read(name)).toEqual(expected);
  });

  it("takes limits, deadlines and sizes of memory pages for settings, and what was asked of a request", () => {
    const settings = ["deadline_ms", "sla_p99_ms", "page_size_bytes", "gen_ai.request.max_tokens", "max_tokens"];
    expect(settings.map((name) => readName(name).role)).toEqual(settings.map(() => "setting"));
    const measured = ["sla_attainment_ratio", "maximum_resident_set_size_kbytes", "max_tokens_per_second"];
    expect(measured.map((name) => readName(name).role)).toEqual(measured.map(() => undefined));
  });

  it("says that MB has two meanings and MiB one", () => {
    expect(quantityOf("size_mb").ambiguous).toContain("1,024");
    expect(quantityOf("size_mib").ambiguous).toBeUndefined();
  });
});
