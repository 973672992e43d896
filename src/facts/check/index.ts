export { checkText } from "./check-text";
export type { CheckedSpan, CheckedText, SpanKind, SpanStatus } from "./types";
