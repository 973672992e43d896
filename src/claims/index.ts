export { readText } from "./read-text";
export type { ReadClause, ReadText, Reading } from "./types";
