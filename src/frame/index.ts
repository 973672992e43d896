export { callsCsv } from "./calls-csv";
export type { Column } from "./columns";
export { fromFrame } from "./from-frame";
export { ledgerToFrame } from "./ledger-to-frame";
export { rowLabels } from "./row-labels";
export { frameToCsv } from "./to-csv";
export { frameOf, toFrame } from "./to-frame";
export { frameToHtml } from "./to-html";
