export { quick } from "./quick";
export { quickText } from "./text";
export type { QuickLength, QuickOptions, QuickProgress, QuickResult } from "./types";
