import { json } from "./written";
import type { Written } from "./written";

/** Thirty more, written down after the third round was mended and before these were read. */
export const fourthRound: readonly Written[] = [
  ["hf-inference-benchmarker.json", json({ config: { max_vus: 8, duration_secs: 60, rates: [1, 2] }, system: { cpu: ["x"], memory: "64 GB" }, results: [{ id: "constant@1.00req/s", executor_type: "ConstantArrivalRate", config: { max_vus: 8, duration_secs: 60, rate: 1.0 }, total_requests: 60, total_tokens: 12000, token_throughput_secs: 205.5, duration_ms: 60250, time_to_first_token_ms: { p50: 45.5, p90: 62.5, p99: 95.5, avg: 48.5 }, inter_token_latency_ms: { p50: 12.5, p90: 14.5, avg: 12.75 }, failed_requests: 1, successful_requests: 59, request_rate: 0.985 }] }), [
    { value: 48.5, unit: "ms", aggregate: "mean" }, { value: 95.5, unit: "ms", aggregate: "p99" }, { value: 12.5, unit: "ms", aggregate: "median" }, { absent: { value: 48.5, aggregate: null } }, { absent: { value: 60, unit: "ms" } }, { absent: { value: 60000 } }, { absent: { value: 8 } }, { absent: { value: 205500 } }, { value: 205.5, unit: "tokens/s" }, { value: 0.985, unit: "1/s" }, { value: 60250, unit: "ms" },
  ]],
  ["ghz.json", json({ name: "grpc", date: "2026-01-01T00:00:00Z", endReason: "normal", options: { host: "0.0.0.0:50051", total: 200, concurrency: 50, timeout: 20000000000 }, count: 200, total: 1250500000, average: 25050000, fastest: 5050000, slowest: 95050000, rps: 159.94, statusCodeDistribution: { OK: 200 }, latencyDistribution: [{ percentage: 50, latency: 22050000 }, { percentage: 99, latency: 90050000 }], details: [{ timestamp: "2026-01-01T00:00:00Z", latency: 25050000, error: "", status: "OK" }] }), [
    { absent: { value: 25050000, unit: "ms" } }, { absent: { value: 25050000, aggregate: null, metric: "average" } }, { value: 159.94, unit: "1/s" }, { absent: { value: 20000000000 } }, { absent: { value: 50, unit: "count" } }, { absent: { value: 99, unit: "unknown", metric: "percentage", aggregate: null } }, { any: [{ value: 25.05, unit: "ms" }, { value: 25050000, unit: "unknown" }] },
  ]],
  ["mitata.json", json({ layout: [{ name: null }], benchmarks: [{ alias: "tokenise", group: 0, baseline: false, runs: [{ name: "tokenise", args: {}, stats: { kind: "fn", debug: "", samples: [1250.5, 1300.5], min: 1250.5, max: 1300.5, p25: 1260.5, p50: 1275.5, p75: 1290.5, p99: 1300.5, p999: 1300.5, avg: 1275.5, ticks: 4096 } }] }], context: { now: 12.5, arch: "x64", version: "20", runtime: "node", cpu: { name: "x", freq: 2.9 } } }), [
    { absent: { value: 1275.5, unit: "ms" } }, { any: [{ value: 1275.5, aggregate: "mean", unit: "unknown" }, { value: 0.0012755, unit: "ms", aggregate: "mean" }] }, { absent: { value: 1275.5, aggregate: null } }, { absent: { value: 12.5 } }, { absent: { value: 2.9 } },
  ]],
  ["hyperfine.csv", "command,mean,stddev,median,user,system,min,max\n./llama-cli -m a.gguf,1.2505,0.0255,1.2455,4.5505,0.1205,1.2105,1.3205\n", [
    { any: [{ value: 1250.5, unit: "ms", aggregate: "mean" }, { value: 1.2505, unit: "unknown", aggregate: "mean" }] }, { absent: { value: 1.2505, unit: "ms" } }, { absent: { value: 1.2505, aggregate: null } }, { absent: { value: 0.0255, aggregate: null } },
  ]],
  ["hyperfine.md", "| Command | Mean [ms] | Min [ms] | Max [ms] | Relative |\n|:---|---:|---:|---:|---:|\n| `a.sh` | 12.5 ± 0.5 | 11.5 | 14.5 | 1.00 |\n| `b.sh` | 25.5 ± 1.5 | 23.5 | 28.5 | 2.04 ± 0.15 |\n", [
    { value: 12.5, unit: "ms", aggregate: "mean" }, { value: 0.5, aggregate: "sd" }, { value: 23.5, unit: "ms", aggregate: "min" }, { absent: { value: 2.04, unit: "ms" } }, { absent: { value: 12.5, aggregate: null } },
  ]],
  ["benchee.csv", "Name,Input,Iterations per Second,Standard Deviation Iterations Per Second,Run Time Average,Run Time Median,Run Time Minimum,Run Time Maximum,Run Time Standard Deviation,Run Time Standard Deviation Ratio,Run Time Sample Size\ntokenise,small,1250.5,25.5,799680.13,795000.5,750000.25,950000.75,16300.5,0.0204,6250\n", [
    { value: 1250.5, unit: "1/s" }, { absent: { value: 799680.13, unit: "ms" } }, { absent: { value: 799680.13, aggregate: null } }, { absent: { value: 6250, unit: "ms" } }, { absent: { value: 25.5, aggregate: null } }, { absent: { value: 0.0204, unit: "ms" } },
  ]],
  ["divan.txt", "Timer precision: 20 ns\ndecode        fastest       │ slowest       │ median        │ mean          │ samples │ iters\n├─ llama      24.51 ms      │ 26.25 ms      │ 24.80 ms      │ 24.95 ms      │ 100     │ 100\n╰─ gemma      12.25 ms      │ 13.55 ms      │ 12.40 ms      │ 12.45 ms      │ 100     │ 100\n", [
    { absent: { value: 24.51, aggregate: null } }, { absent: { value: 24.95, aggregate: null } }, { absent: { value: 100, unit: "ms" } }, { absent: { value: 20, unit: "ms" } },
  ]],
  ["nsys-kernels.csv", "Time (%),Total Time (ns),Instances,Avg (ns),Med (ns),Min (ns),Max (ns),StdDev (ns),Name\n45.5,1250500000,1000,1250500.0,1245500.0,1200500,1400500,25500.5,ampere_sgemm_128x64_tn\n", [
    { value: 0.455, unit: "ratio" }, { value: 1.2505, unit: "ms", aggregate: "mean" }, { value: 1.2455, unit: "ms", aggregate: "median" }, { value: 1250.5, unit: "ms" }, { absent: { value: 1.2505, aggregate: null } }, { absent: { value: 1000, unit: "ms" } }, { subjectItem: "ampere_sgemm_128x64_tn" },
  ]],
  ["torch-profiler.txt", "-------------------------  ------------  ------------  ------------  ------------\n                     Name    Self CPU %      Self CPU     CPU total    # of Calls\n-------------------------  ------------  ------------  ------------  ------------\n              aten::addmm        45.50%       12.505ms      25.050ms           128\n-------------------------  ------------  ------------  ------------  ------------\nSelf CPU time total: 27.485ms\n", [{ absent: { value: 128, unit: "ms" } }, { absent: { value: 45.5, unit: "ms" } }, { any: [{ value: 27.485, unit: "ms" }, { absent: { value: 27.485 } }] }]],
  ["langsmith.csv", "id,name,run_type,start_time,end_time,status,error,latency,first_token_latency,prompt_tokens,completion_tokens,total_tokens,total_cost\na,ChatOllama,llm,2026-01-01T10:00:00,2026-01-01T10:00:02.25,success,,2.25,0.355,100,50,150,0.0\nb,ChatOllama,llm,2026-01-01T10:01:00,2026-01-01T10:01:00.1,error,ConnectionError,0.1,,100,0,100,0.0\n", [
    { value: 50, unit: "tokens", status: "ok" }, { absent: { value: 2.25, unit: "ms" } }, { absent: { value: 0, status: "ok", unit: "tokens" } }, { absent: { value: 0.1, status: "ok" } }, { value: null, status: "failed" },
  ]],
  ["prometheus-query.json", json({ status: "success", data: { resultType: "vector", result: [{ metric: { __name__: "vllm:time_to_first_token_seconds_sum", model_name: "org/M-8B" }, value: [1767261600.5, "12.5"] }, { metric: { __name__: "vllm:num_requests_running", model_name: "org/M-8B" }, value: [1767261600.5, "3"] }] } }), [
    { absent: { value: 1767261600.5 } }, { absent: { value: 12500, aggregate: null } }, { absent: { status: "failed" } },
  ]],
  ["grafana.csv", '"Time","TTFT P99","Tokens/s","GPU utilisation"\n"2026-01-01 10:00:00",95.5 ms,1.25 K,98%\n"2026-01-01 10:01:00",1.05 s,1.30 K,97%\n', [
    { value: 95.5, unit: "ms", aggregate: "p99" }, { value: 1050, unit: "ms", aggregate: "p99" }, { value: 0.98, unit: "ratio" }, { absent: { value: 1.25, unit: "tokens/s" } },
  ]],
  ["cloudwatch.json", json({ Label: "ModelLatency", Datapoints: [{ Timestamp: "2026-01-01T10:00:00Z", Average: 125050.5, Maximum: 950500, SampleCount: 42, Unit: "Microseconds" }] }), [
    { value: 125.0505, unit: "ms", aggregate: "mean" }, { value: 950.5, unit: "ms", aggregate: "max" }, { absent: { value: 125050.5, unit: "ms" } }, { absent: { value: 42, unit: "ms" } }, { absent: { value: 0.042 } },
  ]],
  ["k6.csv", "metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,status,subproto,tls_version,url,extra_tags\nhttp_reqs,1767261600,1.000000,,,,true,,POST,http://x/,HTTP/1.1,default,,200,,,http://x/,\nhttp_req_duration,1767261600,125.505000,,,,true,,POST,http://x/,HTTP/1.1,default,,200,,,http://x/,\n", [
    { absent: { value: 1767261600 } }, { absent: { value: 200 } }, { absent: { value: 1, unit: "ms" } }, { absent: { status: "failed" } }, { absent: { value: 125.505, metric: "http_reqs" } }, { any: [{ value: 125.505 }] },
  ]],
  ["jmeter-aggregate.csv", "Label,# Samples,Average,Median,90% Line,95% Line,99% Line,Min,Max,Error %,Throughput,Received KB/sec,Std. Dev.\ncompletions,200,250,240,350,400,900,55,950,1.500%,15.99360,12.50,95.25\nTOTAL,200,250,240,350,400,900,55,950,1.500%,15.99360,12.50,95.25\n", [
    { absent: { value: 250, aggregate: null } }, { absent: { value: 350, aggregate: null } }, { value: 900, aggregate: "p99" }, { value: 0.015, unit: "ratio" }, { absent: { value: 15.9936, unit: "tokens/s" } }, { absent: { value: 250, unit: "ms" } }, { absent: { value: 95.25, aggregate: null } }, { value: 250, aggregate: "mean", dim: { label: "completions" } },
  ]],
  ["sysbench.txt", "CPU speed:\n    events per second:  1250.50\n\nGeneral statistics:\n    total time:                          10.0005s\n    total number of events:              12505\n\nLatency (ms):\n         min:                                    0.75\n         avg:                                    0.80\n         max:                                    2.55\n         95th percentile:                        0.85\n         sum:                                 9990.55\n", [
    { any: [{ value: 10000.5, unit: "ms" }, { absent: { value: 10000.5 } }] }, { absent: { value: 0.75, aggregate: null } }, { absent: { value: 0.8, aggregate: null } }, { absent: { value: 9990.55, aggregate: null } }, { absent: { value: 0.85, aggregate: null } }, { any: [{ value: 1250.5, unit: "1/s" }, { absent: { value: 1250.5 } }] },
  ]],
  ["llama-batched-bench.txt", "main: n_kv_max = 4096, n_batch = 2048, n_ubatch = 512, flash_attn = 0, is_pp_shared = 0, n_gpu_layers = 99, n_threads = 8, n_threads_batch = 8\n\n|    PP |     TG |    B |   N_KV |   T_PP s | S_PP t/s |   T_TG s | S_TG t/s |      T s |    S t/s |\n|-------|--------|------|--------|----------|----------|----------|----------|----------|----------|\n|   512 |    128 |    1 |    640 |    0.255 |  2007.84 |    2.505 |    51.10 |    2.760 |   231.88 |\n", [
    { any: [{ value: 2007.84, unit: "tokens/s", metricNot: "throughput" }] }, { absent: { value: 2007.84, metric: "throughput" } }, { value: 51.1, unit: "tokens/s" }, { value: 2505, unit: "ms" }, { absent: { value: 512 } }, { absent: { value: 640, unit: "ms" } },
  ]],
  ["mlx-generate.txt", "==========\nHello there\n==========\nPrompt: 12 tokens, 155.505 tokens-per-sec\nGeneration: 100 tokens, 42.505 tokens-per-sec\nPeak memory: 4.505 GB\n", [
    { value: 42.505, unit: "tokens/s" }, { absent: { value: 155.505, metric: "throughput" } }, { value: 4505000000, unit: "bytes" }, { absent: { value: 12, unit: "tokens/s" } }, { absent: { value: 100, unit: "tokens/s" } },
  ]],
  ["vllm-throughput.txt", "Throughput: 12.50 requests/s, 6250.25 total tokens/s, 2500.10 output tokens/s\nTotal num prompt tokens:  375015\nTotal num output tokens:  250010\n", [
    { value: 2500.1, unit: "tokens/s" }, { value: 12.5, unit: "1/s" }, { absent: { value: 6250.25, metric: "throughput" } }, { absent: { value: 12.5, unit: "tokens/s" } }, { value: 250010, unit: "tokens" },
  ]],
  ["gpt-session-benchmark.txt", "[BENCHMARK] batch_size 1 input_length 128 output_length 64 latency(ms) 850.50 tokensPerSec 75.25 generation_time(ms) 810.25 generationTokensPerSec 79.00 gpu_peak_mem(gb) 14.50\n[BENCHMARK] batch_size 8 input_length 128 output_length 64 latency(ms) 950.50 tokensPerSec 538.66 generation_time(ms) 910.25 generationTokensPerSec 562.00 gpu_peak_mem(gb) 15.50\n", [
    { absent: { value: 1, unit: "ms" } }, { absent: { value: 128, unit: "ms" } }, { any: [{ value: 850.5, unit: "ms" }, { absent: { value: 850.5 } }] }, { absent: { value: 75.25, unit: "ms" } },
  ]],
  ["lmdeploy-profile.txt", "============ Serving Benchmark Result ============\nBackend:                                 lmdeploy\nTraffic request rate:                    inf\nSuccessful requests:                     1000\nBenchmark duration (s):                  60.55\nTotal input tokens:                      215196\nTotal generated tokens:                  198343\nRequest throughput (req/s):              16.52\nOutput token throughput (tok/s):         3275.69\n----------------End-to-End Latency----------------\nMean E2E Latency (ms):                   25050.5\nMedian E2E Latency (ms):                 24550.5\n---------------Time to First Token----------------\nMean TTFT (ms):                          12050.5\nP99 TTFT (ms):                           25050.25\n==================================================\n", [
    { value: 12050.5, unit: "ms", metric: "ttft", aggregate: "mean" }, { value: 25050.25, unit: "ms", metric: "ttft", aggregate: "p99" }, { value: 3275.69, unit: "tokens/s" }, { value: 16.52, unit: "1/s" }, { value: 60550, unit: "ms" }, { value: 198343, unit: "tokens" }, { value: 1000, unit: "count" }, { absent: { value: 25050.5, aggregate: null } },
  ]],
  ["lmstudio.json", json({ model: "llama-3.2-3b-instruct", stats: { tokens_per_second: 51.435, time_to_first_token: 0.111, generation_time: 0.954, stop_reason: "eosFound" }, model_info: { arch: "llama", quant: "Q4_K_M", context_length: 8192 }, runtime: { name: "llama.cpp-mac", version: "1.3.0" }, usage: { prompt_tokens: 24, completion_tokens: 53, total_tokens: 77 } }), [
    { value: 51.435, unit: "tokens/s", subjectModel: "llama-3.2-3b-instruct" }, { any: [{ value: 111, unit: "ms" }, { value: 0.111, unit: "unknown" }] }, { absent: { value: 0.111, unit: "ms" } }, { value: 53, unit: "tokens" }, { absent: { value: 8192 } },
  ]],
  ["swebench.json", json({ total_instances: 300, submitted_instances: 300, completed_instances: 285, resolved_instances: 81, unresolved_instances: 204, empty_patch_instances: 10, error_instances: 5, completed_ids: ["a"], resolved_ids: ["a"], schema_version: 2 }), [
    { value: 81 }, { absent: { value: 81, unit: "ms" } }, { absent: { status: "failed" } }, { absent: { value: 2 } },
  ]],
  ["helm.csv", "Model,Mean win rate,MMLU - EM,GSM8K - EM,Observed inference time (s)\norg/M-70B,0.755,0.695,0.805,2.55\norg/M-8B,0.455,0.555,n/a,0.85\n", [
    { value: 0.695, subjectModel: "org/M-70B" }, { value: 2550, unit: "ms", subjectModel: "org/M-70B" }, { absent: { value: 0.755, aggregate: null } }, { absent: { value: 695 } }, { absent: { value: 0, status: "ok" } },
  ]],
  ["throughput-matrix.md", "### Llama-3-8B on A100, output tokens/s\n\n| batch \\ input | 128 | 1024 | 4096 |\n|---|---|---|---|\n| 1 | 95.5 | 92.5 | 85.5 |\n| 8 | 610.5 | 560.5 | OOM |\n", [
    { any: [{ value: 95.5, unit: "tokens/s" }, { problem: "left out" }] }, { absent: { value: 8, unit: "tokens/s" } }, { absent: { value: 1, unit: "tokens/s" } }, { absent: { value: 0 } },
  ]],
  ["headerless.csv", "llama3:8b,1,52.75,125.5\nllama3:8b,2,51.25,130.5\nqwen2:7b,1,61.5,98.5\n", [
    { problem: "header" }, { value: 52.75, subjectModel: "llama3:8b", unit: "unknown" }, { absent: { value: 52.75, unit: "tokens/s" } }, { absent: { value: 61.5, subjectModel: "llama3:8b" } },
  ]],
  ["two-units.csv", "model,latency,latency_unit,memory,memory_unit\na,125.5,ms,4.5,GiB\nb,1.25,s,800,MiB\n", [
    { value: 125.5, unit: "ms", subjectModel: "a" }, { value: 1250, unit: "ms", subjectModel: "b" }, { value: 4.5 * 2 ** 30, unit: "bytes" }, { value: 800 * 2 ** 20, unit: "bytes" }, { absent: { value: 1.25, unit: "ms" } },
  ]],
  ["aider.json", json([{ dirname: "2026-01-01--m", test_cases: 133, model: "ollama/qwen2.5-coder:7b", edit_format: "whole", pass_rate_1: 40.6, pass_rate_2: 51.9, percent_cases_well_formed: 100.0, error_outputs: 0, num_malformed_responses: 0, seconds_per_case: 12.5, total_cost: 0.0 }]), [
    { value: 40.6, subjectModel: "ollama/qwen2.5-coder:7b" }, { absent: { value: 40.6, unit: "ratio" } }, { any: [{ value: 12500, unit: "ms" }, { value: 12.5, unit: "unknown" }] }, { absent: { value: 12.5, unit: "ms" } }, { absent: { value: 100, unit: "ratio" } },
  ]],
  ["gpu-energy.csv", "model,tokens,energy_wh,energy_per_token_j,avg_power_w,co2_g\nllama3:8b,1000,2.5,9.0,250.5,1.1\n", [
    { value: 250.5, unit: "W", aggregate: "mean" }, { absent: { value: 2.5, unit: "W" } }, { absent: { value: 9, unit: "tokens" } }, { value: 1000, unit: "tokens" }, { absent: { value: 1.1, unit: "W" } },
  ]],
  ["requests-log.csv", "ts,req,model,status,ttft,e2e,in_tok,out_tok,finish\n2026-01-01T10:00:00Z,1,llama3:8b,200,0.125s,2.25s,100,50,stop\n2026-01-01T10:00:01Z,2,llama3:8b,500,,0.01s,100,0,error\n", [
    { value: 125, unit: "ms", status: "ok" }, { value: 2250, unit: "ms" }, { absent: { value: 10, status: "ok", unit: "ms" } }, { absent: { value: 500 } }, { value: null, status: "failed" }, { value: 50, unit: "tokens", status: "ok" },
  ]],
]; // prettier-ignore
