import { metrics } from "../records";
import type { FactSubject, VerdictSays } from "../records";
import { pText } from "../stats";
import type { CellComparison, CellSummary, Summary, WholeComparison } from "../stats";
import type { FactCollector } from "./build";
import { labelsOf } from "./names";

/** Verdicts and ratios of every variant against the baseline: as the summary gives them, adjusted as one family. */
export function comparisonFacts(summary: Summary, stages: readonly string[], collect: FactCollector): void {
  const cellOf = (variant: string, stage: string): CellSummary | undefined =>
    summary.cells.find((cell) => cell.variant === variant && cell.stage === stage);
  const inOrder = <T extends { readonly stage: string }>(all: readonly T[]): readonly T[] =>
    [...all].sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  const labels = { variant: labelsOf(summary.cells.map((cell) => cell.variant)), stage: labelsOf(stages) };
  for (const comparison of inOrder(summary.comparisons)) {
    const cells = [cellOf(comparison.baseline, comparison.stage), cellOf(comparison.candidate, comparison.stage)];
    if (cells[0] && cells[1]) verdictFacts(comparison, cells[0], cells[1], labels, collect);
  }
  for (const each of inOrder(summary.wholeRates)) {
    const [baseline, candidate] = [cellOf(each.baseline, each.stage)?.whole, cellOf(each.candidate, each.stage)?.whole];
    if (!baseline || !candidate) continue;
    const says = wholeSays(each, baseline, candidate);
    const sentence = `${wholeWords[says]}: ${candidate.k} of ${candidate.n} against ${baseline.k} of ${baseline.n} whole, ${testWords[each.test]}, ${pText(each.p)}`;
    const input = {
      text: sentence,
      about: {
        role: "verdict" as const,
        metric: "whole",
        subject: variant(each.candidate),
        against: variant(each.baseline),
        stage: each.stage,
        says,
      },
      n: baseline.n + candidate.n,
    };
    const sides = `${labels.variant(each.candidate)} against ${labels.variant(each.baseline)}`;
    collect.addOwn(
      "comparison",
      `verdict on whole answers, ${sides}, ${labels.stage(each.stage)} stage`,
      "neither",
      input,
    );
  }
}

function verdictFacts(
  comparison: CellComparison,
  baseline: CellSummary,
  candidate: CellSummary,
  labels: Readonly<Record<"variant" | "stage", (name: string) => string>>,
  collect: FactCollector,
): void {
  const { metric, stage, verdict } = comparison;
  const known = metrics[metric];
  const { word } = known;
  const about = {
    metric,
    subject: variant(comparison.candidate),
    against: variant(comparison.baseline),
    stage,
  };
  const shared = {
    n: verdict.paired?.pairs ?? verdict.n[0] + verdict.n[1],
    sources: [...baseline.calls, ...candidate.calls].map((call) => ({ call })),
  };
  const [subject, against] = [labels.variant(comparison.candidate), labels.variant(comparison.baseline)];
  const place = `${labels.stage(stage)} stage`;
  collect.addOwn("comparison", `verdict on ${word}, ${subject} against ${against}, ${place}`, "neither", {
    ...shared,
    about: { role: "verdict", ...about, says: verdict.code },
    text: verdict.sentence,
  });
  // Refused and undecidable comparisons have no ratio to tell.
  if (verdict.code === "refused" || verdict.ratio === null || verdict.interval === null) return;
  const name = known.better === "lower" ? `${word} ratio` : "time per token ratio";
  collect.addOwn("comparison", `${name}, ${subject} over ${against}, ${place}`, "neither", {
    ...shared,
    about: {
      role: "ratio",
      statistic: "median",
      estimate: true,
      ...about,
      metric: metric === "ttft" ? metric : "time-per-token",
    },
    metric,
    value: verdict.ratio,
    unit: "ratio",
    interval: verdict.interval,
  });
}

const testWords = {
  "Fisher's exact": "Fisher's exact test",
  "sign test": "sign test by prompt",
} as const satisfies Record<WholeComparison["test"], string>;

const wholeWords = {
  "not-shown": "no difference shown in how often answers were whole",
  "more-often": "more often whole",
  "less-often": "less often whole",
} as const satisfies Partial<Record<VerdictSays, string>>;

function wholeSays(
  { p }: WholeComparison,
  baseline: { k: number; n: number },
  candidate: { k: number; n: number },
): keyof typeof wholeWords {
  if (p >= 0.05) return "not-shown";
  return candidate.k / candidate.n > baseline.k / baseline.n ? "more-often" : "less-often";
}

function variant(name: string): FactSubject {
  return { kind: "variant", name };
}
