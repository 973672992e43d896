const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand in HTML, also inside a quoted attribute. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => entities[mark]!);
}
