import type { JsonValue, Problem } from "../../records";
import { literalNote, parseJson } from "./json";

/** Parses JSON Lines one by one: a bad line is a problem, a cut last line is set aside, the others stand. */
export function parseJsonLines(
  text: string,
  maxDepth: number,
): {
  readonly lines: readonly { readonly row: number; readonly value: JsonValue }[];
  readonly problems: readonly Omit<Problem, "file">[];
} {
  const lines: { row: number; value: JsonValue }[] = [];
  const problems: Omit<Problem, "file">[] = [];
  const literals: { row: number; words: readonly string[] }[] = [];
  const all = text.split(/\r\n|\n|\r/);
  all.forEach((line, index) => {
    if (line.trim() === "") return;
    const row = index + 1;
    const parsed = parseJson(line, maxDepth);
    if ("value" in parsed) {
      lines.push({ row, value: parsed.value });
      if (parsed.duplicateKey !== undefined) {
        const message = `names the key ${JSON.stringify(parsed.duplicateKey.slice(0, 80))} twice in line ${row}; the last value is read`;
        problems.push({ row, severity: "warning", code: "duplicate-key", message });
      }
      if (parsed.literals !== undefined) literals.push({ row, words: parsed.literals });
    } else if (index === all.length - 1) {
      const message = `ends in the middle of line ${row}; the ${lines.length} before it were read`;
      problems.push({ row, severity: "warning", code: "cut-line", message });
    } else problems.push({ row, severity: "error", code: parsed.code, message: `line ${row} ${parsed.message}` });
  });
  const [first] = literals;
  if (first !== undefined) {
    const words = [...new Set(literals.flatMap((each) => each.words))];
    const more = literals.length > 1 ? ` and in ${literals.length - 1} more lines` : "";
    const message = `in line ${first.row}${more} ${literalNote(words)}`;
    problems.push({ row: first.row, severity: "warning", code: "not-a-number-literal", message });
  }
  return { lines, problems };
}
