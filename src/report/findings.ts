import { adjustVerdicts, summarize } from "../stats";
import type { CallLike, CellComparison, SuccessComparison, Summary, Verdict } from "../stats";

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
  /** How often calls ended well, where it is not the same on both sides. */
  readonly successRates: readonly Success[];
}

/** Success rates of one stage, with the counts behind them. */
export interface Success extends SuccessComparison {
  readonly ok: readonly [baseline: number, candidate: number];
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
  if (pairs === undefined) return given(summary.comparisons, summary.successRates, summary);
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
    each.flatMap((one) => one.successRates),
    summary,
  );
}

function given(
  comparisons: readonly CellComparison[],
  rates: readonly SuccessComparison[],
  { cells }: Summary,
): Findings {
  const successRates = rates.flatMap((rate): readonly Success[] => {
    const [a, b] = [rate.baseline, rate.candidate].map(
      (variant) => cells.find((cell) => cell.variant === variant && cell.stage === rate.stage)?.ok,
    );
    return a && b && (a.k < a.n || b.k < b.n) ? [{ ...rate, ok: [a.k, b.k] }] : [];
  });
  return { comparisons, successRates };
}

export function toneOf(of: Verdict): Tone {
  if (of.code === "faster") return "good";
  if (of.code === "slower") return "bad";
  return of.code === "equivalent" || of.code === "small" ? "even" : "open";
}
