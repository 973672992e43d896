import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import type { IngestResult, Measurement } from "../../src/records";
import { corpusFolder, ingestOnce } from "./corpus";

const folder = corpusFolder("benchmarks-101");

/** What each recogniser makes of one real file, figures read off the file by hand. */
describe.runIf(folder !== undefined)("every kind, on a real file", () => {
  const of = async (path: string): Promise<{ result: IngestResult; kind: string; all: readonly Measurement[] }> => {
    const result = await ingestOnce(folder!);
    const file = result.files.find((each) => each.path === path)!;
    return { result, kind: file.kind, all: result.measurements.filter((each) => each.file === path) };
  };
  const short = ({ subject, metric, aggregate, value, unit, original }: Measurement) =>
    [subject.backend ?? subject.item ?? subject.model, metric, aggregate, value, unit, original.value] as const;

  it("ollama-quant-bench", async () => {
    const { kind, all } = await of("csv_data/ollama_quant_bench.csv");
    expect(kind).toBe("ollama-quant-bench");
    expect(all).toHaveLength(15 * 9);
    expect(all.slice(0, 3).map((each) => [each.metric, each.value])).toEqual([
      ["ttft.server_load_prompt", 138.2],
      ["throughput", 74.11],
      ["load", 70.4],
    ]);
    expect(all[0]).toMatchObject({
      row: 1,
      subject: { model: "llama3.1:8b-instruct-q4_0", item: "banter prompt: Player failed a mission but needs encouragement." },
      settings: { quantization: "q4_0" },
      settingsFrom: "record",
      dimensions: { timestamp: "2025-09-30T20:09:43", prompt_index: 1 },
    }); // prettier-ignore
  });

  it("ollama-runs, with the options of its JSON cell as settings", async () => {
    const { all } = await of("reports/ollama/20251002-151204/prompt_suite_runs.csv");
    expect(all[0]).toMatchObject({ kind: "ollama-runs", settings: { temperature: 0.3, top_p: 0.9 }, status: "failed", value: null }); // prettier-ignore
  });

  it("ollama-summary: a model that completed nothing has failures, no zeros", async () => {
    const { all } = await of("reports/ollama/20251002-151204/prompt_suite_summary.json");
    const first = all.filter((each) => each.pointer?.startsWith("/models/0") === true);
    expect(first.map((each) => [each.metric, each.aggregate, each.value, each.status])).toEqual([
      ["prompts", "count", 5, "ok"],
      ["completed", "count", 0, "ok"],
      ["ttft.server_load_prompt", "mean", null, "failed"],
      ["throughput", "mean", null, "failed"],
    ]);
    expect(first[0]!.subject.model).toBe("llama3.1:8b-instruct-q4_0");
  });

  it("kernel-benchmarks", async () => {
    const { all } = await of("reports/kernel_optimization/kernel_benchmarks.json");
    expect(all).toHaveLength(16);
    expect(short(all[0]!)).toEqual(["torch", "time", "mean", 24.615689999973256, "ms", 24.615689999973256]);
    expect(all[0]).toMatchObject({ subject: { item: "attention" }, pointer: "/attention/torch/mean_time_ms" });
  });

  it("quantization-report", async () => {
    const { all } = await of("reports/quantization/quantization_report.json");
    expect(all.slice(0, 3).map(short)).toEqual([
      ["baseline", "accuracy", undefined, 0.75, "ratio", 0.75],
      ["baseline", "loss", undefined, 0.6084538698196411, "1", 0.6084538698196411],
      ["baseline", "model_size", undefined, 2781, "bytes", 2781],
    ]);
  });

  it("baseline-test-results and baseline-performance-summary give the same figures to two places", async () => {
    const json = await of("csv_data/baseline_test_results_1759099000.json");
    const csv = await of("csv_data/baseline_performance_summary.csv");
    expect([json.kind, csv.kind]).toEqual(["baseline-test-results", "baseline-performance-summary"]);
    expect(short(csv.all[0]!)).toEqual(["Player Died (Encouraging)", "generation_time", undefined, 3089.02, "ms", "3089.02"]); // prettier-ignore
    expect(csv.all.map(({ metric, value }) => [metric, value]).slice(0, 3)).toEqual([
      ["generation_time", 3089.02],
      ["tokens", 44],
      ["throughput", 14.24],
    ]);
    expect(csv.all.every(({ status, dimensions }) => status === "ok" && dimensions?.["tone"] !== undefined)).toBe(true);
    const file = JSON.parse(readFileSync(join(folder!, "csv_data/baseline_test_results_1759099000.json"), "utf8")) as { results: { generation_time_ms: number }[] }; // prettier-ignore
    const times = json.all.filter(({ metric, status }) => metric === "generation_time" && status === "ok");
    expect(times.map(({ value }) => value)).toEqual(file.results.map((each) => each.generation_time_ms));
  });

  it("timing-baseline, and its wrong interval named and not read", async () => {
    const path = "csv_data/baselines/demo_baseline_1759181419.json";
    const { all, result } = await of(path);
    expect(all).toHaveLength(15);
    expect(short(all[0]!)).toEqual(["demo_baseline", "time", "mean", 0.07351000058406498, "ms", 0.07351000058406498]);
    expect(all[0]!.dimensions).toEqual({ run: 1 });
    expect(result.problems.find((each) => each.file === path)!.code).toBe("wrong-interval");
  });

  it("demo-inference", async () => {
    const { all } = await of("csv_data/demo_inference_1759181417.json");
    expect(all.map(({ aggregate, value }) => [aggregate, value])).toEqual([
      ["mean", 0.07240000013553072],
      ["sd", 0.00729369620558274],
      ["median", 0.07069999992381781],
      ["p95", 0.08560000060242601],
      ["p99", 0.08560000060242601],
    ]);
  });

  it("system-metrics: psutil's GB are 1024-based, percent is a ratio, watts and degrees are named", async () => {
    const { all } = await of("reports/llama3/baseline_system_metrics.json");
    const first = (backend: string, metric: string) =>
      all.find((each) => each.subject.backend === backend && each.metric === metric)!;
    expect(first("system", "cpu")).toMatchObject({ value: 0.123, unit: "ratio" });
    expect(first("system", "memory_used").value).toBeCloseTo(10.728008270263672 * 2 ** 30, 3);
    expect(first("gpu", "temperature")).toMatchObject({ value: 48, unit: "°C" });
    expect(first("gpu", "power_draw")).toMatchObject({ value: 2.021, unit: "W" });
    expect(first("gpu", "memory_total").value).toBe(12282 * 2 ** 20);
    expect(first("gpu", "clock_graphics")).toMatchObject({ value: 210e6, unit: "Hz" });
    expect(first("gpu", "power_draw").subject.item).toBe("NVIDIA GeForce RTX 4080 Laptop GPU");
  });

  it("ml-metrics: no inference is a count of 0 and a note, not a figure", async () => {
    const { all, result } = await of("reports/llama3/baseline_ml_metrics.json");
    expect(all.map(({ metric, value }) => [metric, value])).toEqual([["inferences", 0]]);
    expect(result.problems.some(({ code, file }) => code === "nothing-measured" && file.includes("ml_metrics"))).toBe(true); // prettier-ignore
  });

  it("markdown: title, headings and the tables under them, emphasis taken off", async () => {
    const { all, result } = await of("reports/Technical_Report_108.md");
    const file = result.files.find(({ path }) => path === "reports/Technical_Report_108.md")!;
    expect(file.headings!.length).toBeGreaterThan(20);
    const best = all.filter(({ row }) => row === 371);
    expect(best.find(({ metric }) => metric === "throughput")).toMatchObject({ value: 303.9, unit: "tokens/s", settings: { num_gpu: 999, num_ctx: 4096, temperature: 0.8 }, settingsFrom: "record" }); // prettier-ignore
    const line = readFileSync(join(folder!, file.path), "utf8").split("\n")[370]!;
    expect(line).toContain("303.9");
  });

  it("json, the generic reader: unknown units are kept as they stand, with a note", async () => {
    const { all, kind, result } = await of("reports/ascii_demo_20251004_143244.json");
    expect(kind).toBe("json");
    expect(all.map(({ metric, value, unit }) => [metric, value, unit])).toContainEqual(["anomalies_detected", 7, "unknown"]); // prettier-ignore
    expect(result.problems.some(({ file, code }) => file.includes("143244") && code === "unknown-unit")).toBe(true);
  });

  it("all 24 values of a compilation file, failures as such: the file's own totals", async () => {
    const path = "reports/compilation/conv_cuda_bench_20251002-172037.json";
    const { all } = await of(path);
    type Backend = { compilation: { success?: boolean }; benchmark: { mean_time_ms: number; success?: boolean } };
    const file = JSON.parse(readFileSync(join(folder!, path), "utf8")) as { backends: Record<string, Backend> };
    const failed = Object.entries(file.backends).filter(([, each]) => each.benchmark.mean_time_ms === 0);
    expect(failed.map(([name]) => name)).toEqual(["torch_compile"]);
    for (const [name, { benchmark }] of Object.entries(file.backends)) {
      const mean = all.find((each) => each.subject.backend === name && each.aggregate === "mean")!;
      expect([mean.value, mean.status]).toEqual(benchmark.mean_time_ms === 0 ? [null, "failed"] : [benchmark.mean_time_ms, "ok"]); // prettier-ignore
    }
  });
});
