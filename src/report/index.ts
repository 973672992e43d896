export { comparisonReport } from "./compare";
export type { CompareOptions } from "./compare";
export { exportReport } from "./export";
export type { ExportOptions } from "./export";
export { headline } from "./headline";
export { modelMarkdown } from "./model-text";
export { report } from "./report";
export { studyFromCalls } from "./study-from-calls";
export type { Report, ReportInput, ReportLayout } from "./types";
