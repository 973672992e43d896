import { leastForInterval, hodgesLehmannDifference, hodgesLehmannRatio } from "./hodges-lehmann";
import { mannWhitney } from "./mann-whitney";
import { cliffDelta } from "./cliff";
import { robustDeviation } from "./robust-spread";

export interface VerdictOptions {
  /** Which way is better. */
  readonly betterIs: "lower" | "higher";
  /** Half-width of "no practical difference"; .05 by default. */
  readonly margin?: number;
}

/** What n runs can support about candidate against baseline, in one of six fixed sentences. */
export type Verdict = VerdictNumbers &
  (
    | { readonly code: "not-enough"; readonly have: number; readonly need: number }
    | { readonly code: "faster" | "slower" | "equivalent" | "small" }
    | { readonly code: "inconclusive"; readonly moreRuns: number | null }
    | { readonly code: "difference-only"; readonly difference: number | null }
  );

interface VerdictNumbers {
  readonly sentence: string;
  /** One or two words for a badge. */
  readonly word: string;
  readonly n: readonly [baseline: number, candidate: number];
  /** Ratio of time per unit of work, candidate / baseline, whichever way the metric runs: below 1 is better. */
  readonly ratio: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly confidence: number | null;
  readonly p: number | null;
  /** Cliff's δ of baseline over candidate, in the metric's own direction. */
  readonly delta: number | null;
  readonly method: string;
}

const method =
  "Hodges–Lehmann ratio on logarithms with the interval of the inverted Mann–Whitney test; exact Mann–Whitney p";

/** Compares candidate with baseline by ranks; higher-is-better values are compared as time per unit, so that one set of sentences serves both. */
export function verdict(baseline: readonly number[], candidate: readonly number[], options: VerdictOptions): Verdict {
  const n = [baseline.length, candidate.length] as const;
  const fewest = Math.min(...n);
  const nothing = { n, ratio: null, interval: null, confidence: null, p: null, delta: null, method };
  if (fewest < leastForInterval) {
    return {
      ...nothing,
      code: "not-enough",
      have: fewest,
      need: leastForInterval,
      word: "not enough runs",
      sentence: `not enough runs: at least ${leastForInterval} a side are needed for any 95 % statement (have ${fewest})`,
    };
  }
  const test = mannWhitney(baseline, candidate)!;
  const delta = cliffDelta(baseline, candidate)!;
  const shift =
    options.betterIs === "lower" ? hodgesLehmannRatio(baseline, candidate) : hodgesLehmannRatio(candidate, baseline);
  if (!shift) {
    const difference = hodgesLehmannDifference(baseline, candidate);
    return {
      ...nothing,
      p: test.p,
      delta,
      code: "difference-only",
      difference: difference?.estimate ?? null,
      word: "no ratio",
      sentence: "no ratio can be given, because some values are 0, negative or infinite; see the difference",
    };
  }
  const { estimate: ratio, low, high, confidence } = shift;
  const numbers = { n, ratio, interval: [low, high] as const, confidence, p: test.p, delta, method };
  const margin = options.margin ?? 0.05;
  const tail = `p ${test.p < 0.001 ? "< .001" : `= ${plain(test.p)}`}, n = ${n[0]} + ${n[1]}`;
  if (high < 1 - margin) {
    return {
      ...numbers,
      code: "faster",
      word: "faster",
      sentence: `faster: takes ${percent(1 - ratio)} % less (95 % interval ${percent(1 - high)} to ${percent(1 - low)} % less), ${tail}`,
    };
  }
  if (low > 1 + margin) {
    return {
      ...numbers,
      code: "slower",
      word: "slower",
      sentence: `slower: takes ${percent(ratio - 1)} % more (95 % interval ${percent(low - 1)} to ${percent(high - 1)} % more), ${tail}`,
    };
  }
  const band = `${Math.round(margin * 100)} %`;
  if (low >= 1 - margin && high <= 1 + margin) {
    return {
      ...numbers,
      code: "equivalent",
      word: "no practical difference",
      sentence: `no practical difference (within ±${band})`,
    };
  }
  if (high < 1 || low > 1) {
    return {
      ...numbers,
      code: "small",
      word: "small difference",
      sentence: "small difference, within the noise threshold",
    };
  }
  const moreRuns = runsStillNeeded(baseline, candidate, margin);
  return {
    ...numbers,
    code: "inconclusive",
    moreRuns,
    word: "inconclusive",
    sentence:
      `inconclusive: the data fit anything from ${percent(1 - low)} % faster to ${percent(high - 1)} % slower` +
      (moreRuns === null ? "" : `; about ${moreRuns} more runs a side would decide`),
  };
}

/**
 * Runs a side still needed to see a difference of `margin` with 80 % power: ⌈2·(1.96 + .84)²·σ² / ln(1 + δ)² / .955⌉ less those there
 * are, σ the robust deviation of the logarithms, at least 1; null where σ is not known or 0.
 */
export function runsStillNeeded(
  baseline: readonly number[],
  candidate: readonly number[],
  margin: number,
): number | null {
  const deviations = [baseline, candidate]
    .map((side) => robustDeviation(side.map(Math.log)))
    .filter((each): each is number => each !== undefined && each > 0);
  if (deviations.length === 0) return null;
  const variance = deviations.reduce((all, sd) => all + sd * sd, 0) / deviations.length;
  const needed = Math.ceil((2 * (1.96 + 0.84) ** 2 * variance) / Math.log(1 + margin) ** 2 / 0.955);
  return Math.max(1, needed - Math.min(baseline.length, candidate.length));
}

function percent(share: number): string {
  return (share * 100).toFixed(1).replace(/^-(?=0\.0$)/, "");
}

function plain(p: number): string {
  return p.toFixed(3).replace(/^0/, "");
}
