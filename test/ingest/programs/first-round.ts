import { json } from "./written";
import type { Written } from "./written";

/** Files of forty-odd programs, each with what must hold of it, written down before any of them was read. */
export const firstRound: readonly Written[] = [
  ["oha.json", json({ summary: { successRate: 0.98, total: 10.5, slowest: 0.75, fastest: 0.0125, average: 0.0625, requestsPerSec: 190.5, totalData: 40960, sizePerRequest: 20, sizePerSec: 3900.5 }, responseTimeHistogram: { "0.0125": 1, "0.75": 2000 }, latencyPercentiles: { p10: 0.02, p50: 0.055, p99: 0.4 }, rps: { mean: 191.5, stddev: 3.5, max: 200, min: 180, percentiles: { p50: 190 } }, details: { DNSDialup: { average: 0.001, fastest: 0.0005, slowest: 0.002 } }, statusCodeDistribution: { "200": 1960, "500": 40 }, errorDistribution: {} }), [
    { any: [{ value: 62.5, unit: "ms", aggregate: "mean" }, { value: 0.0625, unit: "unknown" }] },
    { any: [{ value: 400, unit: "ms", aggregate: "p99" }, { value: 0.4, unit: "unknown", aggregate: "p99" }] },
    { value: 190.5, unit: "1/s" }, { value: 0.98, unit: "ratio" },
    { absent: { value: 0.0625, unit: "ms" } }, { absent: { value: 2000, unit: "ms" } },
  ]],
  ["vegeta.json", json({ latencies: { total: 237119463, mean: 2371194, "50th": 2854306, "90th": 3228223, "95th": 3478629, "99th": 3530000, max: 3660505, min: 1949582 }, bytes_in: { total: 606700, mean: 6067 }, bytes_out: { total: 0, mean: 0 }, earliest: "2026-01-01T00:00:00Z", latest: "2026-01-01T00:00:10Z", end: "2026-01-01T00:00:10Z", duration: 9900000000, wait: 1949582, requests: 100, rate: 10.1, throughput: 10.05, success: 1, status_codes: { "200": 100 }, errors: [] }), [
    { any: [{ value: 2.371194, unit: "ms", aggregate: "mean" }, { value: 2371194, unit: "unknown", aggregate: "mean" }] },
    { any: [{ value: 3.53, unit: "ms", aggregate: "p99" }, { value: 3530000, unit: "unknown", aggregate: "p99" }] },
    { absent: { value: 10.05, unit: "tokens/s" } }, { absent: { status: "failed" } }, { absent: { value: 2371194, unit: "ms" } },
  ]],
  ["hey.csv", "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n0.0521,0.0021,0.0000,0.0001,0.0490,0.0008,200,0.0010\n0.0310,0.0000,0.0000,0.0001,0.0300,0.0009,503,0.0540\n", [
    { any: [{ value: 52.1, unit: "ms", status: "ok" }, { value: 0.0521, unit: "unknown", status: "ok" }] },
    { absent: { value: 0.031 } }, { absent: { value: 31 } }, { value: null, status: "failed" },
  ]],
  ["ab-percentiles.csv", "Percentage served,Time in ms\n0,1.025\n50,2.050\n99,9.750\n100,12.500\n", [
    { absent: { value: 50, unit: "ms" } }, { absent: { value: 9.75, aggregate: null, unit: "ms" } },
  ]],
  ["ab-gnuplot.tsv", "starttime\tseconds\tctime\tdtime\tttime\twait\nThu Jan 01 10:00:00 2026\t1767261600\t1\t24\t25\t23\n", [
    { absent: { value: 1767261600 } }, { absent: { value: 1767261600000 } },
  ]],
  ["bombardier.json", json({ spec: { numberOfConnections: 125, testType: "timed", testDurationSeconds: 10, method: "GET", url: "http://localhost:8080", headers: null, timeoutSeconds: 2, client: "fasthttp" }, result: { bytesRead: 1000, bytesWritten: 500, timeTakenSeconds: 10.25, req1xx: 0, req2xx: 990, req3xx: 0, req4xx: 0, req5xx: 10, others: 0, latency: { mean: 1234.5, stddev: 200.5, max: 9876, percentiles: { "50": 1200, "99": 5000 } }, rps: { mean: 96.5, stddev: 5.5, max: 120, percentiles: { "50": 95 } } } }), [
    { value: 10250, unit: "ms" }, { absent: { value: 1234.5, unit: "ms" } },
    { any: [{ value: 5000, aggregate: "p99", unit: "unknown" }, { value: 5, aggregate: "p99", unit: "ms" }] },
    { value: 96.5, unit: "1/s", aggregate: "mean" }, { absent: { value: 125, unit: "count" } }, { absent: { value: 2000, unit: "ms" } },
  ]],
  ["autocannon.json", json({ url: "http://localhost:3000", connections: 10, pipelining: 1, duration: 10.05, samples: 10, start: "2026-01-01T00:00:00.000Z", finish: "2026-01-01T00:00:10.000Z", errors: 0, timeouts: 0, non2xx: 0, "2xx": 5000, latency: { average: 1.85, mean: 1.85, stddev: 0.75, min: 1, max: 25, p2_5: 1, p50: 2, p97_5: 3, p99: 4, totalCount: 5000 }, requests: { average: 500.5, mean: 500.5, stddev: 10, p50: 501, total: 5005, sent: 5015 }, throughput: { average: 90112, p50: 90000, total: 901120 } }), [
    { any: [{ value: 4, aggregate: "p99", unit: "unknown" }, { value: 4, aggregate: "p99", unit: "ms" }] },
    { any: [{ value: 3, aggregate: "p97.5" }, { absent: { value: 3 } }] },
    { absent: { value: 1, aggregate: "p2" } }, { absent: { value: 90112, unit: "tokens/s" } }, { absent: { status: "failed" } },
  ]],
  ["artillery.json", json({ aggregate: { counters: { "vusers.created": 100, "http.requests": 100, "http.codes.200": 97, "http.codes.503": 3, "vusers.failed": 0 }, rates: { "http.request_rate": 10 }, firstCounterAt: 1767261600000, lastCounterAt: 1767261610000, period: 1767261610000, summaries: { "http.response_time": { min: 12, max: 350, count: 100, mean: 51.5, p50: 45.2, median: 45.2, p75: 60.5, p90: 90.5, p95: 120.5, p99: 300.5, p999: 349.5 } }, histograms: { "http.response_time": { min: 12, max: 350, count: 100, mean: 51.5, p50: 45.2, median: 45.2, p75: 60.5, p90: 90.5, p95: 120.5, p99: 300.5, p999: 349.5 } } }, intermediate: [] }), [
    { any: [{ value: 300.5, aggregate: "p99", unit: "unknown" }, { value: 300.5, aggregate: "p99", unit: "ms" }] },
    { any: [{ value: 349.5, aggregate: "p99.9", unit: "unknown" }, { value: 349.5, aggregate: "p99.9", unit: "ms" }] },
    { absent: { value: 1767261600000 } }, { absent: { status: "failed" } },
  ]],
  ["locust_history.csv", "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size\n1767261600,5,,Aggregated,4.500000,0.000000,110,120,130,140,150,160,170,180,190,200,210,45,0,110,115.25,90,210,512.5\n", [
    { value: 4.5, unit: "1/s" }, { any: [{ value: 180, aggregate: "p99" }] }, { value: 210, aggregate: "max" },
    { absent: { value: 1767261600 } }, { absent: { value: 1767261600000 } }, { any: [{ value: 115.25, aggregate: "mean" }] },
  ]],
  ["criterion-estimates.json", json({ mean: { confidence_interval: { confidence_level: 0.95, lower_bound: 1190.5, upper_bound: 1260.5 }, point_estimate: 1225.5, standard_error: 18.5 }, median: { confidence_interval: { confidence_level: 0.95, lower_bound: 1180, upper_bound: 1240 }, point_estimate: 1210.25, standard_error: 12.5 }, std_dev: { confidence_interval: { confidence_level: 0.95, lower_bound: 40, upper_bound: 90 }, point_estimate: 65.5, standard_error: 10.5 } }), [
    { absent: { value: 1225.5, unit: "ms" } },
    { any: [{ value: 1225.5, unit: "unknown", aggregate: "mean" }, { value: 0.0012255, unit: "ms", aggregate: "mean" }, { absent: { value: 1225.5 } }] },
    { absent: { value: 0.95, unit: "ms" } }, { absent: { value: 65.5, aggregate: "mean" } }, { absent: { value: 1190.5, aggregate: "mean" } }, { absent: { value: 18.5, aggregate: "mean" } },
  ]],
  ["jmh.json", json([{ jmhVersion: "1.37", benchmark: "org.example.Tokens.split", mode: "avgt", threads: 1, forks: 2, jdkVersion: "21", warmupIterations: 5, warmupTime: "10 s", measurementIterations: 5, measurementTime: "10 s", params: { size: "1000" }, primaryMetric: { score: 12.5, scoreError: 0.75, scoreConfidence: [11.75, 13.25], scorePercentiles: { "0.0": 11.9, "50.0": 12.4, "99.0": 13.1, "100.0": 13.2 }, scoreUnit: "us/op", rawData: [[12.4, 12.6]] }, secondaryMetrics: {} }]), [
    { any: [{ value: 0.0125, unit: "ms" }, { value: 12.5, unit: "unknown" }] },
    { absent: { value: 12.5, unit: "ms" } }, { absent: { value: 0.00075, aggregate: "mean" } },
    { any: [{ value: 0.0131, unit: "ms", aggregate: "p99" }, { value: 13.1, aggregate: "p99" }] }, { absent: { value: 5, unit: "count" } },
    { subjectItem: "org.example.Tokens.split" },
  ]],
  ["benchmarkdotnet.csv", "Method;Job;Runtime;Size;Mean;Error;StdDev;Ratio;Gen0;Allocated\nParse;DefaultJob;.NET 8.0;100;12.34 us;0.240 us;0.310 us;1.00;0.5000;2.1 KB\nParseSpan;DefaultJob;.NET 8.0;100;8.10 us;0.100 us;0.120 us;0.66;-;-\n", [
    { value: 0.01234, unit: "ms", aggregate: "mean" }, { value: 0.0081, unit: "ms", aggregate: "mean" }, { value: 0.00031, unit: "ms", aggregate: "sd" },
    { value: 2100, unit: "bytes" }, { absent: { value: 0.00024, aggregate: "mean" } }, { absent: { status: "failed" } },
  ]],
  ["benchmarkdotnet.md", "```\n\nBenchmarkDotNet v0.13.12, Ubuntu 22.04\n\n```\n| Method    | Size | Mean      | Error     | StdDev    | Allocated |\n|---------- |----- |----------:|----------:|----------:|----------:|\n| Parse     | 100  | 12.34 μs  | 0.240 μs  | 0.310 μs  |    2.1 KB |\n| ParseSpan | 100  |  8.10 μs  | 0.100 μs  | 0.120 μs  |         - |\n", [
    { value: 0.01234, unit: "ms", aggregate: "mean" }, { value: 0.0081, unit: "ms", aggregate: "mean" }, { value: 0.00031, unit: "ms", aggregate: "sd" }, { absent: { value: 12.34, unit: "ms" } },
  ]],
  ["jmeter.jtl.csv", "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect\n1767261600123,350,chat,200,OK,Thread 1-1,text,true,,2048,512,4,4,http://localhost,120,0,3\n1767261600500,30000,chat,500,Internal,Thread 1-2,text,false,Test failed: code,100,512,4,4,http://localhost,30000,0,2\n", [
    { absent: { value: 1767261600123 } }, { absent: { value: 30000, status: "ok" } }, { value: 350, status: "ok" }, { value: null, status: "failed" },
  ]],
  ["jmeter-statistics.json", json({ chat: { transaction: "chat", sampleCount: 100, errorCount: 2, errorPct: 2, meanResTime: 350.5, medianResTime: 330, minResTime: 120, maxResTime: 900, pct1ResTime: 600, pct2ResTime: 700, pct3ResTime: 850, throughput: 12.5, receivedKBytesPerSec: 3.5, sentKBytesPerSec: 1.5 } }), [
    { absent: { value: 600, aggregate: "p1" } }, { absent: { value: 700, aggregate: "p2" } }, { absent: { value: 12.5, unit: "tokens/s" } },
    { any: [{ value: 350.5, aggregate: "mean" }] }, { absent: { status: "failed" } },
  ]],
  ["gatling-stats.json", json({ type: "GROUP", name: "All Requests", stats: { name: "All Requests", numberOfRequests: { total: 100, ok: 98, ko: 2 }, minResponseTime: { total: 10, ok: 12, ko: 10 }, maxResponseTime: { total: 900, ok: 850, ko: 900 }, meanResponseTime: { total: 120, ok: 118, ko: 220 }, standardDeviation: { total: 55, ok: 50, ko: 70 }, percentiles1: { total: 100, ok: 99, ko: 150 }, percentiles4: { total: 700, ok: 650, ko: 880 }, meanNumberOfRequestsPerSecond: { total: 5.5, ok: 5.4, ko: 0.1 } } }), [
    { absent: { value: 100, aggregate: "p1" } }, { absent: { value: 700, aggregate: "p4" } }, { any: [{ value: 118, aggregate: "mean" }, { value: 120, aggregate: "mean" }] },
    { absent: { value: 220, metric: "meanresponsetime", aggregate: null } }, { absent: { status: "failed" } },
  ]],
  ["trtllm-bench.json", json({ engine: { model: "org/Llama-8B", model_path: "/m", engine_dir: "/e", version: "0.20.0", backend: "Pytorch", dtype: "bfloat16" }, world_info: { tp_size: 2, pp_size: 1, world_size: 2, max_batch_size: 2048, max_num_tokens: 8192, scheduling_policy: "GUARANTEED_NO_EVICT", kv_cache_percentage: 0.9, issue_rate: 1e12 }, request_info: { num_requests: 100, avg_num_concurrent_requests: 31.5, avg_input_length: 128, avg_output_length: 64.5 }, performance: { total_latency_ms: 5250.5, avg_request_latency_ms: 1600.25, request_throughput_req_s: 19.05, system_output_throughput_tok_s: 1228.5, system_total_throughput_tok_s: 3666.5, output_throughput_per_user_tok_s: 40.5, output_throughput_per_gpu_tok_s: 614.25, request_latency_percentiles_ms: { p50: 1590.5, p90: 1800.5, p95: 1850.5, p99: 1900.5, minimum: 1200.5, maximum: 1950.5, average: 1600.25 } }, streaming_metrics: { token_output_speed_tok_s: 45.5, avg_ttft_ms: 90.5, avg_tpot_ms: 22.5 } }), [
    { value: 5250.5, unit: "ms" }, { value: 1600.25, unit: "ms", aggregate: "mean" }, { value: 19.05, unit: "1/s" }, { value: 1228.5, unit: "tokens/s" },
    { value: 1900.5, unit: "ms", aggregate: "p99" }, { value: 90.5, unit: "ms", aggregate: "mean" }, { value: 1950.5, unit: "ms", aggregate: "max" },
    { subjectModel: "org/Llama-8B" }, { absent: { value: 2048 } }, { absent: { value: 8192 } }, { absent: { value: 1e12 } },
  ]],
  ["gptManagerBenchmark.csv", "num_samples,num_error_samples,total_latency(ms),seq_throughput(seq/sec),token_throughput(token/sec),avg_sequence_latency(ms),max_sequence_latency(ms),min_sequence_latency(ms),p99_sequence_latency(ms),p90_sequence_latency(ms),p50_sequence_latency(ms),avg_time_to_first_token(ms)\n500,0,52372.21,9.55,2870.80,2755.07,3198.22,2353.59,3108.04,2942.41,2747.11,85.5\n", [
    { value: 52372.21, unit: "ms" }, { value: 2870.8, unit: "tokens/s" }, { value: 2755.07, unit: "ms", aggregate: "mean" }, { value: 3108.04, unit: "ms", aggregate: "p99" },
    { value: 2747.11, aggregate: "median", unit: "ms" }, { value: 85.5, aggregate: "mean", unit: "ms" }, { absent: { value: 9.55, unit: "tokens/s" } }, { absent: { value: 9550, unit: "ms" } }, { absent: { status: "failed" } },
  ]],
  ["tgi-benchmark.md", "Model: org/Mistral-7B\n\n| Parameter          | Value          |\n|--------------------|----------------|\n| Model              | org/Mistral-7B |\n| Sequence Length    | 10             |\n| Decode Length      | 8              |\n\n| Step           | Batch Size | Average   | Lowest    | Highest   | p50       | p90       | p99       |\n|----------------|------------|-----------|-----------|-----------|-----------|-----------|-----------|\n| Prefill        | 1          | 20.50 ms  | 19.50 ms  | 25.50 ms  | 20.25 ms  | 24.00 ms  | 25.25 ms  |\n| Decode (token) | 1          | 12.50 ms  | 12.10 ms  | 13.90 ms  | 12.45 ms  | 13.00 ms  | 13.80 ms  |\n\n| Step    | Batch Size | Average            | Lowest             | Highest            |\n|---------|------------|--------------------|--------------------|--------------------|\n| Prefill | 1          | 48.78 tokens/secs  | 39.22 tokens/secs  | 51.28 tokens/secs  |\n| Decode  | 1          | 80.00 tokens/secs  | 71.94 tokens/secs  | 82.64 tokens/secs  |\n", [
    { value: 20.5, unit: "ms", aggregate: "mean" }, { value: 25.25, unit: "ms", aggregate: "p99" }, { value: 19.5, unit: "ms", aggregate: "min" },
    { value: 80, unit: "tokens/s", aggregate: "mean" }, { value: 82.64, unit: "tokens/s", aggregate: "max" }, { absent: { value: 8, unit: "tokens/s" } },
  ]],
  ["mlx-lm.md", "# mlx-lm, M3\n\n```\nPrompt: 512 tokens, 845.250 tokens-per-sec\nGeneration: 128 tokens, 52.750 tokens-per-sec\nPeak memory: 4.523 GB\n```\n", [
    { any: [{ value: 52.75, unit: "tokens/s" }, { absent: { value: 52.75 } }] }, { absent: { value: 128, unit: "tokens/s" } }, { absent: { value: 512, unit: "ms" } },
  ]],
  ["mlx-bench.csv", "model,prompt_tps,generation_tps,peak_memory_gb,quantization\nmlx-community/Q-4bit,845.25,52.75,4.5,4bit\n", [
    { value: 845.25, unit: "tokens/s" }, { value: 52.75, unit: "tokens/s" }, { value: 4.5e9, unit: "bytes" }, { subjectModel: "mlx-community/Q-4bit" },
  ]],
  ["koboldcpp.csv", 'Timestamp,Backend,Layers,Model,MaxCtx,GenAmount,ProcessingTime,ProcessingSpeed,GenerationTime,GenerationSpeed,TotalTime,Output,Flags\n2026-01-01 10:00:00,koboldcpp_cublas.so,33,Mist-7B,4096,100,2.50,1598.40,2.00,50.00,4.50, 1 1 1 1,"NoAVX2=False Threads=5"\n', [
    { any: [{ value: 2500, unit: "ms" }, { value: 2.5, unit: "unknown" }] }, { any: [{ value: 50, unit: "tokens/s" }, { value: 50, unit: "unknown" }] },
    { absent: { value: 2.5, unit: "ms" } }, { subjectModel: "Mist-7B" }, { absent: { value: 4096, unit: "tokens" } },
  ]],
  ["lmdeploy.csv", "batch,num_promts,RPS,RPM,FTL(ave)(s),FTL(min)(s),FTL(max)(s),50%(s),75%(s),95%(s),99%(s),throughput(out tok/s),throughput(total tok/s)\n128,10000,5.049,302.963,0.152,0.057,4.544,0.044,0.055,0.089,0.112,2582.949,5167.244\n", [
    { value: 5.049, unit: "1/s" }, { absent: { value: 302.963, unit: "1/s" } }, { value: 57, unit: "ms", aggregate: "min" }, { value: 4544, unit: "ms", aggregate: "max" },
    { value: 112, unit: "ms", aggregate: "p99" }, { value: 44, unit: "ms", aggregate: "median" }, { value: 2582.949, unit: "tokens/s" }, { value: 152, unit: "ms", aggregate: "mean" }, { absent: { value: 57, unit: "ms", aggregate: null } },
  ]],
  ["evalscope-summary.json", json({ "Time taken for tests (s)": 12.5, "Number of concurrency": 4, "Total requests": 20, "Succeed requests": 20, "Failed requests": 0, "Output token throughput (tok/s)": 514.5, "Total token throughput (tok/s)": 547.5, "Request throughput (req/s)": 1.6, "Average latency (s)": 2.25, "Average time to first token (s)": 0.0415, "Average time per output token (s)": 0.0095, "Average inter-token latency (s)": 0.0096, "Average input tokens per request": 94.75, "Average output tokens per request": 486.5 }), [
    { value: 12500, unit: "ms" }, { value: 514.5, unit: "tokens/s" }, { value: 1.6, unit: "1/s" }, { value: 2250, unit: "ms", aggregate: "mean" }, { value: 41.5, unit: "ms", aggregate: "mean" },
    { value: 9.5, unit: "ms", aggregate: "mean" }, { absent: { value: 94.75, unit: "1/s" } }, { any: [{ value: 94.75, aggregate: "mean" }] }, { absent: { value: 4, unit: "count" } }, { absent: { status: "failed" } },
  ]],
  ["evalscope-percentiles.json", json([{ Percentiles: "50%", "TTFT (s)": 0.0405, "ITL (s)": 0.0095, "Latency (s)": 2.2, "Output tokens": 480, "Output throughput(tok/s)": 110.5 }, { Percentiles: "99%", "TTFT (s)": 0.0905, "ITL (s)": 0.0195, "Latency (s)": 4.2, "Output tokens": 512, "Output throughput(tok/s)": 120.5 }]), [
    { value: 40.5, unit: "ms", aggregate: "median" }, { value: 90.5, unit: "ms", aggregate: "p99" }, { value: 120.5, unit: "tokens/s", aggregate: "p99" }, { absent: { value: 90.5, aggregate: null } },
  ]],
  ["optimum-benchmark.json", json({ config: { name: "run", backend: { name: "pytorch", version: "2.4", model: "org/Tiny-1B", device: "cuda" }, scenario: { name: "inference", iterations: 10, warmup_runs: 10, input_shapes: { batch_size: 1, sequence_length: 16 } } }, report: { prefill: { memory: { unit: "MB", max_ram: 1250.5, max_global_vram: 2250.5 }, latency: { unit: "s", values: [0.025, 0.026], count: 2, total: 0.051, mean: 0.0255, p50: 0.0255, p90: 0.0259, stdev: 0.0005, stdev_: 1.96 }, throughput: { unit: "tokens/s", value: 627.5 }, energy: { unit: "kWh", cpu: 0.0001, gpu: 0.0002, total: 0.0003 } } } }), [
    { value: 25.5, unit: "ms", aggregate: "mean" }, { value: 25.9, unit: "ms", aggregate: "p90" }, { value: 0.5, unit: "ms", aggregate: "sd" }, { absent: { value: 1.96, unit: "ms" } }, { absent: { value: 1960, unit: "ms" } },
    { value: 627.5, unit: "tokens/s" }, { value: 1250.5e6, unit: "bytes" }, { absent: { value: 16 } }, { subjectModel: "org/Tiny-1B" }, { value: 25, unit: "ms", aggregate: null },
  ]],
  ["optimum-report.md", "# prefill:\n\n## memory:\n\n| metric | value | unit |\n| ------ | ----: | ---: |\n| max_ram | 2085.01 | MB |\n\n## latency:\n\n| metric | value | unit |\n| :----- | ----: | ---: |\n| count | 10 | - |\n| total | 1.315978 | s |\n| mean | 0.131598 | s |\n| p99 | 0.131745 | s |\n| stdev | 0.000104 | s |\n| stdev_ | 0.08 | % |\n\n## throughput:\n\n| metric | value | unit |\n| :--------- | -----: | -----: |\n| throughput | 7.60 | samples/s |\n", [
    { value: 131.598, unit: "ms", aggregate: "mean" }, { value: 131.745, unit: "ms", aggregate: "p99" }, { value: 0.104, unit: "ms", aggregate: "sd" }, { value: 7.6, unit: "1/s" },
    { value: 2085.01e6, unit: "bytes" }, { absent: { value: 0.0008, aggregate: "sd" } }, { absent: { value: 1315.978, aggregate: null, unit: "ms", metric: "total" } },
  ]],
  ["llm-perf.csv", "config.name,config.backend.name,config.backend.model,config.backend.torch_dtype,report.prefill.latency.unit,report.prefill.latency.mean,report.prefill.latency.p99,report.prefill.throughput.unit,report.prefill.throughput.value,report.decode.throughput.unit,report.decode.throughput.value,report.prefill.memory.unit,report.prefill.memory.max_ram\nc1,pytorch,org/Tiny-1B,float16,s,0.0255,0.0259,tokens/s,627.5,tokens/s,41.5,MB,1250.5\n", [
    { any: [{ value: 25.5, unit: "ms", aggregate: "mean" }, { value: 0.0255, unit: "unknown", aggregate: "mean" }] }, { any: [{ value: 25.9, unit: "ms", aggregate: "p99" }, { value: 0.0259, unit: "unknown", aggregate: "p99" }] },
    { any: [{ value: 41.5, unit: "tokens/s" }, { value: 41.5, unit: "unknown" }] }, { absent: { value: 0.0255, unit: "ms" } }, { subjectModel: "org/Tiny-1B" },
  ]],
  ["llmperf-summary.json", json({ version: "2023-08-31", name: "m_550_150_summary", model: "org/m-70b", mean_input_tokens: 550, stddev_input_tokens: 150, mean_output_tokens: 150, stddev_output_tokens: 10, num_concurrent_requests: 5, results_ttft_s_quantiles_p99: 0.875, results_ttft_s_mean: 0.405, results_inter_token_latency_s_mean: 0.0475, results_number_output_tokens_mean: 149.5, results_num_requests_started: 150, results_error_rate: 0.02, results_number_errors: 3, results_error_code_frequency: "{429: 3}", results_mean_output_throughput_token_per_s: 62.5, results_num_completed_requests: 147, results_num_completed_requests_per_min: 25.5, timestamp: 1703638329 }), [
    { value: 875, unit: "ms", aggregate: "p99" }, { value: 405, unit: "ms", aggregate: "mean" }, { value: 0.02, unit: "ratio" }, { value: 3, unit: "count" }, { value: 25.5, unit: "1/min" },
    { absent: { value: 550, aggregate: "mean" } }, { absent: { value: 150, aggregate: "sd" } }, { absent: { dim: { timestamp: 150 } } }, { absent: { status: "failed" } }, { value: 149.5, unit: "tokens", aggregate: "mean" },
  ]],
  ["llm-load-test.json", json({ results: [{ user_id: 0, input_tokens: 50, output_tokens: 100, start_time: 1767261600.5, ack_time: 100.5, first_token_time: 1767261600.75, end_time: 1767261605.5, ttft: 250.5, itl: 45.5, tpot: 47.5, response_time: 5000.5, stop_reason: "length", error_code: null, error_text: null }, { user_id: 1, input_tokens: 50, output_tokens: 0, start_time: 1767261601.5, first_token_time: null, end_time: 1767261602.5, ttft: 0, itl: 0, tpot: 0, response_time: 1000.5, error_code: 500, error_text: "upstream" }], config: { load_options: { concurrency: 2, duration: 20 } }, summary: { total_requests: 2, total_failures: 1, tpot: { min: 47.5, max: 47.5, median: 47.5, mean: 47.5, percentile_99: 47.5 }, throughput: 9.75 } }), [
    { any: [{ value: 250.5, unit: "unknown", status: "ok" }, { value: 250.5, unit: "ms", status: "ok" }] }, { absent: { value: 0, status: "ok", metric: "ttft" } }, { value: null, status: "failed" },
    { absent: { value: 1767261600.5 } }, { absent: { value: 1767261600.75 } }, { absent: { value: 20, unit: "ms" } }, { any: [{ value: 47.5, aggregate: "p99" }] }, { absent: { value: 1000.5, status: "ok" } },
  ]],
  ["perf_analyzer.csv", "Concurrency,Inferences/Second,Client Send,Network+Server Send/Recv,Server Queue,Server Compute Input,Server Compute Infer,Server Compute Output,Client Recv,p50 latency,p90 latency,p95 latency,p99 latency\n1,587.5,5,420,45,12,1150,15,2,1690,1720,1750,1900\n", [
    { value: 587.5, unit: "1/s" }, { any: [{ value: 1900, aggregate: "p99", unit: "unknown" }, { value: 1.9, aggregate: "p99", unit: "ms" }] }, { absent: { value: 1900, unit: "ms" } }, { absent: { value: 1, unit: "count" } },
  ]],
  ["genai_perf.csv", 'Metric,avg,min,max,p99,p95,p90,p75,p50,p25\nTime To First Token (ms),"1,234.56",45.50,"2,345.67","2,300.10","2,200.20","2,100.30","1,800.40","1,200.50",900.60\nOutput Sequence Length (tokens),128.50,100.00,150.00,149.00,148.00,147.00,140.00,128.00,110.00\n\nMetric,Value\nOutput Token Throughput (per sec),456.78\nRequest Throughput (per sec),3.55\n', [
    { value: 1234.56, unit: "ms", aggregate: "mean" }, { value: 2300.1, unit: "ms", aggregate: "p99" }, { value: 128.5, unit: "tokens", aggregate: "mean" }, { absent: { value: 456.78, unit: "ms" } },
    { any: [{ value: 456.78, unit: "tokens/s" }, { value: 456.78, unit: "unknown" }] }, { any: [{ value: 3.55, unit: "1/s" }, { value: 3.55, unit: "unknown" }] },
  ]],
  ["batched-bench.jsonl", '{"n_kv_max": 2048, "n_batch": 2048, "n_ubatch": 512, "flash_attn": 0, "is_pp_shared": 0, "n_gpu_layers": 99, "n_threads": 8, "n_threads_batch": 8, "pp": 128, "tg": 64, "pl": 2, "n_kv": 384, "t_pp": 0.25, "speed_pp": 1024.0, "t_tg": 2.5, "speed_tg": 51.2, "t": 2.75, "speed": 139.6}\n', [
    { any: [{ value: 1024, unit: "tokens/s" }, { value: 1024, unit: "unknown" }] }, { any: [{ value: 51.2, unit: "tokens/s" }, { value: 51.2, unit: "unknown" }] }, { absent: { value: 2.5, unit: "ms" } },
    { any: [{ value: 2500, unit: "ms" }, { value: 2.5, unit: "unknown" }] }, { absent: { value: 128, unit: "tokens/s" } }, { absent: { value: 8 } }, { absent: { value: 2048 } },
  ]],
  ["batched-bench.md", "|    PP |     TG |    B |   N_KV |   T_PP s | S_PP t/s |   T_TG s | S_TG t/s |      T s |    S t/s |\n|-------|--------|------|--------|----------|----------|----------|----------|----------|----------|\n|   128 |     64 |    2 |    384 |    0.250 |  1024.00 |    2.500 |    51.20 |    2.750 |   139.60 |\n", [
    { value: 250, unit: "ms" }, { value: 1024, unit: "tokens/s" }, { value: 51.2, unit: "tokens/s" }, { value: 2750, unit: "ms" }, { value: 139.6, unit: "tokens/s" }, { absent: { value: 128, unit: "tokens/s" } },
  ]],
  ["mistralrs-bench.md", "| model | backend | test | t/s | ms/t | concurrency | throughput/s |\n|---|---|---|---|---|---|---|\n| org/Mistral-7B | CUDA | pp 512 | 4096.5±30.5 | 0.244±0.002 | 1 | 4096.5 |\n| org/Mistral-7B | CUDA | tg 128 | 80.5±1.5 | 12.42±0.2 | 1 | 80.5 |\n", [
    { value: 4096.5, unit: "tokens/s" }, { value: 80.5, unit: "tokens/s" }, { absent: { metric: "throughput", value: 4096.5, unit: "tokens/s" } }, { value: 12.42, unit: "ms" }, { subjectModel: "org/Mistral-7B" }, { absent: { value: 1, unit: "count" } },
  ]],
  ["ollama-bench.csv", "NAME,STEP,COUNT,NS_PER_COUNT,TOKEN_PER_SEC\ngemma3,prefill,128,78125.50,12800.25\ngemma3,generate,149,19555868.50,51.25\n", [
    { value: 51.25, unit: "tokens/s" }, { absent: { metric: "throughput", value: 12800.25 } }, { any: [{ value: 19.5558685, unit: "ms" }, { value: 19555868.5, unit: "unknown" }] }, { absent: { value: 19555868.5, unit: "count" } },
  ]],
  ["ollama-verbose.md", "## llama3.2:3b\n\n```\ntotal duration:       5.25s\nload duration:        45.5ms\nprompt eval count:    26 token(s)\nprompt eval duration: 130ms\nprompt eval rate:     200.00 tokens/s\neval count:           298 token(s)\neval duration:        4.97s\neval rate:            59.96 tokens/s\n```\n", [
    { value: 5250, unit: "ms" }, { value: 45.5, unit: "ms" }, { value: 59.96, unit: "tokens/s", metric: "throughput" }, { value: 298, unit: "tokens" }, { subjectModel: "llama3.2:3b" },
  ]],
  ["vllm-console.md", "# Qwen/Qwen3-8B, rate 2\n\n```\n============ Serving Benchmark Result ============\nSuccessful requests:                     996\nBenchmark duration (s):                  264.25\nTotal input tokens:                      342460\nTotal generated tokens:                  218257\nRequest throughput (req/s):              3.77\nOutput token throughput (tok/s):         825.94\nTotal Token throughput (tok/s):          2121.89\n---------------Time to First Token----------------\nMean TTFT (ms):                          2074.09\nMedian TTFT (ms):                        606.88\nP99 TTFT (ms):                           15089.74\n-----Time per Output Token (excl. 1st token)------\nMean TPOT (ms):                          11.76\nP99 TPOT (ms):                           28.33\n==================================================\n```\n", [
    { value: 264250, unit: "ms" }, { value: 825.94, unit: "tokens/s" }, { value: 2074.09, unit: "ms", aggregate: "mean" }, { value: 606.88, unit: "ms", aggregate: "median" }, { value: 15089.74, unit: "ms", aggregate: "p99" }, { value: 28.33, aggregate: "p99", unit: "ms" },
  ]],
  ["vllm-latency.json", json({ avg_latency: 1.25, latencies: [1.2, 1.3], percentiles: { "10": 1.2, "50": 1.25, "99": 1.3 } }), [
    { any: [{ value: 1250, unit: "ms", aggregate: "mean" }, { value: 1.25, unit: "unknown", aggregate: "mean" }] }, { absent: { value: 1.25, unit: "ms" } }, { any: [{ value: 1300, unit: "ms", aggregate: "p99" }, { value: 1.3, unit: "unknown", aggregate: "p99" }] },
  ]],
  ["vllm-throughput.json", json({ elapsed_time: 12.5, num_requests: 100, total_num_tokens: 25600, requests_per_second: 8, tokens_per_second: 2048 }), [
    { value: 8, unit: "1/s" }, { value: 2048, unit: "tokens/s" }, { value: 25600, unit: "tokens" }, { absent: { value: 12.5, unit: "ms" } },
  ]],
  ["sglang-one-batch.jsonl", '{"run_name": "before", "batch_size": 1, "input_len": 256, "output_len": 32, "prefill_latency": 0.05, "prefill_throughput": 5120.5, "median_decode_latency": 0.0125, "median_decode_throughput": 80.5, "total_latency": 0.45, "overall_throughput": 640.5}\n', [
    { any: [{ value: 50, unit: "ms" }, { value: 0.05, unit: "unknown" }] }, { any: [{ value: 12.5, unit: "ms", aggregate: "median" }, { value: 0.0125, aggregate: "median", unit: "unknown" }] }, { absent: { value: 0.05, unit: "ms" } }, { absent: { value: 1, unit: "count" } },
    { any: [{ value: 80.5, aggregate: "median" }] },
  ]],
  ["lighteval.json", json({ config_general: { model_name: "org/M-8B", start_time: 100.5, end_time: 200.5, total_evaluation_time_secondes: "100.0" }, results: { "leaderboard|arc:challenge|25": { acc: 0.55, acc_stderr: 0.0145, acc_norm: 0.6, acc_norm_stderr: 0.0143 }, all: { acc: 0.55, acc_stderr: 0.0145 } }, versions: { "leaderboard|arc:challenge|25": 0 } }), [
    { value: 0.55, unit: "ratio", subjectModel: "org/M-8B" }, { value: 0.6, unit: "ratio" }, { absent: { value: 0.0145, aggregate: null } }, { absent: { value: 100.5 } }, { absent: { value: 0 } },
  ]],
  ["open-llm-leaderboard.json", json([{ eval_name: "org_M-7B_bfloat16", Precision: "bfloat16", Type: "chat", fullname: "org/M-7B", "Model sha": "abc", "Average ⬆️": 21.5, "Hub License": "mit", "Hub ❤️": 12, "#Params (B)": 7.25, "IFEval Raw": 0.455, IFEval: 45.5, "BBH Raw": 0.41, BBH: 18.5, "CO₂ cost (kg)": 1.25, "Submission Date": "2026-01-01" }]), [
    { any: [{ value: 21.5, aggregate: "mean" }, { value: 21.5, unit: "unknown" }] }, { absent: { value: 45.5, unit: "ms" } }, { absent: { value: 7.25, unit: "bytes" } }, { value: 45.5 },
  ]],
  ["helm-stats.json", json([{ name: { name: "exact_match", split: "test" }, count: 1, sum: 0.55, sum_squared: 0.3025, min: 0.55, max: 0.55, mean: 0.55, variance: 0, stddev: 0 }, { name: { name: "inference_runtime", split: "test" }, count: 1, sum: 2.5, sum_squared: 6.25, min: 2.5, max: 2.5, mean: 2.5, variance: 0, stddev: 0 }]), [
    { any: [{ value: 0.55, aggregate: "mean" }] }, { any: [{ value: 2.5, metric: "inference_runtime" }, { value: 2.5, subjectItem: "inference_runtime" }, { absent: { value: 2.5 } }] }, { absent: { value: 0.3025, aggregate: "sum" } },
  ]],
  ["nvtop.json", json([{ device_name: "NVIDIA GeForce RTX 4090", gpu_clock: "2520MHz", mem_clock: "10501MHz", temp: "65C", fan_speed: "45%", power_draw: "350W", gpu_util: "98%", mem_util: "61%" }]), [
    { any: [{ value: 350, unit: "W" }, { absent: { unit: "W" } }] }, { any: [{ value: 0.98, unit: "ratio" }, { absent: { value: 98 } }] }, { absent: { value: 65, unit: "unknown", metric: "temperature" } },
  ]],
  ["nvidia-smi-units.csv", "timestamp, index, temperature.gpu, utilization.gpu [%], power.draw [W], clocks.current.sm [MHz], memory.used [MiB], pstate\n2026/01/01 10:00:00.000, 0, 65, 98 %, 349.50 W, 2520 MHz, 20480 MiB, P2\n2026/01/01 10:00:01.000, 0, 66, [N/A], [Not Supported], 2505 MHz, 20480 MiB, P2\n", [
    { value: 349.5, unit: "W" }, { value: 0.98, unit: "ratio" }, { value: 2520e6, unit: "Hz" }, { value: 20480 * 2 ** 20, unit: "bytes" }, { absent: { value: 0, unit: "W" } }, { any: [{ value: 65, unit: "°C" }, { value: 65, unit: "unknown" }] },
  ]],
  ["github-action-benchmark.json", json([{ name: "Decode", unit: "tokens/sec", value: 51.5, range: "± 1.5", extra: "10 runs" }, { name: "Boot", unit: "Seconds", value: 2.5 }]), [
    { value: 51.5, unit: "tokens/s", subjectItem: "Decode" }, { value: 2500, unit: "ms", subjectItem: "Boot" },
  ]],
  ["catch2.csv", "name,samples,iterations,mean_ns,low_mean_ns,high_mean_ns,stddev_ns\ndecode 128,100,50,1250.5,1240.5,1260.5,25.5\n", [
    { value: 0.0012505, unit: "ms", aggregate: "mean" }, { value: 0.0000255, unit: "ms", aggregate: "sd" }, { absent: { value: 0.0012405, metric: "time", aggregate: "mean" } }, { subjectItem: "decode 128" },
  ]],
]; // prettier-ignore
