import { join } from "node:path";
import { describe, expect, it } from "vitest";

import type { Measurement } from "../../src/records";
import { corpusFolder, ingestOnce } from "./corpus";

const folder = corpusFolder("tools");

/** Metric, aggregate, value, unit, and where it stands, as worked out by hand from the file. */
type Expected = readonly [
  metric: string,
  aggregate: Measurement["aggregate"],
  value: number | null,
  unit: Measurement["unit"],
  where?: {
    readonly model?: string;
    readonly item?: string;
    readonly row?: number;
    readonly setting?: readonly [string, unknown];
  },
];

const byHand: Readonly<Record<string, readonly Expected[]>> = {
  "aiperf/profile_export.jsonl": [
    ["ttft", undefined, 255.886568, "ms", { row: 1 }],
    ["request_latency", undefined, 297.525228, "ms", { row: 1 }],
    ["input_sequence_length", undefined, 550, "tokens", { row: 1 }],
    ["output_token_count", undefined, 9, "tokens", { row: 1 }],
    ["inter_chunk_latency", undefined, 5.316006, "ms", { row: 1 }],
    ["error_isl", undefined, null, "tokens", { row: 2 }],
  ],
  "aiperf/profile_export_aiperf.csv": [
    ["ttft", "mean", 230.14, "ms"],
    ["ttft", "median", 177.79, "ms"],
    ["ttft", "p99", 687.62, "ms"],
    ["request_latency", "p95", 15873.07, "ms"],
    ["output_sequence_length", "max", 1526, "tokens"],
    ["output_token_throughput", undefined, 1172.15, "tokens/s"],
    ["benchmark_duration", undefined, 44_520, "ms"],
    ["request_throughput", undefined, 2.16, "1/s"],
  ],
  "aiperf/profile_export_aiperf.json": [
    ["ttft", "mean", 230.13715230208334, "ms", { model: "qwen3.6-nvfp4" }],
    ["ttft", "p1", 81.4498366, "ms", { model: "qwen3.6-nvfp4" }],
    ["request_latency", "median", 6478.6263245, "ms", { model: "qwen3.6-nvfp4" }],
    ["request_latency", "sd", 4376.035549505892, "ms"],
    ["output_token_throughput", "mean", 1172.145991694937, "tokens/s"],
    ["benchmark_duration", "mean", 44_522.61098, "ms"],
  ],
  "google-benchmark/gbench-test1_run1.json": [
    ["real_time", undefined, 0.00001, "ms", { item: "BM_SameTimes" }],
    ["real_time", undefined, 0.01, "ms", { item: "BM_100xFaster" }],
    ["real_time", undefined, 400, "ms", { item: "BM_NotBadTimeUnit" }],
    ["cpu_time", undefined, 500, "ms", { item: "BM_NotBadTimeUnit" }],
    ["real_time", undefined, 1000, "ms", { item: "BM_hasLabel" }],
  ],
  "google-benchmark/gbench-test3_run0.json": [
    ["real_time", undefined, 0.000009, "ms", { item: "BM_Two" }],
    ["cpu_time", undefined, 0.000086, "ms", { item: "BM_Two" }],
    ["real_time.aggregate", "other", 0.00001, "ms", { item: "BM_One" }],
    ["cpu_time.aggregate", "other", 0.000077, "ms", { item: "short" }],
    ["cpu_time", undefined, 0.000082, "ms", { item: "medium" }],
  ],
  "google-benchmark/gbench-test4_run0.json": [
    ["real_time.zz", "other", 0.01, "unknown", { item: "whocares" }],
    ["cpu_time.zz", "other", 0.1, "unknown", { item: "whocares" }],
    ["iterations.zz", "other", 1000, "unknown", { item: "whocares" }],
  ],
  "guidellm/benchmarks.json": [
    ["request_latency", "mean", 24_908.65981578827, "ms", { model: "Qwen/Qwen3-4B-Thinking-2507" }],
    ["request_latency", "median", 24_908.42366218567, "ms"],
    ["request_latency", "p95", 24_909.693002700806, "ms"],
    ["request_latency", "count", 4, "count"],
    ["request_throughput", "mean", 0.12043527909470322, "1/s", { setting: ["max_concurrency", 4] }],
  ],
  "hyperfine/hyperfine.json": [
    ["time", "mean", 11_614.81411152, "ms", { item: "cargo run --release --bin 1brc measurements_1000000000.txt" }],
    ["time", "sd", 1644.733448267718, "ms"],
    ["time", "median", 12_049.23320852, "ms"],
    ["user_time", "mean", 43_555.66462666667, "ms"],
    ["time", undefined, 13_148.435542520001, "ms"],
  ],
  "inference-perf/stage_6_lifecycle_metrics.json": [
    ["request_latency", "mean", 3797.03725667467, "ms"],
    ["ttft", "median", 2097.426358028315, "ms"],
    ["tpot", "p99", 12.86962536585972, "ms"],
    ["tpot.with_ttft", "mean", 61.01615838848927, "ms"],
    ["inter_token_latency", "p99.9", 148.7178763607517, "ms"],
    ["output_throughput", undefined, 7140.792680764174, "tokens/s"],
    ["request_throughput", undefined, 113.66007597058318, "1/s"],
    ["prompt_tokens", "max", 209, "tokens"],
  ],
  "inference-perf/summary_prometheus_metrics.json": [
    ["request_latency", "median", 3200.626, "ms"],
    ["ttft", "p90", 2464.412, "ms"],
    ["tpot", "mean", 23.35, "ms"],
    ["prompt_tokens", "mean", 589, "tokens"],
    ["output_tokens", "mean", 187, "tokens"],
  ],
  "k6/k6-summary.json": [
    ["http_req_duration", "mean", 255.6286, "ms"],
    ["http_req_duration", "median", 255.0285, "ms"],
    ["http_req_duration", "p95", 260.64205000000004, "ms"],
    ["http_reqs", "sum", 20, "count"],
    ["http_reqs.rate", undefined, 2.4169333249062928, "1/s"],
    ["data_received", "sum", 37_755, "bytes"],
    ["data_sent.rate", undefined, 542.6015314414627, "bytes/s"],
    ["http_req_failed", undefined, 0, "ratio"],
    ["test_duration", undefined, 8274.949, "ms"],
  ],
  "llama-bench/bench.json": [
    ["prefill", "mean", 7100.002165, "tokens/s", { model: "qwen2 7B Q4_K - Medium" }],
    ["prefill", "sd", 140.34152, "tokens/s"],
    ["prefill", undefined, 6863.1, "tokens/s"],
    ["throughput", "mean", 118.881588, "tokens/s", { setting: ["n_gen", 128] }],
    ["duration", "mean", 72.13564, "ms"],
  ],
  "llama-bench/bench.md": [
    ["prefill", "mean", 7340.2, "tokens/s", { model: "qwen2 7B Q4_K - Medium" }],
    ["prefill", "sd", 23.45, "tokens/s"],
    ["throughput", "mean", 120.6, "tokens/s"],
    ["prefill", "mean", 6425.91, "tokens/s", { setting: ["n_depth", 512] }],
    ["throughput", "sd", 0.6, "tokens/s"],
  ],
  "llama-benchy/llama-benchy-sample.json": [
    ["prefill", "mean", 987.0987514675164, "tokens/s", { model: "test", setting: ["concurrency", 1] }],
    ["throughput", "mean", 49.97785098352942, "tokens/s"],
    ["throughput", undefined, 50.00830782969089, "tokens/s"],
    ["ttft", "mean", 2076.0429790243506, "ms"],
    ["ttft.first_response", "sd", 2.2603957913815975, "ms"],
    ["network_latency", undefined, 1.2734305734435718, "ms"],
  ],
  "llama-benchy/lorbus-qwen3.6.md": [
    ["prefill", "mean", 2265.07, "tokens/s", { model: "Qwen3.6-27B-int4-AutoRound" }],
    ["throughput", "mean", 75.79, "tokens/s"],
    ["throughput.max", "mean", 98.33, "tokens/s"],
    ["e2e_ttft", "mean", 979.34, "ms"],
    ["prefill", "mean", 2398.37, "tokens/s", { setting: ["n_depth", 1000] }],
    ["est_ppt", "sd", 59.72, "ms"],
  ],
  "llmeter/responses.jsonl": [
    ["ttft", undefined, 350, "ms", { row: 1 }],
    ["duration", undefined, 920, "ms", { row: 1 }],
    ["tpot", undefined, 10.18, "ms", { row: 1 }],
    ["output_tokens", undefined, 62, "tokens", { row: 3 }],
    ["ttft", undefined, null, "ms", { row: 2 }],
    ["cached_tokens", undefined, 30, "tokens", { row: 5 }],
  ],
  "llmeter/stats.json": [
    ["ttft", "mean", 313.3333333333333, "ms", { model: "synthetic.errors-model-v1" }],
    ["ttft", "p99", 467.6, "ms"],
    ["duration", "mean", 1181.25, "ms"],
    ["tpot", "p90", 13.6, "ms"],
    ["failed_requests_rate", undefined, 0.4, "ratio"],
    ["output", "mean", 1200, "tokens/min"],
    ["test_duration", undefined, 7800, "ms"],
  ],
  "llmperf/llmperf-individual-bedrock_70b.json": [
    ["ttft", undefined, 625.7479270007025, "ms"],
    ["end_to_end_latency", undefined, 6241.240903000289, "ms"],
    ["request_output_throughput", undefined, 20.348517542232436, "tokens/s"],
    ["output_tokens", undefined, 128, "tokens"],
    ["tpot.with_ttft", undefined, 47.08900649675583, "ms"],
    ["ttft", undefined, null, "ms"],
  ],
  "llmperf/llmperf-summary-bedrock_70b.json": [
    [
      "ttft",
      "mean",
      408.373637792033,
      "ms",
      { model: "meta.llama2-70b-chat-v1", setting: ["num_concurrent_requests", 5] },
    ],
    ["ttft", "p99", 686.971139999514, "ms"],
    ["ttft", "sd", 74.99181263613727, "ms"],
    ["e2e_latency", "median", 6989.185308999367, "ms"],
    ["throughput.with_ttft", "p25", 20.902761947139822, "tokens/s"],
  ],
  "lm-eval/gsm8k.json": [
    [
      "exact_match.strict-match",
      undefined,
      0.7558756633813495,
      "ratio",
      { model: "meta-llama/Meta-Llama-3-8B-Instruct", item: "gsm8k" },
    ],
    ["exact_match.strict-match.stderr", "other", 0.011832404674077592, "ratio"],
    ["exact_match.flexible-extract", undefined, 0.7528430629264594, "ratio"],
    ["exact_match.flexible-extract.stderr", "other", 0.011881764043717087, "ratio"],
  ],
  "lm-eval/hellaswag.json": [
    ["acc", undefined, 0.58743278231428, "ratio", { model: "meta-llama/Meta-Llama-3-8B-Instruct", item: "hellaswag" }],
    ["acc.stderr", "other", 0.00491290045037086, "ratio"],
    ["acc_norm", undefined, 0.788388767177853, "ratio"],
    ["acc_norm.stderr", "other", 0.004076158744346701, "ratio"],
  ],
  "lm-eval/results_2025-03-10T04-18-53.855410.json": [
    [
      "truthfulqa_mc1",
      undefined,
      0.3574051407588739,
      "ratio",
      { model: "hugging-quants/Meta-Llama-3.1-8B-Instruct-AWQ-INT4", item: "leaderboard|truthfulqa:mc|0" },
    ],
    ["truthfulqa_mc1.stderr", "other", 0.016776599676729398, "ratio"],
    ["truthfulqa_mc2", undefined, 0.5280511180160053, "ratio"],
    ["truthfulqa_mc2.stderr", "other", 0.015011507458877409, "ratio"],
  ],
  "localscore/llama3.2-1B-cuda13.csv": [
    ["prefill", undefined, 43_550.07, "tokens/s", { item: "pp1024+tg16", setting: ["n_prompt", 1024] }],
    ["throughput", undefined, 794.43, "tokens/s"],
    ["ttft.in_process", undefined, 24.77, "ms"],
    ["throughput", undefined, 777.21, "tokens/s", { item: "pp16+tg1536", setting: ["n_gen", 1536] }],
    ["ttft.in_process", undefined, 4.24, "ms", { row: 9 }],
  ],
  "localscore/llama3.2-1B-cuda13.json": [
    ["prefill", undefined, 43_550.074484, "tokens/s", { model: "llama 1B Q4_K - Medium", item: "pp1024+tg16" }],
    ["throughput", undefined, 794.430171, "tokens/s"],
    ["ttft.in_process", undefined, 24.771926875, "ms"],
    ["ttft.in_process", "mean", 39.38089561926119, "ms"],
    ["prefill", "mean", 32_494.295890666668, "tokens/s"],
    ["time", "mean", 460.494484, "ms", { item: "pp4096+tg256" }],
  ],
  "mlperf/mlperf_log_summary.txt": [
    ["samples", undefined, 0.165037, "1/s", { item: "PySUT", setting: ["samples_per_query", 10] }],
    ["latency", "min", 6268.465782, "ms"],
    ["latency", "mean", 33_431.331185, "ms"],
    ["latency", "median", 36_448.535095, "ms"],
    ["latency", "p99.9", 60_592.566749, "ms"],
  ],
  "nvidia-smi/gpu_log.csv": [
    ["utilization.gpu", undefined, 0.01, "ratio", { row: 1, item: "NVIDIA GeForce RTX 4090" }],
    ["memory.used", undefined, 1129 * 2 ** 20, "bytes", { row: 1 }],
    ["power.draw", undefined, 33.09, "W", { row: 1 }],
    ["utilization.memory", undefined, 0.83, "ratio", { row: 8 }],
    ["power.draw", undefined, 309.93, "W", { row: 9 }],
  ],
  "ollama-lab/state.jsonl": [
    ["latency", undefined, 106_121.61183357239, "ms", { row: 1, model: "base:noyap" }],
    ["latency", undefined, 44_805.68814277649, "ms", { row: 2 }],
    ["output_chars", undefined, 1444, "count", { row: 3, model: "codegemma:2b-acting-noyap" }],
    ["score", undefined, 0.8, "unknown", { row: 1 }],
    ["latency", undefined, 907.6664447784424, "ms", { row: 6 }],
  ],
  "ollama-load/ollama_benchmark_averages.csv": [
    [
      "load_time",
      undefined,
      60_392,
      "ms",
      { row: 1, model: "deepseek-r1-0528-q4_k_m:latest", setting: ["context_size", 8192] },
    ],
    ["total_time", undefined, 10_650, "ms", { row: 4, model: "mistral-small3.2:24b" }],
    ["prompt_tokens", undefined, 13, "tokens", { row: 7 }],
    ["vram", undefined, 419.93e9, "bytes", { row: 1 }],
    ["vram", undefined, 1, "ratio", { row: 1 }],
  ],
  "ollama-load/ollama_load_benchmark_results_np20_mlm3_kvq8.csv": [
    ["load_time", undefined, 19_150, "ms", { row: 1, model: "qwen3:32b-q8", setting: ["context_size", 8192] }],
    ["total_time", undefined, 31_250, "ms", { row: 1 }],
    ["prompt_eval_time", undefined, 12_090, "ms", { row: 1 }],
    ["total_time", undefined, 18_410, "ms", { row: 6, setting: ["context_size", 32_768] }],
    ["generated_tokens", undefined, 1, "tokens", { row: 16 }],
  ],
  "ollama-md/4060Ti_16gb.md": [
    ["throughput", undefined, 130.12, "tokens/s", { model: "Llama3.2:1b" }],
    ["throughput", undefined, 92.21, "tokens/s", { model: "Llama3.2:3b" }],
    ["throughput", undefined, 201.73, "tokens/s", { model: "Qwen2.5:0.5b" }],
    ["throughput", undefined, 29.68, "tokens/s", { model: "phi3:14b" }],
    ["memory", undefined, 820e6, "bytes", { model: "Qwen2.5:0.5b" }],
  ],
  "ollama-md/ollama-bench-20260424-134531.md": [
    ["gen", "mean", 69.97, "tokens/s", { model: "gemma3:1b" }],
    ["gen", "p90", 9.5, "tokens/s", { model: "llama3:8b" }],
    ["gen", "sd", 0.58, "tokens/s", { model: "mistral:7b" }],
    ["prompt", "mean", 230.89, "tokens/s", { model: "qwen2.5:7b" }],
    ["total", "mean", 5520, "ms", { model: "gemma3:1b" }],
    ["load", undefined, 6070, "ms", { model: "gemma3:1b" }],
    ["gen", undefined, 67.61, "tokens/s", { model: "gemma3:1b" }],
  ],
  "ollama-md/phi3_3.8_4060Ti_16gb.md": [
    ["throughput", undefined, 87.81, "tokens/s"],
    ["total_duration", undefined, 7771.1868, "ms"],
    ["load_duration", undefined, 6.7027, "ms"],
    ["prompt_eval_duration", undefined, 497, "ms"],
    ["prefill", undefined, 36.22, "tokens/s"],
    ["output_tokens", undefined, 638, "tokens"],
  ],
  "ollama-notes/benchmarks_eval.csv": [
    ["total_duration", undefined, 6437.293717, "ms", { row: 1, model: "phi3:3.8b-mini-instruct-4k-q4_K_M" }],
    ["load_duration", undefined, 2347.770993, "ms", { row: 1 }],
    ["prompt_tokens", undefined, 13, "tokens", { row: 1 }],
    ["eval_duration", undefined, 7269.166, "ms", { row: 2 }],
    ["output_tokens", undefined, 1292, "tokens", { row: 5 }],
  ],
  "sglang/agg_n50_in128_out64_c8.jsonl": [
    ["ttft", "mean", 115.28786353766918, "ms", { model: "Qwen/Qwen2.5-3B-Instruct", setting: ["max_concurrency", 8] }],
    ["ttft", "p99", 599.2950061988086, "ms"],
    ["e2e_latency", "median", 223.48943213000894, "ms"],
    ["output_throughput", undefined, 710.7638973941176, "tokens/s"],
    ["request_throughput", undefined, 25.36630611684931, "1/s"],
    ["mean_concurrency", undefined, 7.784201163950447, "unknown"],
    ["duration", undefined, 1971.1186867207289, "ms"],
  ],
  "sglang/pd_1p1d_n100_in512_out128_c64.jsonl": [
    [
      "duration",
      undefined,
      10_712.137818336487,
      "ms",
      { model: "Qwen/Qwen2.5-3B-Instruct", setting: ["max_concurrency", 64] },
    ],
    ["request_throughput", undefined, 9.335204764526567, "1/s"],
    ["total_output_tokens.retokenized", undefined, 6179, "tokens"],
    ["e2e_latency", "sd", 2490.5628571347675, "ms"],
    ["itl", "p95", 9.274879656732084, "ms"],
    ["mean_concurrency", undefined, 54.28582138238347, "unknown"],
  ],
  "vllm/benchmark_Qwen3_5-27B_2026-03-16_15-33-00.json": [
    ["ttft", "mean", 200_106.2700261699, "ms", { model: "Qwen3.5-27B", setting: ["num_prompts", 100] }],
    ["ttft", "p80", 320_944.6416762032, "ms"],
    ["tpot", "median", 86.73780837302441, "ms"],
    ["itl", "p99", 615.4136571602425, "ms"],
    ["output_throughput", undefined, 94.64742079124721, "tokens/s"],
    ["duration", undefined, 453_018.15560900286, "ms"],
    ["completed", undefined, 100, "count"],
  ],
  "vllm/nerdalert-results.json": [
    [
      "ttft",
      "mean",
      45.037437366166465,
      "ms",
      { row: 1, model: "meta-llama/Llama-3.1-8B-Instruct", setting: ["request_rate", 1] },
    ],
    ["tpot", "p99", 15.73952322602366, "ms", { row: 2, setting: ["request_rate", 10] }],
    ["itl", "sd", 2.208830312324867, "ms", { row: 1 }],
    ["output_throughput", undefined, 959.6860197935362, "tokens/s", { row: 2 }],
    ["total_input_tokens", undefined, 2_400_000, "tokens", { row: 3 }],
  ],
  "vllm/model-results.csv": [
    ["tput", undefined, 53.088569638684945, "unknown", { row: 1, setting: ["batch_size", 1] }],
    ["tput", undefined, 1527.4525745812364, "unknown", { row: 5, setting: ["batch_size", 32] }],
    ["tput", undefined, 4443.804061479404, "unknown", { row: 10, setting: ["seq_len", 128] }],
    ["tput", undefined, 122.07616769402846, "unknown", { model: "TheBloke/Llama-2-13B-chat-GPTQ", row: 16 }],
    ["tput", undefined, 131.68416763496072, "unknown", { model: "robertgshaw2/llama-2-13b-chat-marlin" }],
  ],
  "vllm/server-results.csv": [
    [
      "request_latency",
      "mean",
      2108.12097347574,
      "ms",
      { row: 1, model: "mistralai/Mistral-7B-v0.1", setting: ["qps", 1] },
    ],
    ["request_latency", "median", 4604.72903348273, "ms", { row: 2 }],
    ["request_latency", "p99", 2621.43210772658, "ms", { row: 3 }],
    ["request_latency", "max", 5456.20687608607, "ms", { row: 4 }],
    ["request_latency", "p90", 2572.56381446496, "ms", { row: 5 }],
  ],
  "geerling/README.md": [
    ["eval_rate", undefined, 19.89, "tokens/s"],
    ["eval_rate", undefined, 279.65, "tokens/s", { model: "gpt-oss 20b" }],
    ["eval_rate", undefined, 334.67, "tokens/s", { model: "Llama 3.2:3b" }],
    ["power", "max", 261.9, "W", { model: "Llama 3.2:3b" }],
    ["eval_rate", undefined, 14.08, "tokens/s", { model: "Llama 3.1:70b" }],
  ],
};

