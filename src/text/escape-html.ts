import { pageText } from "./page-text";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand in HTML, also inside a quoted attribute; what no page can hold is U+FFFD, as a browser would make it. */
export function escapeHtml(text: string): string {
  return pageText(text).replaceAll(/[&<>"']/g, (mark) => entities[mark]!);
}
