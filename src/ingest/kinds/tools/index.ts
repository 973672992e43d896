import type { Kind } from "../kind";
import { aiperfRequests, aiperfSummary } from "./aiperf";
import { googleBenchmark } from "./google-benchmark";
import { guidellm } from "./guidellm";
import { hyperfine } from "./hyperfine";
import { inferencePerf } from "./inference-perf";
import { k6Summary } from "./k6";
import { llamaBenchSql } from "./llama-bench-sql";
import { llamaBenchy } from "./llama-benchy";
import { llmeterResponses, llmeterStats } from "./llmeter";
import { llmperfRequests } from "./llmperf";
import { lmEval } from "./lm-eval";
import { localScore } from "./localscore";
import { mlperfSummary } from "./mlperf";
import { promptfoo } from "./promptfoo";
import { pytestBenchmark } from "./pytest-benchmark";
import { sglangBench } from "./sglang";
import { vllmBench } from "./vllm";

/** Programs whose JSON is known by name. */
export const tools: readonly Kind[] = [
  guidellm,
  aiperfSummary,
  aiperfRequests,
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
  promptfoo,
];

/** Programs whose texts are known by name. */
export const textTools: readonly Kind[] = [mlperfSummary, llamaBenchSql];
