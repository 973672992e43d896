export { checkText } from "./check-text";
export type { CheckedSpan, CheckedText, SpanKind, SpanStatus } from "./types";
export { fits } from "./fits";
export type { Fit } from "./fits";
