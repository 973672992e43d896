import type { Kind } from "../kind";
import { agentReport, comparisonReport } from "./agent-report";
import { baselineSummary, baselineTests } from "./baseline-tests";
import { callTable } from "./call-table";
import { compilation } from "./compilation";
import { genericJson } from "./generic-json";
import { genericTable } from "./generic-table";
import { kernelBenchmarks } from "./kernel-benchmarks";
import { llamaBenchCsv, llamaBenchJson } from "./llama-bench";
import { markdown } from "./markdown";
import { ncuRaw } from "./ncu";
import { ollamaApi } from "./ollama-api";
import { ollamaBaselineJson, ollamaBaselineTable } from "./ollama-baseline";
import { ollamaParamTuning } from "./ollama-param-tuning";
import { ollamaParamTuningSummary } from "./ollama-param-tuning-summary";
import { ollamaQuantBench } from "./ollama-quant-bench";
import { ollamaRuns } from "./ollama-runs";
import { ollamaSummary } from "./ollama-summary";
import { ledger, ownFile } from "./own";
import { quantizationReport } from "./quantization-report";
import { mlMetrics, systemMetrics } from "./system-metrics";
import { demoInference, timingBaseline } from "./timing-baseline";

/** Recognisers in the order in which they are asked; the last three take what nobody knew. */
export const kinds: readonly Kind[] = [
  ollamaRuns,
  ollamaQuantBench,
  ollamaParamTuning,
  ollamaParamTuningSummary,
  ollamaBaselineTable,
  callTable,
  baselineSummary,
  ncuRaw,
  llamaBenchCsv,
  ledger,
  ownFile,
  ollamaApi,
  llamaBenchJson,
  ollamaBaselineJson,
  ollamaSummary,
  compilation,
  baselineTests,
  timingBaseline,
  demoInference,
  systemMetrics,
  mlMetrics,
  quantizationReport,
  kernelBenchmarks,
  agentReport,
  comparisonReport,
  markdown,
  genericTable,
  genericJson,
];
