export { charactersPerToken, factLine, factTable } from "./budget";
export { catalogue } from "./catalogue";
export type { FactKind } from "./catalogue";
export { classicFacts } from "./classic-facts";
export type { ClassicFactsOptions } from "./classic-facts";
export { facts } from "./facts";
export type { FactContext } from "./facts";
export { formatMeasured, formatNumber, formatQuantity } from "./format";
export { measuredCalls } from "./study-facts";
