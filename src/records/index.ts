export { callStatuses } from "./call";
export type {
  AnswerState,
  CallClock,
  CallModel,
  CallRecord,
  CallStatus,
  ModelMemory,
  RunnerOptions,
  ServerTimes,
  SpeedFault,
  SpeedJudgement,
  TimeBudget,
  ToldFigures,
} from "./call";
export type { ChatMessage } from "./chat";
export { engineWords, protocolWords, serverWords, unknownVersion } from "./engine";
export type { Engine } from "./engine";
export { factId } from "./fact-id";
export { countedStates, countedThings, statistics, verdictSays } from "./fact";
export type {
  Counted,
  CountedState,
  Direction,
  Fact,
  FactAbout,
  FactGroup,
  FactRegistry,
  FactSource,
  FactSubject,
  Statistic,
  VerdictSays,
} from "./fact";
export type { AnswerCheck, AnswerGrade, GradeVerdict, StudyCase } from "./grade";
export type {
  CellAccount,
  FileRecord,
  FileStatus,
  FormatSummary,
  IngestResult,
  IngestSummary,
  NameAccount,
  Problem,
  SummaryRow,
} from "./ingest";
export type { JsonValue, Settings, SettingValue } from "./json";
export type { CanonicalUnit, Measurement, MeasurementStatus, Subject } from "./measurement";
export { machineOf } from "./machine";
export { comparedMetrics, directionOf, mainMetrics, metrics, rankedMetrics } from "./metrics";
export type { ComparedMetric, Metric, MetricName, MetricSource, RankedMetric } from "./metrics";
export { narrativeSections } from "./narrative";
export type { Narrative, NarrativeSection } from "./narrative";
export type {
  Environment,
  Extension,
  PlannedCall,
  PlannedVariant,
  ServedAs,
  Study,
  StudyConfig,
  StudyManifest,
  Variant,
  WorkflowTimes,
  WorkloadNote,
  RaceNote,
} from "./study";
export { environmentOf, modelOf, modelsOf, modelWords, variantNames, variantNamesOfCalls } from "./variant-names";
export { UserError } from "./user-error";
export type { ExitCode } from "./user-error";
export { callShape, factsShape, manifestShape, narrativeShape, readShape, workflowShape } from "./shapes";
export type { Read, Shape } from "./shapes";
