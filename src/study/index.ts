export { everyCallFailed } from "./finished";
export { readStudy } from "./read-study";
export { study } from "./study";
export type { StudyOptions, StudyProgress, StudyResult } from "./types";
