export { escapeHtml } from "./escape-html";
export { parseObject } from "./parse-object";
export { wellFormed } from "./well-formed";
