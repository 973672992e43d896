import type { Kind, ParsedFile } from "./kind";
import { agentReport, comparisonReport } from "./agent-report";
import { baselineSummary, baselineTests } from "./baseline-tests";
import { callTable } from "./call-table";
import { compilation } from "./compilation";
import { genericJson } from "./generic-json";
import { genericTable } from "./generic-table";
import { kernelBenchmarks } from "./kernel-benchmarks";
import { llamaBenchCsv, llamaBenchJson } from "./llama-bench";
import { markdown, printed } from "./markdown";
import { ncuRaw } from "./ncu";
import { ollamaApi } from "./ollama-api";
import { ollamaBaselineJson, ollamaBaselineTable } from "./ollama-baseline";
import { ollamaParamTuning } from "./ollama-param-tuning";
import { ollamaParamTuningSummary } from "./ollama-param-tuning-summary";
import { ollamaQuantBench } from "./ollama-quant-bench";
import { ollamaRuns } from "./ollama-runs";
import { ollamaSummary } from "./ollama-summary";
import { openAiApi, openAiEvents } from "./openai-api";
import { ledger, ownFile } from "./own";
import { ownCalls } from "./own-calls";
import { quantizationReport } from "./quantization-report";
import { mlMetrics, systemMetrics } from "./system-metrics";
import { demoInference, timingBaseline } from "./timing-baseline";
import { tableTools, textTools, tools } from "./tools";

/** Recognisers of tables in the order in which they are asked; the last one takes what nobody knew. */
const ofTables: readonly Kind[] = [
  ollamaRuns,
  ollamaQuantBench,
  ollamaParamTuning,
  ollamaParamTuningSummary,
  ollamaBaselineTable,
  ownCalls,
  callTable,
  baselineSummary,
  ncuRaw,
  llamaBenchCsv,
  ...tableTools,
  genericTable,
];

/** The same for JSON and JSON Lines. */
const ofJson: readonly Kind[] = [
  ledger,
  ownFile,
  ollamaApi,
  openAiApi,
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
  ...tools,
  genericJson,
];

const ofMarkdown: readonly Kind[] = [agentReport, comparisonReport, markdown];

const ofTexts: readonly Kind[] = [openAiEvents, ...textTools, printed];

const byContent = { table: ofTables, json: ofJson, lines: ofJson, markdown: ofMarkdown, text: ofTexts };

/** The first kind that knows the file. */
export function kindOf(file: ParsedFile): Kind {
  return byContent[file.content].find((kind) => kind.matches(file))!;
}

/** The reader of any table or any JSON; undefined for Markdown and texts, whose last kind is the only one of its sort. */
export function genericKind(file: ParsedFile): Kind | undefined {
  return file.content === "markdown" || file.content === "text" ? undefined : byContent[file.content].at(-1);
}
