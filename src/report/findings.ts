import { adjustVerdicts, summarize } from "../stats";
import type { CallLike, CellComparison, WholeComparison, Summary, Verdict } from "../stats";

/** Which variant is compared with which. */
export type Pair = readonly [baseline: string, candidate: string];

/** Colour and shape of a verdict on the page. */
export type Tone = "good" | "bad" | "even" | "open";

export const shapes: Readonly<Record<Tone, string>> = { good: "▲", bad: "▼", even: "■", open: "◇" };

/** One line under the answer. */
export interface FindingLine {
  readonly tone: Tone;
  readonly shape: string;
  readonly what: string;
  readonly word: string;
  readonly sentence: string;
  /** Adjusted p and the like; may be empty. */
  readonly note: string;
}

/** Everything that a page says about which variant is better. */
export interface Findings {
  readonly comparisons: readonly CellComparison[];
  /** How often answers were whole, where not all were. */
  readonly wholeRates: readonly WholeShare[];
}

/** How many answers of one stage were whole, with the counts behind it. */
export interface WholeShare extends WholeComparison {
  readonly whole: readonly [baseline: number, candidate: number];
}

/**
 * The verdicts of a summary, as they are. Where a page compares other pairs (two studies), each pair is summarised on its own and all
 * of them are adjusted as one family.
 */
export function findingsOf(
  summary: Summary,
  calls: readonly CallLike[],
  pairs: readonly Pair[] | undefined,
  evenIfDifferent: boolean,
): Findings {
  if (pairs === undefined) return given(summary.comparisons, summary.wholeRates, summary);
  const each = pairs.map(([baseline, candidate]) =>
    summarize(
      calls.filter(({ variant }) => variant === baseline || variant === candidate),
      { baseline, evenIfDifferent },
    ),
  );
  const comparisons = each.flatMap((one) => one.comparisons);
  const verdicts = pairs.length > 1 ? adjustVerdicts(comparisons.map(({ verdict }) => verdict)) : undefined;
  return given(
    verdicts ? comparisons.map((one, i) => ({ ...one, verdict: verdicts[i]! })) : comparisons,
    each.flatMap((one) => one.wholeRates),
    summary,
  );
}

function given(
  comparisons: readonly CellComparison[],
  rates: readonly WholeComparison[],
  { cells }: Summary,
): Findings {
  const wholeRates = rates.flatMap((rate): readonly WholeShare[] => {
    const [a, b] = [rate.baseline, rate.candidate].map(
      (variant) => cells.find((cell) => cell.variant === variant && cell.stage === rate.stage)?.whole,
    );
    return a && b && (a.k < a.n || b.k < b.n) ? [{ ...rate, whole: [a.k, b.k] }] : [];
  });
  return { comparisons, wholeRates };
}

export function toneOf({ code }: Pick<Verdict, "code">): Tone {
  if (code === "faster" || code === "faster-by-open") return "good";
  if (code === "slower" || code === "slower-by-open") return "bad";
  return code === "equivalent" || code === "small" ? "even" : "open";
}
