import type { CallRecord, Problem } from "../../records";
import type { Reading } from "./kind";

/** Reads JSON Lines; lines of our own ledger become call records. A last line that was cut off is set aside, the earlier ones stay. */
export function readJsonLines(file: string, text: string): Reading {
  const problems: Problem[] = [];
  const calls: CallRecord[] = [];
  const lines = text.split("\n");
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    try {
      const value = JSON.parse(line) as { schema?: unknown };
      if (value.schema === "chimera-notebook/call/1")
        calls.push({ ...(value as CallRecord), source: { file, row: index + 1 } });
    } catch {
      const last = index === lines.length - 1;
      problems.push({
        file,
        row: index + 1,
        severity: last ? "warning" : "error",
        code: last ? "cut-line" : "damaged-line",
        message: `${file}, line ${index + 1} is not JSON${last ? ": it was cut off; the lines before it are kept" : ""}.`,
      });
    }
  });
  return { kind: calls.length > 0 ? "ledger" : "jsonl", measurements: [], calls, problems };
}
