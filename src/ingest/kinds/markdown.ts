import type { Measurement } from "../../records";
import { tidyTable } from "../table";
import type { Table } from "../table";
import { callTable, isCallTable } from "./call-table";
import type { Reading } from "./kind";

/** Reads Markdown: headings, pipe tables, and the call table and configuration of a Chimera Agent Report as call records. */
export function readMarkdown(file: string, text: string): Reading {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const headings = lines.filter((line) => /^#{1,6} /.test(line)).map((line) => line.replace(/^#+ /, "").trim());
  const tables = pipeTables(lines);
  const calls = tables.find((table) => isCallTable(table.header));
  if (calls) {
    const report = callTable(file, calls, reportContext(text));
    return { kind: "agent-report", headings, ...report };
  }
  const measurements: Measurement[] = tables.flatMap((table) => [...tidyTable(file, "markdown", table)]);
  return { kind: "markdown", headings, measurements };
}

function pipeTables(lines: readonly string[]): readonly Table[] {
  const tables: Table[] = [];
  for (let at = 0; at + 1 < lines.length; at += 1) {
    if (!lines[at]!.includes("|") || !/^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[at + 1]!)) continue;
    const rows: string[][] = [];
    let end = at + 2;
    while (end < lines.length && lines[end]!.trim() !== "" && lines[end]!.includes("|"))
      rows.push(cells(lines[end++]!));
    tables.push({ header: cells(lines[at]!), rows, firstRow: at + 3 });
    at = end;
  }
  return tables;
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.replace(/\*\*/g, "").trim());
}

function reportContext(text: string): {
  readonly model?: string;
  readonly variant?: string;
  readonly options: Record<string, number>;
} {
  const model = /^\*\*Model:\*\*\s*(.+?)\s*$/m.exec(text)?.[1];
  const variant = /^# Chimera Baseline|^# Baseline/im.test(text) ? "baseline" : "chimera";
  const options: Record<string, number> = {};
  for (const [, key, value] of text.matchAll(
    /\b(num_gpu|num_ctx|temp|top_p|top_k|repeat_penalty)=(-?\d+(?:\.\d+)?)/g,
  )) {
    options[key === "temp" ? "temperature" : key!] ??= Number(value);
  }
  return { ...(model ? { model } : {}), variant, options };
}
