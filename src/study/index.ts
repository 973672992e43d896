export { readStudy } from "./read-study";
export { everyCallFailed, study } from "./study";
export type { StudyOptions, StudyProgress, StudyResult } from "./types";
