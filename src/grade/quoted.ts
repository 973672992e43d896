import { printable } from "../text";

/** Longest part of an answer in a reason, characters. */
const most = 80;

/** A text from outside within a sentence: one line, no control characters, cut where it is long. */
export function quoted(text: string): string {
  const line = printable(text.slice(0, 4 * most))
    .replaceAll(/\s+/g, " ")
    .trim();
  return JSON.stringify(line.length > most ? `${line.slice(0, most - 1)}…` : line);
}
