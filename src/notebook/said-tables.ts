import type { Claim, ReadClause } from "../claims";
import { metrics, rankedMetrics } from "../records";
import { costWords, madeWords, medianTexts, secondsWords, shareWords } from "../report";
import type { CellSummary, GradedVariant, MetricSummary } from "../stats";
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

/** Who is right how often, and what a right answer costs. */
export const gradeColumns: readonly TableColumn<GradedVariant>[] = [
  { name: "variant", text: ({ variant }) => variant },
  { name: "right [95 %]", number: true, text: ({ accuracy }) => shareWords(accuracy) },
  { name: "answers", text: madeWords },
  { name: "seconds per correct answer", number: true, text: ({ perCorrect }) => costWords(perCorrect) },
  { name: "seconds of a call", number: true, text: ({ perCall }) => secondsWords(perCall) },
];

function medianText(summary: MetricSummary): string {
  const { value, interval, n } = medianTexts(summary);
  return summary.median === null ? "" : [value, interval, `n ${n}`].filter((part) => part !== "").join(" ");
}
