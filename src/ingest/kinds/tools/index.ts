import type { Kind } from "../kind";
import { aiperfRequests, aiperfSummary } from "./aiperf";
import { artillery } from "./artillery";
import { batchedBench } from "./batched-bench";
import { benchmarkDotNet } from "./benchmark-dot-net";
import { criterion } from "./criterion";
import { genaiPerfRequests } from "./genai-perf";
import { ghz } from "./ghz";
import { googleBenchmark } from "./google-benchmark";
import { guidellm } from "./guidellm";
import { hyperfine } from "./hyperfine";
import { inferenceBenchmarker } from "./inference-benchmarker";
import { inferencePerf } from "./inference-perf";
import { jmh } from "./jmh";
import { k6Summary } from "./k6";
import { llamaBenchSql } from "./llama-bench-sql";
import { llamaBenchy } from "./llama-benchy";
import { llmeterResponses, llmeterStats } from "./llmeter";
import { llmperfRequests, llmperfSummary } from "./llmperf";
import { lmEval } from "./lm-eval";
import { localScore } from "./localscore";
import { mlperfSummary } from "./mlperf";
import { prometheus } from "./prometheus";
import { promptfoo } from "./promptfoo";
import { pytestBenchmark } from "./pytest-benchmark";
import { sglangBench } from "./sglang";
import { tableTools } from "./tables";
import { trtllmBench } from "./trtllm";
import { vllmBench, vllmLatency } from "./vllm";

/** Programs whose JSON is known by name. */
export const tools: readonly Kind[] = [
  guidellm,
  aiperfSummary,
  aiperfRequests,
  genaiPerfRequests,
  sglangBench,
  vllmBench,
  llamaBenchy,
  inferencePerf,
  llmeterStats,
  llmeterResponses,
  llmperfRequests,
  localScore,
  lmEval,
  googleBenchmark,
  hyperfine,
  pytestBenchmark,
  k6Summary,
  artillery,
  criterion,
  jmh,
  benchmarkDotNet,
  ghz,
  inferenceBenchmarker,
  prometheus,
  llmperfSummary,
  trtllmBench,
  batchedBench,
  vllmLatency,
  promptfoo,
];

/** Programs whose texts are known by name. */
export const textTools: readonly Kind[] = [mlperfSummary, llamaBenchSql];

export { tableTools };
