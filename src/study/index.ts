export { stages as studyStages } from "./config";
export { everyCallFailed } from "./finished";
export { quick, quickText } from "./quick";
export type { QuickLength, QuickOptions, QuickProgress, QuickResult } from "./quick";
export { readStudy } from "./read-study";
export type { ReadStudyOptions } from "./read-study";
export { study } from "./study";
export { writingWords } from "./writing-words";
export type { StudyOptions, StudyProgress, StudyResult } from "./types";
