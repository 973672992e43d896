// The front door: what a cell or a program needs. Single statistics are in `chimera-notebook/stats`, figures in `chimera-notebook/plot`.
export { UserError } from "./records";
export type {
  CallRecord,
  Fact,
  FactRegistry,
  IngestResult,
  Measurement,
  RunnerOptions,
  Study,
  Variant,
} from "./records";
export { ask, connect, measure, measureMany } from "./llm";
export type { Connection } from "./llm";
export { grid, quick, quickText, readStudy, study } from "./study";
export type { StudyOptions, StudyProgress, StudyResult } from "./study";
export { agent, conversation, depth, fixedLength, prompts } from "./workload";
export type { Workload } from "./workload";
export { ingest } from "./ingest";
export { callsCsv, frameToCsv, fromFrame, ledgerToFrame, toFrame } from "./frame";
export { summarize, summarizeStudy } from "./stats";
export type { Summary, Verdict } from "./stats";
export { claims, readText } from "./claims";
export { facts, formatQuantity } from "./facts";
export { narrativeText } from "./narrative";
export { comparisonLines, comparisonReport, exportReport, headline, report, studyFromCalls } from "./report";
export type { Report } from "./report";
export type { Figure } from "./plot";
export { checkNotebooks, exportNotebook, interruptSignal, parameters, progress, runNotebook, show, studyProgress } from "./notebook"; // prettier-ignore
