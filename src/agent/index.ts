export { defaultVariants } from "./default-variants";
export { readStudy } from "./read-study";
export { everyCallFailed, study } from "./study";
export type { PromptOverride, StudyOptions, StudyProgress, StudyResult } from "./types";
export { readsLikeInstruction } from "./untrusted";
