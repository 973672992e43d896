import { json } from "./written";
import type { Written } from "./written";

/** Fourteen more, written down after the fourth round was mended and before these were read. */
export const fifthRound: readonly Written[] = [
  ["sharegpt-run.json", json({ backend: "vllm", model_id: "org/M-8B", date: "20260101-100000", best_of: 1, num_prompts: 200, burstiness: 1.0, duration: 42.5, completed: 198, failed: 2, total_input_tokens: 40000, total_output_tokens: 38000, request_throughput: 4.66, output_throughput: 894.1, mean_ttft_ms: 52.5, std_ttft_ms: 8.25, p99_ttft_ms: 95.5, mean_tpot_ms: 12.25, p99_itl_ms: 35.5 }), [
    { value: 52.5, unit: "ms", aggregate: "mean", metric: "ttft" }, { value: 35.5, unit: "ms", aggregate: "p99" }, { value: 42500, unit: "ms" }, { absent: { value: 200 } }, { absent: { value: 1 } }, { value: 894.1, unit: "tokens/s" }, { value: 4.66, unit: "1/s" }, { subjectModel: "org/M-8B" },
  ]],
  ["sweep.tsv", "model\tquant\tctx\tpp_tps\ttg_tps\tvram_mib\tppl\nqwen3-8b\tQ4_K_M\t4096\t1250.5\t52.25\t5900\t7.85\nqwen3-8b\tQ8_0\t4096\t1100.5\t38.5\t9100\t7.55\n", [
    { value: 52.25, unit: "tokens/s", subjectModel: "qwen3-8b" }, { absent: { value: 1250.5, metric: "throughput" } }, { value: 5900 * 2 ** 20, unit: "bytes" }, { value: 7.85 }, { absent: { value: 7.85, unit: "ms" } }, { absent: { value: 4096 } },
  ]],
  ["nested.json", json({ meta: { gpu: "RTX 4090", driver_version: "550.54", started: 1767261600 }, models: { "llama3:8b": { ttft: { mean_ms: 45.5, p95_ms: 62.5 }, decode: { tokens_per_s: 95.5 } }, "qwen2:7b": { ttft: { mean_ms: 40.5, p95_ms: 58.5 }, decode: { tokens_per_s: 101.5 } } } }), [
    { value: 45.5, unit: "ms", aggregate: "mean" }, { value: 58.5, unit: "ms", aggregate: "p95" }, { value: 101.5, unit: "tokens/s" }, { absent: { value: 1767261600 } }, { absent: { value: 40.5, aggregate: null } }, { any: [{ value: 95.5, subjectModel: "llama3:8b" }, { value: 95.5, subjectItem: "llama3:8b / decode" }] },
  ]],
  ["fail-heavy.csv", "run,model,ok,ttft_s,tokens_per_second,notes\n1,llama3:8b,yes,0.125,52.5,\n2,llama3:8b,no,0,0,CUDA error\n3,llama3:8b,yes,0.130,51.5,retry\n", [
    { value: 125, unit: "ms", status: "ok" }, { value: null, status: "failed" }, { absent: { value: 0, status: "ok" } }, { value: 51.5, unit: "tokens/s" },
  ]],
  ["blog.md", "## Results on an M3 Max\n\nModel | Quant | Prompt eval (tok/s) | Eval (tok/s) | RAM (GB)\n--- | --- | --- | --- | ---\nLlama 3 8B | Q4_0 | 450.5 | 62.5 | 5.5\nMixtral 8x7B | Q4_K_M | ~ 210 | 35.5 | 26.5\n", [
    { value: 62.5, unit: "tokens/s", subjectModel: "Llama 3 8B" }, { absent: { value: 450.5, metric: "throughput" } }, { value: 5.5e9, unit: "bytes" }, { absent: { value: 8 } }, { absent: { value: 62.5, unit: "ms" } },
  ]],
  ["speedtest.csv", "date;model;ttft (ms);tok/s;watt\n01.02.2026;llama3:8b;125,5;52,25;250,5\n02.02.2026;llama3:8b;130,25;51,75;251,25\n", [
    { value: 125.5, unit: "ms" }, { value: 51.75, unit: "tokens/s" }, { absent: { value: 1255 } }, { absent: { value: 5225 } }, { absent: { value: 250.5, unit: "ms" } },
  ]],
  ["stats.jsonl", '{"event":"request_done","t":12.5,"latency_us":1250500,"tokens":{"prompt":100,"completion":50},"ok":true}\n{"event":"request_done","t":14.5,"latency_us":0,"tokens":{"prompt":100,"completion":0},"ok":false,"err":"503"}\n', [
    { value: 1250.5, unit: "ms", status: "ok" }, { any: [{ value: 50, unit: "tokens" }, { value: 50, unit: "unknown" }] }, { absent: { subjectItem: "100" } }, { absent: { value: 0, status: "ok" } }, { absent: { value: 503 } }, { absent: { value: 12500 } },
  ]],
  ["table.txt", "Model           TTFT(ms)   tok/s\nllama3:8b          125.5    52.3\nqwen2:7b            98.5    61.5\n", [
    { absent: { value: 125.5, unit: "tokens/s" } }, { absent: { value: 52.3, unit: "ms" } }, { absent: { value: 8 } },
  ]],
  ["percent.csv", "model,mmlu_pct,gpu_util_%,error_rate_%,success\na,65.5,98,1.5,98.5%\n", [
    { value: 0.655, unit: "ratio" }, { value: 0.98, unit: "ratio" }, { value: 0.015, unit: "ratio" }, { absent: { status: "failed" } }, { absent: { value: 98.5, unit: "ratio" } },
  ]],
  ["ledger.ndjson", '{"ts":"2026-01-01T10:00:00Z","provider":"openai","model":"gpt-x","input_tokens":120,"output_tokens":60,"cost_usd":0.0012,"latency_ms":1850,"cached_tokens":64,"retry_count":1}\n', [
    { value: 1850, unit: "ms", subjectModel: "gpt-x" }, { value: 60, unit: "tokens" }, { value: 64, unit: "tokens" }, { absent: { value: 0.0012, unit: "tokens" } }, { absent: { value: 1, unit: "tokens" } },
  ]],
  ["p-columns.csv", "engine,n,avg_ms,p50_ms,p95_ms,p99_ms,rps\nvllm,1000,125.5,120.5,155.5,180.5,95.5\nsglang,1000,118.5,115.5,140.5,160.5,101.5\n", [
    { value: 125.5, unit: "ms", aggregate: "mean", subject: { backend: "vllm" } }, { value: 160.5, aggregate: "p99", subject: { backend: "sglang" } }, { value: 95.5, unit: "1/s" }, { absent: { value: 120.5, aggregate: null } }, { absent: { value: 1000, unit: "ms" } },
  ]],
  ["k-suffix.json", json({ runs: [{ model: "m", context: "8k", ttft: "1.25s", tps: "52.5", mem: "5.5 GiB", load: "850ms" }] }), [
    { value: 1250, unit: "ms" }, { value: 5.5 * 2 ** 30, unit: "bytes" }, { value: 850, unit: "ms" }, { value: 52.5, unit: "tokens/s" }, { absent: { value: 8 } }, { absent: { value: 1.25, unit: "ms" } },
  ]],
  ["tpu.csv", "step,step_time_s,tokens_per_sec_per_device,mfu,hbm_gib,loss\n1,1.255,3250.5,0.455,14.5,2.15\n2,1.245,3275.5,0.458,14.5,2.10\n", [
    { value: 1255, unit: "ms" }, { absent: { value: 3250.5, unit: "ms" } }, { absent: { value: 3250.5, metric: "throughput" } }, { value: 14.5 * 2 ** 30, unit: "bytes" }, { absent: { value: 2.15, unit: "ms" } }, { absent: { value: 1, unit: "count" } },
  ]],
  ["warm-cold.json", json({ model: "llama3:8b", cold_start: { ttft_ms: 4250.5, load_ms: 4100.5 }, warm: { ttft_ms: [45.5, 46.5, 44.5] } }), [
    { value: 45.5, unit: "ms" }, { value: 4100.5, unit: "ms" }, { any: [{ value: 4250.5, subjectItem: "cold_start" }, { value: 4250.5, metric: "ttft.cold" }] },
  ]],
]; // prettier-ignore
