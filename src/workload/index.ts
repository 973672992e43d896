export * from "./agent";
export { conversation } from "./conversation";
export { calibrate, checkLength, fixedLengths } from "./fixed-length";
export type { Calibration, CountTokens, FixedLength } from "./fixed-length";
export { prompts } from "./prompts-workload";
export type { PromptsOptions, PromptsWorkload } from "./prompts-workload";
export { promptsOf, readPrompts } from "./prompts";
export type { AnswerCheck, PromptFile, PromptItem, PromptProblem, ReadPromptsOptions, TextSplit } from "./prompts";
export type { Answers, Occasion, Session, Stage, StageRequest, Workload } from "./types";
