import { comparedMetrics, metrics } from "../records";
import { adjustVerdicts } from "./adjust-verdicts";
import type { CallLike } from "./call-like";
import { fisherExact } from "./fisher";
import type { CellComparison, CellSummary, Summary, SummaryOptions } from "./summary-types";
import { verdict } from "./verdict";
import type { Verdict } from "./verdict-types";

/** Verdicts of every pair, by default each variant against the first, stage by stage, with Holm over all of them. */
export function compareCells(
  cells: readonly CellSummary[],
  calls: readonly CallLike[],
  variants: readonly string[],
  options: SummaryOptions,
): Pick<Summary, "comparisons" | "family" | "wholeRates"> {
  const [baseline, ...candidates] = variants;
  const named = options.pairs ?? candidates.map((candidate) => [baseline!, candidate] as const);
  const pairs = named.flatMap(([first, second]) => {
    const others = cells.filter(({ variant }) => variant === second);
    return cells
      .filter(({ variant }) => variant === first)
      .flatMap((one) => others.filter(({ stage }) => stage === one.stage).map((two) => [one, two] as const));
  });
  const comparisons = pairs.flatMap(([one, two]): readonly CellComparison[] => {
    const reason = options.evenIfDifferent ? undefined : notComparable(one, two, calls);
    return comparedMetrics.map((metric) => {
      const { better: betterIs, unit } = metrics[metric];
      const excluded = [one, two].flatMap((cell) => [...cell.setAside, ...cell.coldCalls, ...cell[metric].excluded]);
      const { margin, order } = options;
      const settings = {
        betterIs,
        unit,
        excluded,
        ...(margin === undefined ? {} : { margin }),
        ...(order === undefined ? {} : { order }),
      };
      const result = verdict(one[metric].values, two[metric].values, settings);
      const given = reason === undefined ? result : refuse(result, reason);
      return { stage: one.stage, metric, baseline: one.variant, candidate: two.variant, verdict: given };
    });
  });
  const adjusted = adjustVerdicts(comparisons.map((each) => each.verdict));
  return {
    comparisons: comparisons.map((each, index) => ({ ...each, verdict: adjusted[index]! })),
    family: adjusted.filter(({ pAdjusted }) => pAdjusted !== null).length,
    wholeRates: pairs.map(([one, two]) => ({
      ...fisherExact(one.whole?.k ?? 0, one.whole?.n ?? 0, two.whole?.k ?? 0, two.whole?.n ?? 0),
      stage: one.stage,
      baseline: one.variant,
      candidate: two.variant,
    })),
  };
}

/** Different models, a model that changed on the way, or one prompt each that is not the same, are no comparison of variants. */
function notComparable(one: CellSummary, two: CellSummary, calls: readonly CallLike[]): string | undefined {
  const of = (cell: CellSummary, pick: (call: CallLike) => string | undefined): readonly string[] => [
    ...new Set(
      calls
        .filter((call) => call.variant === cell.variant && call.stage === cell.stage)
        .flatMap((call) => pick(call) ?? []),
    ),
  ];
  // Names tell only where digests do not: one model may have two. A call without a digest, as one that failed early, says nothing.
  for (const pick of [(call: CallLike) => call.model?.digest, (call: CallLike) => call.model?.name]) {
    const [a, b] = [of(one, pick), of(two, pick)];
    if (a.length === 0 || b.length === 0) continue;
    if (a.length !== b.length || a.some((each) => !b.includes(each))) return "their models differ";
    if (a.length > 1) return "their model changed on the way";
    break;
  }
  const [a, b] = [one, two].map((cell) => of(cell, (call) => call.prompt?.sha256));
  // With a line of its own in each measured prompt every digest differs: then nothing can be told from them.
  return a!.length === 1 && b!.length === 1 && a![0] !== b![0] ? "their prompts differ" : undefined;
}

function refuse(result: Verdict, reason: string): Verdict {
  const nothing = { ratio: null, interval: null, confidence: null, difference: null, p: null, delta: null };
  const { n, excluded, pAdjusted, method, footnotes } = result;
  const sentence = `not compared: ${reason}; ask for the comparison if it is meant`;
  return {
    ...nothing,
    n,
    excluded,
    pAdjusted,
    method,
    footnotes,
    code: "refused",
    reason,
    word: "not compared",
    sentence,
  };
}
