import type { MimeBundle } from "../kernel";

/** Characters of a report that a cell shows: the answer and the medians, not every call. */
const shownCharacters = 2500;

/** Markdown for a cell; of a long one the sections at the beginning, with a line that says so. */
export function markdownBundle(markdown: string): MimeBundle {
  const text = beginning(markdown);
  return { "text/markdown": text, "text/plain": text };
}

function beginning(markdown: string): string {
  if (markdown.length <= shownCharacters) return markdown;
  const next = markdown.indexOf("\n## ", shownCharacters);
  const last = markdown.lastIndexOf("\n## ", shownCharacters);
  const at = last > 0 ? last : next;
  return at < 0 ? markdown : `${markdown.slice(0, at)}\n\n*The rest stands in the report's files.*\n`;
}
