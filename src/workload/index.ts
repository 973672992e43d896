export * from "./agent";
export { calibrate } from "./calibrate";
export type { Calibration, CountTokens } from "./calibrate";
export { conversation } from "./conversation";
export { filler } from "./filler";
export { depth, fixedLength } from "./fixed-length";
export type { FixedLength } from "./fixed-length";
export { prompts } from "./prompts-workload";
export type { PromptsOptions, PromptsWorkload } from "./prompts-workload";
export { promptsOf, readPrompts } from "./prompts";
export type { PromptFile, PromptItem, PromptProblem, ReadPromptsOptions, TextSplit } from "./prompts";
export { fewestPooled } from "./set-workload";
export type {
  Answers,
  Member,
  Occasion,
  OpenWorkload,
  Session,
  SetWorkload,
  Stage,
  StageRequest,
  Workload,
} from "./types";
