import { json } from "./written";
import type { Written } from "./written";

/** As many again, of other programs and other layouts, written down after the first were mended and before these were read. */
export const secondRound: readonly Written[] = [
  ["ollama-benchmark-lab.json", json({ model_name: "llama3.1:8b", prompt: "p1", duration: "12.5", "average_token_per_second": "32.5 tokens/s", prompt_eval_rate: "210.5 tokens/s", eval_rate: "32.5 tokens/s", total_duration: "5.25s", gpu: "RTX 4060" }), [
    { value: 32.5, unit: "tokens/s" }, { absent: { value: 210.5, metric: "throughput" } }, { subjectModel: "llama3.1:8b" }, { absent: { value: 5.25, unit: "ms" } },
  ]],
  ["llm-benchmark.yaml.md", "# Results\n\n| model_name | average of eval rate |\n|---|---|\n| mistral:7b | 42.5 tokens/s |\n| gemma2:9b | 30.1 tokens/s |\n", [
    { value: 42.5, unit: "tokens/s", subjectModel: "mistral:7b", aggregate: "mean" }, { value: 30.1, unit: "tokens/s", subjectModel: "gemma2:9b" },
  ]],
  ["exllama.csv", "Model,Bits,Prompt tokens,Prompt T/s,Gen tokens,Gen T/s,VRAM (MB)\nLlama-13B,4.0,1920,2505.5,128,51.5,9500\n", [
    { value: 2505.5, unit: "tokens/s" }, { value: 51.5, unit: "tokens/s" }, { value: 9500e6, unit: "bytes" }, { value: 128, unit: "tokens" }, { absent: { value: 4, unit: "tokens" } }, { subjectModel: "Llama-13B" },
  ]],
  ["oobabooga.log", "Output generated in 12.50 seconds (16.00 tokens/s, 200 tokens, context 34, seed 42)\nOutput generated in 6.25 seconds (16.00 tokens/s, 100 tokens, context 34, seed 43)\n", [
    { absent: { value: 16, unit: "ms" } }, { absent: { value: 42 } },
  ]],
  ["llama-server.log", "prompt eval time =     155.50 ms /    26 tokens (    5.98 ms per token,   167.20 tokens per second)\n       eval time =    4970.25 ms /   298 tokens (   16.68 ms per token,    59.96 tokens per second)\n      total time =    5125.75 ms /   324 tokens\n", [
    { absent: { value: 26, unit: "ms" } }, { any: [{ value: 59.96, unit: "tokens/s" }, { absent: { value: 59.96 } }] }, { absent: { metric: "throughput", value: 167.2 } },
  ]],
  ["llama-bench-wide.csv", "gpu,model,size_gb,pp512,tg128\nRTX 3090,llama 7B Q4_0,3.56,3550.5,125.5\n", [
    { any: [{ value: 3550.5, unit: "tokens/s" }, { value: 3550.5, unit: "unknown" }] }, { absent: { value: 3550.5, metric: "throughput" } }, { absent: { value: 125.5, unit: "ms" } }, { subjectModel: "llama 7B Q4_0" },
  ]],
  ["wide-tps.md", "## Throughput (tokens/s)\n\n| Model | 4090 | 3090 |\n|---|---|---|\n| llama3:8b | 120.5 | 90.5 |\n| qwen2.5:14b | 60.5 | OOM |\n", [
    { value: 120.5, unit: "tokens/s", subjectModel: "llama3:8b" }, { value: 90.5, unit: "tokens/s" }, { any: [{ value: null, status: "failed", subjectModel: "qwen2.5:14b" }] }, { absent: { value: 0 } },
  ]],
  ["deepspeed-mii.json", json({ args: { model: "org/M-7B", num_clients: [4], prompt_length: 2600, max_new_tokens: 60 }, response_details: [{ generated_tokens: 60, prompt_tokens: 2600, start_time: 10.5, end_time: 12.75, model_time: 0, token_gen_time: [0.5, 0.025, 0.026] }] }), [
    { value: 60, unit: "tokens" }, { absent: { value: 12.75 } }, { absent: { value: 10.5 } }, { absent: { value: 2600, unit: "count" } }, { any: [{ value: 0.025, unit: "unknown" }, { value: 25, unit: "ms" }, { absent: { value: 0.025 } }] },
  ]],
  ["tensorrt-request.jsonl", '{"id":1,"num_input_tokens":128,"num_output_tokens":64,"latency_ns":1500000000,"ttft_ns":45000000,"error":""}\n{"id":2,"num_input_tokens":128,"num_output_tokens":0,"latency_ns":0,"ttft_ns":0,"error":"CUDA out of memory"}\n', [
    { value: 1500, unit: "ms", status: "ok" }, { value: 45, unit: "ms" }, { value: null, status: "failed" }, { absent: { value: 0, unit: "ms" } },
  ]],
  ["openrouter.csv", "provider,model,latency_p50_ms,latency_p99_ms,throughput_p50_tps,uptime_pct,price_per_1m_input\nfireworks,org/M-70B,350.5,1250.5,85.5,99.5,0.9\n", [
    { value: 350.5, unit: "ms", aggregate: "median" }, { value: 1250.5, aggregate: "p99" }, { value: 85.5, unit: "tokens/s", aggregate: "median" }, { value: 0.995, unit: "ratio" }, { absent: { value: 0.9, unit: "tokens" } }, { absent: { value: 0.9e6 } },
  ]],
  ["artificial-analysis.json", json({ data: [{ id: "abc", name: "M 70B", model_creator: { id: "x", name: "Org" }, evaluations: { mmlu_pro: 0.791, gpqa: 0.748 }, pricing: { price_1m_input_tokens: 1.1, price_1m_output_tokens: 4.4 }, median_output_tokens_per_second: 153.831, median_time_to_first_token_seconds: 14.939, median_time_to_first_answer_token: 14.939 }] }), [
    { value: 153.831, unit: "tokens/s", aggregate: "median" }, { value: 14939, unit: "ms", aggregate: "median" }, { absent: { value: 1.1, unit: "tokens" } }, { absent: { value: 4.4, unit: "tokens" } }, { any: [{ value: 0.791 }] },
  ]],
  ["go-bench.json", json([{ name: "BenchmarkTokenize-8", runs: 50000, ns_per_op: 25123.5, bytes_per_op: 4096, allocs_per_op: 12 }]), [
    { value: 0.0251235, unit: "ms" }, { absent: { value: 4096, unit: "ms" } }, { absent: { value: 12, unit: "bytes" } }, { subjectItem: "BenchmarkTokenize-8" },
  ]],
  ["vitest-bench.json", json({ files: [{ filepath: "a.bench.ts", groups: [{ fullName: "a > tokenise", benchmarks: [{ id: "1", name: "fast", rank: 1, rme: 0.55, samples: [], totalTime: 500.5, min: 0.01, max: 0.09, hz: 65500.5, period: 0.0153, mean: 0.0153, variance: 0.0001, sd: 0.01, sem: 0.0001, df: 1000, critical: 1.96, moe: 0.0002, p75: 0.0155, p99: 0.05, p995: 0.06, p999: 0.08, sampleCount: 1001, median: 0.015 }] }] }] }), [
    { any: [{ value: 0.0153, aggregate: "mean" }] }, { value: 0.05, aggregate: "p99" }, { any: [{ value: 0.06, aggregate: "p99.5" }, { absent: { value: 0.06 } }] }, { any: [{ value: 0.08, aggregate: "p99.9" }] }, { absent: { value: 65500.5, unit: "ms" } }, { absent: { value: 0.01, aggregate: "mean" } },
  ]],
  ["asv.json", json({ commit_hash: "abc", env_name: "py3.11", date: 1767261600000, params: { cpu: "x", ram: "16" }, results: { "bench.time_decode": [[0.0525], [], "v1", 1767261600000, 2.5, null, null, null, null, [0.052], [0.053], [0.0521, 0.0524], [1], [5]] } }), [
    { absent: { value: 1767261600000 } }, { absent: { value: 0.0525, unit: "ms" } },
  ]],
  ["rally.json", json({ results: { op_metrics: [{ task: "search", operation: "search", throughput: { min: 20.5, mean: 21.5, median: 21.4, max: 22.5, unit: "ops/s" }, latency: { "50_0": 12.5, "90_0": 18.5, "100_0": 25.5, mean: 13.5, unit: "ms" }, error_rate: 0.0, duration: 60000 }] } }), [
    { value: 21.5, unit: "1/s", aggregate: "mean" }, { value: 13.5, unit: "ms", aggregate: "mean" }, { absent: { value: 12.5, aggregate: "mean" } }, { value: 0, unit: "ratio" },
  ]],
  ["fortio.json", json({ RunType: "HTTP", StartTime: "2026-01-01T00:00:00Z", RequestedQPS: "100", RequestedDuration: "10s", ActualQPS: 99.5, ActualDuration: 10000500000, NumThreads: 4, DurationHistogram: { Count: 995, Min: 0.0005, Max: 0.05, Sum: 2.5, Avg: 0.0025, StdDev: 0.001, Data: [], Percentiles: [{ Percentile: 50, Value: 0.0024 }, { Percentile: 99, Value: 0.0095 }] }, RetCodes: { "200": 995 } }), [
    { any: [{ value: 0.0025, aggregate: "mean", unit: "unknown" }, { value: 2.5, aggregate: "mean", unit: "ms" }] }, { any: [{ value: 0.0095, aggregate: "p99" }, { value: 9.5, aggregate: "p99" }, { absent: { value: 0.0095 } }] }, { absent: { value: 10000500000, unit: "ms" } }, { absent: { value: 50, aggregate: null, metric: "percentile" } }, { absent: { value: 4, unit: "count" } },
  ]],
  ["wrk.txt", "Running 10s test @ http://localhost:8080/v1/completions\n  4 threads and 16 connections\n  Thread Stats   Avg      Stdev     Max   +/- Stdev\n    Latency    15.50ms    3.25ms   95.50ms   88.50%\n    Req/Sec   250.50     25.50   300.00     75.00%\n  10025 requests in 10.01s, 12.50MB read\nRequests/sec:   1001.50\nTransfer/sec:      1.25MB\n", [
    { any: [{ value: 1001.5, unit: "1/s" }, { absent: { value: 1001.5 } }] }, { absent: { value: 15.5, unit: "ms", aggregate: null } }, { absent: { value: 1.25e6, unit: "bytes" } },
  ]],
  ["ab.txt", "Server Software:        uvicorn\nDocument Length:        120 bytes\n\nConcurrency Level:      4\nTime taken for tests:   12.500 seconds\nComplete requests:      100\nFailed requests:        0\nRequests per second:    8.00 [#/sec] (mean)\nTime per request:       500.000 [ms] (mean)\nTransfer rate:          5.50 [Kbytes/sec] received\n", [
    { any: [{ value: 12500, unit: "ms" }, { absent: { value: 12500 } }] }, { any: [{ value: 100, unit: "count" }, { absent: { value: 100 } }] }, { absent: { value: 4, unit: "count" } }, { absent: { value: 500, unit: "1/s" } },
  ]],
  ["tegrastats.log", "01-01-2026 10:00:00 RAM 4722/7772MB (lfb 4x2MB) SWAP 0/3886MB CPU [12%@1510,5%@1510] GR3D_FREQ 99% cpu@52.5C gpu@51C VDD_IN 9500mW/9400mW\n", [{ absent: { value: 4722 } }, { absent: { status: "failed" } }]],
  ["powermetrics.txt", "*** Sampled system activity ***\nCPU Power: 1250 mW\nGPU Power: 8750 mW\nANE Power: 0 mW\nCombined Power (CPU + GPU + ANE): 10000 mW\n", [
    { any: [{ value: 8.75, unit: "W" }, { absent: { unit: "W" } }] }, { absent: { value: 8750, unit: "W" } },
  ]],
  ["dcgm.csv", "timestamp,gpu,DCGM_FI_DEV_GPU_UTIL,DCGM_FI_DEV_POWER_USAGE,DCGM_FI_DEV_FB_USED\n1767261600,0,98,349.5,20480\n", [{ absent: { value: 1767261600 } }, { absent: { value: 98, unit: "W" } }, { any: [{ value: 349.5, unit: "unknown" }, { value: 349.5, unit: "W" }] }]],
  ["amd-smi.json", json([{ gpu: 0, power: { socket_power: { value: 250, unit: "W" } }, temperature: { hotspot: { value: 65, unit: "C" } }, mem_usage: { used_vram: { value: 20480, unit: "MB" } } }]), [
    { value: 250, unit: "W" }, { value: 65, unit: "°C" }, { value: 20480e6, unit: "bytes" },
  ]],
  ["lm-eval-md.md", "hf (pretrained=org/M-7B), gen_kwargs: (None), limit: None, num_fewshot: 5\n\n|Tasks|Version|Filter|n-shot|Metric| |Value | |Stderr|\n|-----|------:|------|-----:|------|---|-----:|---|-----:|\n|gsm8k|      3|strict-match|     5|exact_match|↑|0.7559|±|0.0118|\n|     |       |flexible-extract|     5|exact_match|↑|0.7529|±|0.0119|\n", [
    { value: 0.7559, unit: "ratio" }, { absent: { value: 5 } }, { absent: { value: 0.0118, aggregate: null } }, { absent: { value: 3 } }, { subjectModel: "org/M-7B" },
  ]],
  ["bigcode.json", json({ humaneval: { "pass@1": 0.335, "pass@10": 0.515 }, config: { model: "org/Coder-7B", temperature: 0.2, n_samples: 20, top_p: 0.95 } }), [
    { value: 0.335, subjectModel: "org/Coder-7B" }, { value: 0.515 }, { absent: { value: 0.95 } }, { absent: { value: 20 } },
  ]],
  ["inspect.json", json({ status: "success", eval: { task: "arc", model: "ollama/llama3:8b", created: "2026-01-01T00:00:00Z" }, results: { total_samples: 100, completed_samples: 100, scores: [{ name: "choice", scorer: "choice", metrics: { accuracy: { name: "accuracy", value: 0.785 }, stderr: { name: "stderr", value: 0.0412 } } }] }, stats: { model_usage: { "ollama/llama3:8b": { input_tokens: 12000, output_tokens: 800, total_tokens: 12800 } } } }), [
    { value: 0.785, unit: "ratio" }, { absent: { value: 0.0412, metric: "accuracy", aggregate: null } }, { value: 12800, unit: "tokens" }, { subjectModel: "ollama/llama3:8b" },
  ]],
  ["mt-bench.jsonl", '{"question_id":81,"model":"org/M-7B","judge":["gpt-4","single-v1"],"score":8,"turn":1,"tstamp":1767261600.5}\n', [
    { value: 8, subjectModel: "org/M-7B" }, { absent: { value: 1767261600.5 } }, { absent: { value: 81 } },
  ]],
  ["ragas.csv", "question,answer,faithfulness,answer_relevancy,context_precision,latency_s\nwhat,that,0.95,0.885,1.0,2.25\n", [{ value: 2250, unit: "ms" }, { value: 0.95 }, { absent: { value: 950 } }]],
  ["mlflow.csv", "run_id,experiment_id,start_time,end_time,metrics.ttft_ms,metrics.tokens_per_second,params.model_name,params.batch_size,tags.user\nabc,1,2026-01-01,2026-01-01,125.5,52.5,org/M-7B,8,me\n", [
    { value: 125.5, unit: "ms" }, { value: 52.5, unit: "tokens/s" }, { subjectModel: "org/M-7B" }, { absent: { value: 8 } }, { absent: { value: 1, unit: "count" } },
  ]],
  ["wandb.csv", "Name,State,Runtime,eval/ttft_ms,eval/loss,train/tokens_per_sec,gpu_count\nrun-1,finished,1250,85.5,2.15,15250.5,8\nrun-2,crashed,12,,,,8\n", [
    { value: 85.5, unit: "ms", status: "ok" }, { value: 15250.5, unit: "tokens/s" }, { absent: { value: 8 } }, { any: [{ value: null, status: "failed" }, { problem: "failed" }] },
  ]],
  ["fmperf.csv", "timestamp,duration_ms,exp_num_users,worker_idx,request_idx,n_tokens,input_tokens,output_tokens,ok,error\n1767261600123,350.5,4,0,0,1,512,1,True,\n1767261601123,0.5,4,1,0,0,512,0,False,timeout after 60 s\n", [
    { value: 350.5, unit: "ms", status: "ok" }, { value: null, status: "timeout" }, { absent: { value: 1767261600123 } }, { absent: { value: 0.5, status: "ok" } },
  ]],
  ["litellm.csv", "request_id,model,startTime,endTime,completionStartTime,prompt_tokens,completion_tokens,total_tokens,spend,cache_hit,status\nr1,gpt-x,2026-01-01 10:00:00,2026-01-01 10:00:02,2026-01-01 10:00:01,100,50,150,0.0021,False,success\nr2,gpt-x,2026-01-01 10:00:05,2026-01-01 10:00:05,,100,0,100,0,False,failure\n", [
    { value: 50, unit: "tokens", status: "ok" }, { value: null, status: "failed" }, { absent: { value: 0, status: "ok", unit: "tokens" } }, { absent: { value: 2026 } },
  ]],
  ["langfuse.json", json([{ id: "a", name: "chat", startTime: "2026-01-01T10:00:00Z", latency: 2.25, timeToFirstToken: 0.355, usage: { input: 100, output: 50, total: 150, unit: "TOKENS" }, model: "org/M-7B", level: "DEFAULT" }]), [
    { any: [{ value: 355, unit: "ms" }, { value: 0.355, unit: "unknown" }] }, { absent: { value: 2.25, unit: "ms" } }, { value: 50, unit: "tokens" }, { subjectModel: "org/M-7B" },
  ]],
  ["decimal-comma.csv", "Modell;Durchsatz (tok/s);TTFT (ms);Lauf\nllama3:8b;52,75;1.250,5;1\nllama3:8b;51,25;980,0;2\n", [
    { value: 52.75, unit: "tokens/s" }, { value: 1250.5, unit: "ms" }, { absent: { value: 5275 } }, { absent: { value: 12505 } },
  ]],
  ["ci-interval.md", "| Model | TTFT (ms) | 95% CI |\n|---|---|---|\n| llama3:8b | 120.5 | 110.5-130.5 |\n| qwen2:7b | 98.5 ± 4.5 | 90-105 |\n", [
    { value: 120.5, unit: "ms", subjectModel: "llama3:8b" }, { value: 98.5, unit: "ms", subjectModel: "qwen2:7b" }, { value: 4.5, aggregate: "sd" }, { absent: { value: 95 } }, { absent: { value: 110.5, aggregate: "p95" } },
  ]],
  ["speedup.csv", "backend,latency_ms,speedup_x,tokens_per_joule,energy_j,cost_usd\nvllm,12.5,2.5,3.5,120.5,0.004\n", [
    { value: 12.5, unit: "ms" }, { absent: { value: 2.5, unit: "ms" } }, { absent: { value: 3.5, unit: "tokens" } }, { absent: { value: 120.5, unit: "tokens" } }, { value: 2.5 },
  ]],
  ["slo.json", json({ model: "m", slo: { ttft_ms: 500, tpot_ms: 50 }, target_qps: 5, achieved_qps: 4.85, goodput_rps: 4.5, slo_attainment: 0.925, max_queue_depth: 128, timeout_s: 60, warmup_s: 5 }), [
    { value: 4.85, unit: "1/s" }, { value: 4.5, unit: "1/s" }, { value: 0.925, unit: "ratio" }, { absent: { value: 500 } }, { absent: { value: 5000, unit: "ms" } }, { absent: { value: 60000 } }, { absent: { value: 128 } }, { absent: { value: 5, unit: "1/s" } },
  ]],
  ["seen-twice.jsonl", '{"run_id":"a1","finished_at":"2026-01-01T00:00:00Z","ttft_ms":45.5}\n{"run_id":"a1","finished_at":"2026-01-01T00:00:00Z","ttft_ms":45.5}\n{"run_id":"a2","finished_at":"2026-01-01T00:01:00Z","ttft_ms":45.5}\n', [{ problem: "repeat" }, { value: 45.5, unit: "ms" }]],
  ["warm.jsonl", '{"iteration":0,"warmup":true,"latency_ms":950.5}\n{"iteration":1,"warmup":false,"latency_ms":45.5}\n', [{ value: 45.5, metric: "latency" }, { absent: { metric: "latency", value: 950.5 } }]],
  ["nested-errors.json", json({ runs: [{ ok: true, metrics: { ttft_ms: 55.5 } }, { ok: false, error: { type: "OOM", message: "out of memory" }, metrics: { ttft_ms: 0 } }] }), [{ value: 55.5, status: "ok" }, { value: null, status: "failed" }, { absent: { value: 0 } }]],
  ["footer.csv", "model,ttft_ms,tps\na,10.5,50.5\nb,20.5,40.5\n\nTotal runs: 2\nAverage,15.5,45.5\n", [{ value: 10.5, aggregate: null }, { value: 20.5, aggregate: null }, { absent: { value: 15.5, aggregate: null } }]],
  ["impossible.json", json([{ model: "m", total_duration: 1000000000, load_duration: 0, prompt_eval_count: 10, prompt_eval_duration: 100000000, eval_count: 5000, eval_duration: 5000000000 }]), [{ problem: "implausible" }]],
  ["percentile-rows.csv", "percentile,ttft_ms,e2e_ms\np50,45.5,1250.5\np99,95.5,2250.5\n", [{ value: 45.5, aggregate: "median" }, { value: 2250.5, aggregate: "p99" }, { absent: { value: 95.5, aggregate: null } }]],
  ["throughput-units.csv", "model,throughput_tok_per_min,rate_req_per_hour,bandwidth_GBps,latency_us\nm,3000.5,120.5,250.5,1250\n", [{ value: 3000.5, unit: "tokens/min" }, { absent: { value: 3000.5, unit: "tokens/s" } }, { absent: { value: 120.5, unit: "1/s" } }, { value: 1.25, unit: "ms" }]],
]; // prettier-ignore
