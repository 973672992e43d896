import { describe, expect, it } from "vitest";

import { holds } from "./cases";
import type { Expectation } from "./cases";
import { ingestFiles } from "./folder";

/** Small files of names and layouts that are in use, with what must hold of them; written down before they were read. */
const files: readonly (readonly [name: string, text: string, expected: readonly Expectation[]])[] = [
  ["latency95.csv", "tool,lat_95th_percentile_ms,latency.p99,ttft_ms.mean\na,5,7,9\n", [{ metric: "lat", value: 5, unit: "ms", aggregate: "p95" }, { metric: "latency", value: 7, aggregate: "p99" }, { metric: "ttft", value: 9, unit: "ms", aggregate: "mean" }]],
  ["rates.csv", "model,Output tok/sec,req_per_sec,eval_tps,tokens_per_sec_per_gpu\nm:1b,5,7,9,11\n", [{ value: 5, unit: "tokens/s" }, { value: 7, unit: "1/s" }, { value: 9, unit: "tokens/s" }, { value: 11, unit: "tokens/s" }]],
  ["err.jsonl", '{"request_id":"a","status_code":200,"latency_s":1.5}\n{"request_id":"b","status_code":429,"latency_s":0.01}\n', [{ value: 1500, unit: "ms", status: "ok" }, { value: null, status: "failed" }, { absent: { value: 10 } }]],
  ["flag.csv", "id,is_error,ttft_ms\n1,0,50\n2,1,0\n", [{ value: 50, status: "ok" }, { value: null, status: "failed" }]],
  ["group0.json", '{"model":"x/Y-7B","latency_ms":{"ok":{"avg":5,"n":3},"failed":{"avg":0,"n":0}}}', [{ metric: "latency", value: 5, aggregate: "mean" }, { absent: { value: 0, aggregate: "mean" } }]],
  ["lim.json", '{"model":"x","max_model_len":8192,"max_num_seqs":256,"min_tokens":1,"n_ctx":4096,"top_k":40,"mean_ttft_ms":9.5}', [{ metric: "ttft", value: 9.5, unit: "ms", aggregate: "mean" }, ...[8192, 256, 1, 4096, 40].map((value) => ({ absent: { value } }))]],
  ["peaks.json", '{"model":"x","max_ttft_ms":19.5,"min_latency_s":0.5,"max_output_tokens_per_s":80}', [{ value: 19.5, aggregate: "max", unit: "ms" }, { value: 500, aggregate: "min", unit: "ms" }, { value: 80, aggregate: "max", unit: "tokens/s" }]],
  ["action.json", '[{"name":"decode","unit":"ns/iter","value":1500000},{"name":"prefill","unit":"ms","value":3}]', [{ value: 1.5, unit: "ms", subjectItem: "decode" }, { value: 3, unit: "ms", subjectItem: "prefill" }]],
  ["engine.json", '{"engine_args":{"model":"org/M-7B","dtype":"fp16"},"results":{"ttft_ms":{"p50":4.5}}}', [{ metric: "ttft", value: 4.5, aggregate: "median", subjectModel: "org/M-7B" }]],
  ["command.json", '{"command":["vllm","bench","serve","--model","org/M-7B"],"itl_ms":3.5}', [{ value: 3.5, unit: "ms", subjectModel: "org/M-7B" }]],
  ["heading.md", "## Results: Qwen/Qwen3-8B\n\n| Batch | Latency (ms) |\n|---|---|\n| 1 | 5.5 |\n", [{ value: 5.5, unit: "ms", subjectModel: "Qwen/Qwen3-8B" }]],
  ["bullet.md", "- **Model**: gemma3:4b\n\n| Prompt | TTFT (ms) |\n|---|---|\n| a | 5.5 |\n", [{ value: 5.5, subjectModel: "gemma3:4b" }]],
  ["average.csv", "run,latency_ms\n1,10\n2,20\naverage,15\n", [{ value: 10, aggregate: null }, { value: 15, aggregate: "mean" }, { absent: { value: 15, aggregate: null } }]],
  ["statistics.csv", "name,ttft_ms\na,10\nMean,15\nStd Dev,2\n", [{ value: 15, aggregate: "mean" }, { value: 2, aggregate: "sd" }]],
  ["phase.csv", "phase,ttft_ms\nwarmup,900\nmeasure,10\n", [{ metric: "ttft", value: 10 }, { absent: { metric: "ttft", value: 900 } }]],
  ["instants.jsonl", '{"ts":1700000000.123,"start_us":1700000000000000,"finished_at_s":1700000001,"e2e_ms":5.5}\n', [{ value: 5.5, unit: "ms" }, { absent: { value: 1_700_000_000_000 } }, { absent: { value: 1_700_000_001_000 } }]],
  ["uptime.json", '{"runs":[{"start_time":58683.5,"end_time":58690.5,"latency_s":7}]}', [{ value: 7000, unit: "ms" }, { absent: { value: 58683.5 } }, { absent: { value: 58690.5 } }]],
  ["twice.csv", "run_id,timestamp,ttft_ms\na,2026-01-01T00:00:00Z,5\na,2026-01-01T00:00:00Z,5\nb,2026-01-02T00:00:00Z,6\n", [{ problem: "repeat" }, { value: 6 }]],
  ["infinite.json", '{"model":"m","ttft_ms":4.5,"score":-Infinity}', [{ value: 4.5 }, { problem: "Infinity" }]],
  ["nan.json", '[{"model":"m","ttft_ms":4.5},{"model":"m","ttft_ms":NaN}]', [{ value: 4.5, status: "ok" }, { problem: "NaN" }]],
  ["tests.csv", "model,test,t/s\nm,pp512,900.5\nm,tg128,30.5\n", [{ metric: "prefill", value: 900.5, unit: "tokens/s" }, { metric: "throughput", value: 30.5 }, { absent: { metric: "throughput", value: 900.5 } }]],
  ["tests.json", '[{"model":"m","test":"pp512","tokens_per_second":900.5},{"model":"m","test":"tg128","tokens_per_second":30.5}]', [{ metric: "prefill", value: 900.5 }, { metric: "throughput", value: 30.5 }]],
  ["nanoseconds.csv", "model,total_duration,eval_count,eval_duration\nm,3300000000,101,3100\n", [{ problem: "implausible" }]],
  ["short.csv", "a_ms,b_ms,c_ms\n1,2,3\n4,5\n", [{ value: 1 }, { absent: { value: 4 } }, { absent: { value: 5 } }, { problem: "row" }]],
  ["two.csv", "model,ttft_ms\nm,5\n\ntool,load_s\nx,2\n", [{ metric: "ttft", value: 5 }, { metric: "load", value: 2000 }]],
  ["units.csv", "metric,value,units\nTTFT,0.5,seconds\nDecode speed,40,tok/s\n", [{ metric: "ttft", value: 500, unit: "ms" }, { value: 40, unit: "tokens/s" }]],
  ["camel.json", '{"modelName":"m","timeToFirstTokenMs":5.5,"tokensPerSecond":9,"totalLatencyMs":50,"maxTokens":64}', [{ metric: "ttft", value: 5.5, unit: "ms", subjectModel: "m" }, { value: 9, unit: "tokens/s" }, { value: 50, unit: "ms" }, { absent: { value: 64 } }]],
  ["spread.csv", "model,latency_cv,latency_variance,latency_ms_stddev\nm,0.5,25,5\n", [{ value: 5, aggregate: "sd", unit: "ms" }, { absent: { value: 0.5, unit: "ms" } }, { absent: { value: 25, unit: "ms" } }]],
  ["columns.md", "| Model | pp512 t/s | tg128 t/s |\n|---|---|---|\n| llama3:8b | 900.5 | 30.5 |\n", [{ value: 900.5, unit: "tokens/s", subjectModel: "llama3:8b" }, { value: 30.5, unit: "tokens/s" }]],
  ["machine.csv", "model,peak_vram_gb,gpu_temp_c,power_w,util_pct\nm,5,60,100,50\n", [{ value: 5e9, unit: "bytes" }, { value: 60, unit: "°C" }, { value: 100, unit: "W" }, { value: 0.5, unit: "ratio" }]],
  ["ranks.json", '{"latency":{"unit":"seconds","mean":1.5,"p(99)":2.5,"percentiles":{"95":2.25}}}', [{ value: 1500, aggregate: "mean", unit: "ms" }, { value: 2500, aggregate: "p99" }, { value: 2250, aggregate: "p95" }]],
]; // prettier-ignore

describe("names and layouts that are in use", () => {
  it.each(files)("%s", async (name, text, expected) => {
    const result = await ingestFiles({ [name]: text });
    expect(expected.filter((each) => !holds(each, result))).toEqual([]);
  });
});
