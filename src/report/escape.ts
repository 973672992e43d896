/** A piece of markup that code of this folder made: the only thing that a template may print unescaped. */
export interface Markup {
  readonly markup: string;
}

/** What moves a terminal's cursor, rings or turns the direction of what follows: a report may be looked at with `cat`. */
// eslint-disable-next-line no-control-regex -- these are what no text may hold
const hidden = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const lineBreaks = /\s*[\r\n\u2028\u2029\u0085\v\f]+\s*/g;

/** Makes text stand for itself in Markdown, also inside a table cell and at the start of a line. */
export function markdownText(text: string): string {
  return text
    .replace(hidden, "\uFFFD")
    .replace(lineBreaks, " ")
    .replace(/[\\`*[\]<>|~$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/:\/\//g, ":\\//")
    .replace(/\bwww\./gi, "www\\.")
    .replace(/@/g, "\\@")
    .replace(/^(\s*)([#+=-])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** Lines as an indented block of Markdown: nothing in it is markup, so that what is shown can be copied and run. One line each. */
export function markdownCode(lines: readonly string[]): string {
  return lines.map((line) => `    ${line.replace(hidden, "\uFFFD").replace(lineBreaks, " ").trimStart()}`).join("\n");
}

/** JSON for a `<script type="application/json">`: nothing in it can end the element. */
export function jsonIsland(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}
