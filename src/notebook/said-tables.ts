import type { Claim, ReadClause } from "../claims";
import { metrics, rankedMetrics } from "../records";
import { medianTexts } from "../report";
import type { CellSummary, MetricSummary } from "../stats";
import type { TableColumn } from "./table";

/** What the program may say, and where. */
export const claimColumns: readonly TableColumn<Claim>[] = [
  { name: "claim", text: ({ id }) => id },
  { name: "in words", text: ({ parts }) => parts.map(({ text }) => text).join("") },
  { name: "weight", number: true, text: ({ weight }) => String(weight) },
  { name: "facts", number: true, text: ({ facts }) => String(facts.length) },
];

/** How each clause of a text was read, and why. */
export const clauseColumns: readonly TableColumn<ReadClause>[] = [
  { name: "clause", text: ({ text }) => text },
  { name: "reading", text: ({ reading }) => (reading === "not-read" ? "not read" : reading) },
  { name: "why", text: ({ reason = "" }) => reason },
];

/** Medians with their intervals, one row a variant and stage. */
export const cellColumns: readonly TableColumn<CellSummary>[] = [
  { name: "variant", text: ({ variant }) => variant },
  { name: "stage", text: ({ stage }) => stage },
  ...rankedMetrics.map((name): TableColumn<CellSummary> => ({
    name: metrics[name].word,
    unit: metrics[name].unit,
    number: true,
    text: (cell) => medianText(cell[name]),
  })),
];

function medianText(summary: MetricSummary): string {
  const { value, interval, n } = medianTexts(summary);
  return summary.median === null ? "" : [value, interval, `n ${n}`].filter((part) => part !== "").join(" ");
}
