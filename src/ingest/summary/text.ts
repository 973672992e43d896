import type { IngestResult } from "../../records";
import { printable } from "../../text";
import { summaryTable } from "./summary-table";

const names = {
  csv: "CSV",
  tsv: "TSV",
  json: "JSON",
  jsonl: "JSON Lines",
  markdown: "Markdown",
  parquet: "Parquet",
  text: "text",
  other: "other",
} as const;

/** The result in plain lines: files by format, what was measured, which tables are kept as aggregates only, and every problem that needs a person. */
export function ingestText(result: IngestResult): readonly string[] {
  const { summary } = result;
  const formats = summary.byFormat.map((each) => `${each.files} ${names[each.format]}`).join(", ");
  const kinds = new Map<string, number>();
  for (const file of result.files) kinds.set(file.kind, (kinds.get(file.kind) ?? 0) + 1);
  const worth = result.problems
    .filter(({ severity, code }) => severity !== "note" || code === "aggregated")
    .map((problem) => printable(`${problem.severity}: ${problem.message}`));
  if (summary.files === 0)
    return [
      `There are no files in ${printable(result.root)}: give the folder that holds the benchmark files.`,
      ...worth,
    ];
  return [
    `${counted(summary.files, "file")} (${formats}) read in ${Math.round(summary.durationMs)} ms`,
    `${counted(summary.observations, "observation")}: ${summary.observations - summary.failedObservations} ok, ${summary.failedObservations} failed or missing; ${counted(result.calls.length, "call record")}`,
    `${counted(summary.duplicates, "duplicate file")} counted once, ${counted(summary.unreadable, "file")} not readable`,
    "",
    ...[...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `  ${String(count).padStart(4)}  ${kind}`),
    "",
    ...summaryTable(summary.rows),
    ...(worth.length === 0 ? [] : ["", ...worth]),
  ];
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
