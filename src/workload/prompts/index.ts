export { promptsOf, readPrompts } from "./read-prompts";
export type { ReadPromptsOptions } from "./read-prompts";
export type { TextSplit } from "./lines";
export type { PromptFile, PromptItem, PromptProblem, PromptProblemKind } from "./types";
