export { dropUnverified, sentenceText, wrongOnPage } from "./check";
export { fixedNarrative } from "./fixed";
export { mayStand, parseNarrative } from "./parse";
export type { ParsedNarrative } from "./parse";
export { narrativeText, renderSentence } from "./render";
export type { RenderedPart } from "./render";
export { fullLimits, narrativeSchema, terseLimits } from "./schema";
export type { SchemaLimits } from "./schema";
export { strayText } from "./stray-text";
