import { parseMarkdown } from "../parse/markdown";
import type { MarkdownDocument } from "../parse/markdown";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { isLlamaBench, readLlamaBench } from "./llama-bench-table";
import { modelAbove } from "./markdown-model";
import { readLines } from "./printed-lines";
import { readVerbose } from "./verbose-times";

/** Fenced code: what `ollama run --verbose` and `llama-bench` print is read, and lines of figures; of any other table there it is told that it is not. */
export function readFence(
  fence: MarkdownDocument["fences"][number],
  out: Collector,
  model: string | undefined,
  isTold = false,
): void {
  const about = modelAbove(fence.under) ?? model;
  const base: Row = {
    subject: { ...(about === undefined ? {} : { model: about }), backend: "ollama" },
    settings: {},
    settingsFrom: about === undefined ? "none" : "record",
  };
  if (readVerbose(fence.text, fence.line, base, out) > 0) return;
  readLines(fence.text, fence.line, { ...base, subject: about === undefined ? {} : { model: about } }, out);
  if (isTold || !fence.text.includes("|")) return;
  const { tables } = parseMarkdown(fence.text);
  for (const table of tables) {
    const rows = table.rows.map(({ line, cells }) => ({ line: line + fence.line - 1, cells }));
    if (isLlamaBench(table)) readLlamaBench({ ...table, rows }, out);
    else
      out.problem(
        "note",
        "fenced-table",
        `has a table in fenced code below line ${fence.line}, which is not read`,
        fence.line,
      );
  }
}