const near = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)));

function fits(found: Measurement, [metric, aggregate, value, unit, where]: Expected): boolean {
  const { model, item, row, setting } = where ?? {};
  return (
    found.metric === metric &&
    found.aggregate === aggregate &&
    found.unit === unit &&
    near(found.value, value) &&
    (model === undefined || found.subject.model === model) &&
    (item === undefined || found.subject.item === item) &&
    (row === undefined || found.row === row) &&
    (setting === undefined || found.settings[setting[0]] === setting[1])
  );
}

describe.runIf(folder !== undefined)("files of other programs, checked by hand", () => {
  it.each(Object.entries(byHand))("%s", async (path, expected) => {
    const { measurements } = await ingestOnce(folder!);
    const own = measurements.filter(({ file }) => file === path);
    expect(expected.filter((each) => !own.some((found) => fits(found, each)))).toEqual([]);
  });

  it("become calls where they hold a record for each request", async () => {
    const { calls } = await ingestOnce(folder!);
    const of = (path: string) => calls.filter(({ study }) => study === path);
    const vllm = of("vllm/benchmark_Qwen3_5-27B_2026-03-16_15-33-00.json");
    expect(vllm).toHaveLength(100);
    expect(vllm[0]).toMatchObject({
      status: "ok",
      speed: { valid: true },
      server: { promptTokens: 603, outputTokens: 9 },
    });
    expect(vllm[0]!.clock.ttftMs).toBeCloseTo(1217.3484659942915, 9);
    const llmeter = of("llmeter/responses.jsonl");
    expect(llmeter.map(({ status, speed, clock }) => [status, speed.valid, clock.ttftMs, clock.durationMs])).toEqual([
      ["ok", true, 350, 920],
      ["server-error", false, undefined, undefined],
      ["ok", true, 410, 1050],
      ["timeout", false, undefined, undefined],
      ["ok", true, 180, 650],
    ]);
    expect(of("aiperf/profile_export.jsonl").map(({ status, clock }) => [status, clock.ttftMs])).toEqual([
      ["ok", 255.886568],
      ["cancelled", undefined],
    ]);
    expect(
      of("llmperf/llmperf-individual-bedrock_70b.json")
        .slice(0, 2)
        .map(({ status, clock }) => [status, clock.durationMs]),
    ).toEqual([
      ["server-error", undefined],
      ["ok", 6241.24090300029],
    ]);
  });

  it("of which nobody can read a row say so", async () => {
    const { problems } = await ingestOnce(folder!);
    const said = (path: string) => problems.filter(({ file }) => file === join(path)).map(({ code }) => code);
    expect(said("llama-bench/bench.csv")).toContain("ragged-rows");
    expect(said("mlperf/mlperf_log_detail.txt")).toEqual(["unknown-text"]);
  });

  it("are told in the table of the documentation, file by file: what was read, checked, wrong and left out", async () => {
    const { files, measurements, problems } = await ingestOnce(folder!);
    const rows = files.map(({ path, account, kind, measurements: read }) => {
      const own = measurements.filter(({ file }) => file === path);
      const checked = byHand[path] ?? [];
      const wrong = checked.filter((each) => !own.some((found) => fits(found, each))).length;
      const why = account?.reasons.map(({ why, count }) => `${count} ${why}`).join("; ") ?? "";
      const said = problems.filter(({ file, code }) => file === path && read === 0 && code !== "ragged-rows");
      const reason = why === "" ? said.map(({ message }) => message.slice(path.length + 1)).join(" ") : why;
      return [path, kind, String(read), String(checked.length), String(wrong), reason === "" ? "-" : reason];
    });
    const head = ["File", "Read as", "Values", "Checked by hand", "Wrong", "Left out, and why"];
    const line = (cells: readonly string[]): string =>
      `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    const table = [head, head.map((_, at) => (at < 2 || at === 5 ? "---" : "--:")), ...rows].map(line).join("\n");
    const title = "# What is read of other programs' files";
    const text =
      "Made by `test/ingest/tool-files.test.ts` (`npx vitest run test/ingest/tool-files.test.ts -u` makes it anew): files of other programs as they stand in " +
      "public repositories, the values that are read of each, how many of them were worked out by hand from the file before, how many of those were read wrongly, and what is left out.";
    await expect(`${title}\n\n${text}\n\n${table}\n`).toMatchFileSnapshot("../../docs/files-read.md");
    expect(rows.filter((cells) => cells[4] !== "0")).toEqual([]);
    expect(rows.filter((cells) => cells[2] !== "0" && cells[3] === "0").map(([path]) => path)).toEqual([]);
  });
});
