import MarkdownIt from "markdown-it";

import type { Found, FoundItem } from "./types";

const checkBox = /^\[[ xX]\]\s+/;
const marker = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)/;

/**
 * Prompts of a Markdown file: each item of its outermost lists, as its source stands without the mark, with what belongs to it (further lines,
 * code, lists inside). Headings and paragraphs are no prompts.
 */
export function readMarkdown(text: string): Found {
  const lines = text.split(/\r\n|\r|\n/);
  const items: FoundItem[] = [];
  let depth = 0;
  for (const token of new MarkdownIt().parse(lines.join("\n"), {})) {
    if (token.type === "list_item_open") {
      if (depth === 0 && token.map) items.push(itemOf(lines, token.map));
      depth += 1;
    } else if (token.type === "list_item_close") depth -= 1;
  }
  return { items, problems: [], reading: "one prompt for each item of a list" };
}

function itemOf(lines: readonly string[], [from, to]: readonly [number, number]): FoundItem {
  const [first = "", ...rest] = lines.slice(from, to);
  const indent = marker.exec(first)?.[0].length ?? 0;
  const body = [
    first.slice(indent).replace(checkBox, ""),
    ...rest.map((line) => (line.slice(0, indent).trim() === "" ? line.slice(indent) : line.trimStart())),
  ];
  return { at: `line ${from + 1}`, prompt: body.join("\n").trim(), checks: [] };
}
