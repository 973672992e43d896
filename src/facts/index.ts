export { charactersPerToken, factLine, factTable } from "./budget";
export { catalogue } from "./catalogue";
export type { FactKind } from "./catalogue";
export { facts } from "./facts";
export type { FactContext } from "./facts";
export { formatNumber, formatQuantity } from "./format";
export { measuredCalls } from "./study-facts";
