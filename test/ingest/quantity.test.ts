import { describe, expect, it } from "vitest";

import { quantityOf } from "../../src/ingest/values/name";

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
    ["Tokens per GB", ["tokens_per_gb", "unknown", 1, undefined]],
  ] as const)("%s", (name, expected) => {
    expect(read(name)).toEqual(expected);
  });

  it("says that MB has two meanings and MiB one", () => {
    expect(quantityOf("size_mb").ambiguous).toContain("1,024");
    expect(quantityOf("size_mib").ambiguous).toBeUndefined();
  });
});
