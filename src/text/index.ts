export { capital } from "./capital";
export { cellText } from "./cell-text";
export { escapeHtml } from "./escape-html";
export { nearest } from "./nearest";
export { pageText } from "./page-text";
export { parseObject } from "./parse-object";
export { printable } from "./printable";
export { wellFormed } from "./well-formed";
