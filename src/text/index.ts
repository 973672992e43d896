export { cellText } from "./cell-text";
export { escapeHtml } from "./escape-html";
export { pageText } from "./page-text";
export { parseObject } from "./parse-object";
export { wellFormed } from "./well-formed";
