import { looksNumeric } from "../values/cell";

/**
 * The table without what programs write above it: empty lines, `sep=;` for Excel, and lines of comment. A line that begins with a hash and stands over
 * as many cells, with figures among them, is a header.
 */
export function withoutPreamble(whole: string): { readonly text: string; readonly said?: string } {
  const begun = whole.replace(/^(?:[^\S\n]*\n)+/, "");
  const sep = /^sep=([^\r\n])\r?\n/i.exec(begun);
  if (sep !== null) return { text: begun.slice(sep[0].length), said: sep[1]! };
  let text = begun;
  while (text.startsWith("#")) {
    const end = text.indexOf("\n");
    const rest = text.slice(end + 1);
    if (end < 0 || rest.trim() === "") break;
    const mark = guessDelimiter(rest);
    const below = rest.split("\n", 1)[0]!.split(mark);
    const isHeader = below.length > 1 && text.slice(0, end).split(mark).length === below.length;
    if (isHeader && below.some((cell) => looksNumeric(cell, true))) break;
    text = rest;
  }
  return { text };
}

/** The separator that the first line holds most of outside quotes. */
export function guessDelimiter(text: string): string {
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  const line = text.slice(0, Math.min(end, 100_000)).replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
