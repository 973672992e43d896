import { comparedMetrics, metrics } from "../records";
import { adjustVerdicts } from "./adjust-verdicts";
import type { CallLike } from "./call-like";
import type { CellComparison, CellSummary, Summary, SummaryOptions } from "./summary-types";
import { compareWhole } from "./compare-whole";
import type { MetricSummary } from "./metric-summary";
import { verdict } from "./verdict";
import { verdictBySession } from "./verdict-by-session";
import type { Verdict, VerdictOptions } from "./verdict-types";

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
    const reason = options.evenIfDifferent ? undefined : notComparable(one, two, calls, options.ownPrompts ?? []);
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
      const result = compared(one[metric], two[metric], settings);
      const given = reason === undefined ? result : refuse(result, reason);
      return { stage: one.stage, metric, baseline: one.variant, candidate: two.variant, verdict: given };
    });
  });
  const adjusted = adjustVerdicts(comparisons.map((each) => each.verdict));
  return {
    comparisons: comparisons.map((each, index) => ({ ...each, verdict: adjusted[index]! })),
    family: adjusted.filter(({ pAdjusted }) => pAdjusted !== null).length,
    wholeRates: pairs.map(([one, two]) => ({
      ...compareWhole(one, two, calls),
      stage: one.stage,
      baseline: one.variant,
      candidate: two.variant,
    })),
  };
}

/** Paired by session where both sides are over sessions. */
function compared(one: MetricSummary, two: MetricSummary, settings: VerdictOptions): Verdict {
  return one.sessions && two.sessions
    ? verdictBySession(one.sessions.values, two.sessions.values, { ...settings, sessionWord: one.sessions.word })
    : verdict(one.values, two.values, settings);
}

/**
 * A variant whose model changed on the way is none, and of calls of one prompt each that is not the same nothing can be told, unless a prompt is
 * what the variants are compared by. Different models are variants like any other.
 */
function notComparable(
  one: CellSummary,
  two: CellSummary,
  calls: readonly CallLike[],
  ownPrompts: readonly string[],
): string | undefined {
  const of = (cell: CellSummary, pick: (call: CallLike) => string | undefined): readonly string[] => [
    ...new Set(
      calls
        .filter((call) => call.variant === cell.variant && call.stage === cell.stage)
        .flatMap((call) => pick(call) ?? []),
    ),
  ];
  for (const cell of [one, two]) {
    // Names tell only where digests do not: one model may have two. A call without a digest, as one that failed early, says nothing.
    const digests = of(cell, (call) => call.model?.digest);
    const models = digests.length > 0 ? digests : of(cell, (call) => call.model?.name);
    if (models.length > 1) return "their model changed on the way";
  }
  // Sessions are told apart by their names, and each is the same for all variants.
  if (one.sessions || two.sessions || [one, two].some(({ variant }) => ownPrompts.includes(variant))) return undefined;
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
