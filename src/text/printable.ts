/**
 * Text that may stand on a terminal: names and words from files or models cannot move the cursor, change colours or turn the direction of
 * what follows. What could is written as JSON writes it, by UTF-16 units (`\u202e`, `\udb40\udc67`), so that JSON stays the same JSON.
 * @param options.lines line feeds and tabs stay, which otherwise are written so too
 */
export function printable(text: string, { lines = false }: { readonly lines?: boolean } = {}): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (mark) =>
    lines && (mark === "\n" || mark === "\t") ? mark : escaped(mark),
  );
}

function escaped(mark: string): string {
  return Array.from({ length: mark.length }, (_, at) => mark.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}
