import { describe, expect, it } from "vitest";

import { ingestFiles } from "./folder";

// Fields in the order in which llama-bench's CSV printer writes them (tools/llama-bench of ggml-org/llama.cpp, 2025); the figures are made up.
const fields =
  "build_commit,build_number,cpu_info,gpu_info,backends,model_filename,model_type,model_size,model_n_params,n_batch,n_ubatch,n_threads," +
  "cpu_mask,cpu_strict,poll,type_k,type_v,n_gpu_layers,n_cpu_moe,split_mode,main_gpu,no_kv_offload,flash_attn,devices,tensor_split," +
  "tensor_buft_overrides,use_mmap,use_direct_io,embeddings,no_op_offload,no_host,repack,fit_target,fit_min_ctx,n_prompt,n_gen,n_depth," +
  "test_time,avg_ns,stddev_ns,avg_ts,stddev_ts";
const common: readonly (string | number | boolean)[] = ["abcdef12", 5000, "A CPU", "A GPU", "CUDA", "models/x.gguf", "willow 7B Q4_K - Medium", 4677120000, 7615616512, 2048, 512, 8, "0x0", false, 50, "f16", "f16", -1, 0, "layer", 0, false, -1, "auto", "0.00", "none", true, false, false, 0, false, true, 0, 0]; // prettier-ignore
const tests: readonly (readonly (string | number)[])[] = [
  [512, 0, 0, "2025-04-24T11:58:50Z", 80_000_000, 1_000_000, 6400, 80],
  [0, 128, 0, "2025-04-24T11:58:51Z", 1_280_000_000, 9_000_000, 100, 0.7],
  [512, 128, 0, "2025-04-24T11:58:52Z", 1_600_000_000, 9_000_000, 400, 2.2],
];
const rows: readonly (string | number | boolean)[][] = tests.map((test) => [...common, ...test]);
const names = fields.split(",");
const objects = rows.map((row) => ({
  ...Object.fromEntries(row.map((value, at) => [names[at]!, value] as const)),
  samples_ns: [79_000_000, 81_000_000],
  samples_ts: [6480, 6320],
}));
const csv = [fields, ...rows.map((row) => row.map((value) => `"${typeof value === "boolean" ? Number(value) : value}"`).join(","))].join("\n"); // prettier-ignore

describe("llama-bench", () => {
  it("CSV: prefill, decode and both are three metrics, nanoseconds become ms", async () => {
    const { measurements, problems } = await ingestFiles({ "bench.csv": csv });
    expect(problems).toEqual([]);
    expect(measurements.map(({ row, metric, aggregate, value, unit }) => [row, metric, aggregate, value, unit])).toEqual([
      [1, "prefill", "mean", 6400, "tokens/s"],
      [1, "prefill", "sd", 80, "tokens/s"],
      [1, "duration", "mean", 80, "ms"],
      [1, "duration", "sd", 1, "ms"],
      [2, "throughput", "mean", 100, "tokens/s"],
      [2, "throughput", "sd", 0.7, "tokens/s"],
      [2, "duration", "mean", 1280, "ms"],
      [2, "duration", "sd", 9, "ms"],
      [3, "throughput.prompt_and_decode", "mean", 400, "tokens/s"],
      [3, "throughput.prompt_and_decode", "sd", 2.2, "tokens/s"],
      [3, "duration", "mean", 1600, "ms"],
      [3, "duration", "sd", 9, "ms"],
    ]); // prettier-ignore
    expect(measurements[0]).toMatchObject({
      kind: "llama-bench",
      subject: { model: "willow 7B Q4_K - Medium", backend: "llama.cpp" },
      settings: { n_batch: 2048, n_ubatch: 512, n_threads: 8, type_k: "f16", n_gpu_layers: -1, n_prompt: 512, n_gen: 0, n_depth: 0, devices: "auto" },
      settingsFrom: "record",
      dimensions: { timestamp: "2025-04-24T11:58:50Z", backends: "CUDA", build_commit: "abcdef12", build_number: 5000 },
    }); // prettier-ignore
  });

  it("JSON and JSON Lines give the same and every sample", async () => {
    const result = await ingestFiles({
      "a.json": JSON.stringify(objects),
      "b.jsonl": objects.map((each) => JSON.stringify(each)).join("\n"),
    });
    for (const file of ["a.json", "b.jsonl"]) {
      const own = result.measurements.filter((each) => each.file === file);
      expect(own.every(({ kind }) => kind === "llama-bench")).toBe(true);
      expect(own.filter(({ aggregate }) => aggregate === "mean").map(({ value }) => value)).toEqual([6400, 80, 100, 1280, 400, 1600]); // prettier-ignore
      const samples = own.filter(({ aggregate, settings }) => aggregate === undefined && settings["n_gen"] === 0);
      expect(samples.map(({ metric, value }) => [metric, value])).toEqual([
        ["prefill", 6480],
        ["prefill", 6320],
        ["duration", 79],
        ["duration", 81],
      ]);
      expect(samples[0]!.pointer?.endsWith("/samples_ts/0")).toBe(true);
    }
  });

  it("Markdown, its default: pp is prefill, tg is decode, ± is the deviation", async () => {
    const text =
      "| model                  |     size |  params | backend | ngl | test         |             t/s |\n" +
      "| ---------------------- | -------: | ------: | ------- | --: | -----------: | --------------: |\n" +
      "| willow 7B Q4_K - Medium | 4.36 GiB | 7.62 B | CUDA    |  -1 |        pp512 | 6400.00 ± 80.10 |\n" +
      "| willow 7B Q4_K - Medium | 4.36 GiB | 7.62 B | CUDA    |  -1 | tg128 @ d512 |   100.25 ± 0.70 |\n" +
      "| willow 7B Q4_K - Medium | 4.36 GiB | 7.62 B | CUDA    |  -1 |  pp512+tg128 |   400.00 ± 2.20 |\n";
    const { measurements } = await ingestFiles({ "bench.md": text });
    expect(measurements.map(({ metric, aggregate, value }) => [metric, aggregate, value])).toEqual([
      ["prefill", "mean", 6400],
      ["prefill", "sd", 80.1],
      ["throughput", "mean", 100.25],
      ["throughput", "sd", 0.7],
      ["throughput.prompt_and_decode", "mean", 400],
      ["throughput.prompt_and_decode", "sd", 2.2],
    ]);
    expect(measurements[2]).toMatchObject({
      subject: { model: "willow 7B Q4_K - Medium", backend: "llama.cpp" },
      settings: { n_gpu_layers: -1 },
      dimensions: { test: "tg128 @ d512", backends: "CUDA" },
    });
  });
});
