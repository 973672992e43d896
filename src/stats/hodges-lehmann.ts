import { kthDifference } from "./kth-difference";
import { inversionChances } from "./rank-sums";
import { ascending } from "./sorted";

/** A shift or ratio between two samples, with the interval that inverting the Mann–Whitney test gives. */
export interface Shift {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** What the interval really covers, from 0 to 1; .95 in the normal approximation for large samples. */
  readonly confidence: number;
  readonly n: readonly [first: number, second: number];
  readonly method: "exact" | "normal";
}

/** Fewest values a side for which a 95 % interval exists. */
export const leastForInterval = 4;

/**
 * Hodges–Lehmann difference second − first: median of all pairwise differences, with its exact 95 % interval (Hollander &
 * Wolfe, Nonparametric Statistical Methods, 4.3). +∞ stays in its rank: a bound may be infinite.
 * @returns undefined for fewer than 4 a side, for −∞, or where the median difference is ∞ − ∞; NaN throws
 */
export function hodgesLehmannDifference(first: readonly number[], second: readonly number[]): Shift | undefined {
  const n = [first.length, second.length] as const;
  const one = side(first);
  const two = side(second);
  if (Math.min(...n) < leastForInterval || one === undefined || two === undefined) return undefined;
  const pairs = n[0] * n[1];
  const undecided = one.infinite * two.infinite;
  const nth = (k: number, asLow: number) => kthDifference(one, two, k, asLow);
  // Half of ∞ − ∞ on either side is how a tie counts; the bounds take them all on their own side, so as never to be too narrow.
  const estimate = middleOf(nth((pairs + 1) >> 1, undecided / 2), nth((pairs >> 1) + 1, undecided / 2));
  if (estimate === undefined) return undefined;
  const { k, confidence, method } = criticalCount(...n);
  return { estimate, low: nth(k, undecided), high: nth(pairs + 1 - k, 0), confidence, n, method };
}

/**
 * Hodges–Lehmann ratio second / first on logarithms: the same answer for seconds per token and tokens per second.
 * @returns undefined for fewer than 4 a side or when a value is not above 0; NaN throws
 */
export function hodgesLehmannRatio(first: readonly number[], second: readonly number[]): Shift | undefined {
  if (first.some((value) => value <= 0) || second.some((value) => value <= 0)) return undefined;
  const shift = hodgesLehmannDifference(first.map(Math.log), second.map(Math.log));
  if (!shift) return undefined;
  return { ...shift, estimate: Math.exp(shift.estimate), low: Math.exp(shift.low), high: Math.exp(shift.high) };
}

function side(values: readonly number[]): { readonly finite: Float64Array; readonly infinite: number } | undefined {
  const sorted = ascending(values);
  if (sorted[0] === -Infinity) return undefined;
  const finite = sorted.filter(Number.isFinite);
  return { finite, infinite: sorted.length - finite.length };
}

function middleOf(low: number, high: number): number | undefined {
  if (low === high) return low;
  if (low === -Infinity && high === Infinity) return undefined;
  const total = low + high;
  return Number.isFinite(total) ? total / 2 : low / 2 + high / 2;
}

/** The k-th least and greatest pairwise differences bound the interval: greatest k with P(U ≤ k − 1) ≤ 2.5 %. */
function criticalCount(n1: number, n2: number): Pick<Shift, "confidence" | "method"> & { readonly k: number } {
  if (n1 * n2 > 2500) {
    const sd = Math.sqrt((n1 * n2 * (n1 + n2 + 1)) / 12);
    const k = Math.max(1, Math.floor((n1 * n2) / 2 - 1.959963984540054 * sd));
    return { k, confidence: 0.95, method: "normal" };
  }
  const chances = inversionChances(n1, n2);
  let below = chances[0]!;
  let k = 1;
  while (below + chances[k]! <= 0.025) {
    below += chances[k]!;
    k += 1;
  }
  return { k, confidence: 1 - 2 * below, method: "exact" };
}
