import { ascending } from "./sorted";
import { median } from "./median";

/** A shift or ratio between two samples, with the interval that inverting the Mann–Whitney test gives. */
export interface Shift {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** What the interval really covers, from 0 to 1. */
  readonly confidence: number;
}

/** Fewest values a side for which a 95 % interval exists. */
export const leastForInterval = 4;

/**
 * Hodges–Lehmann difference second − first: median of all pairwise differences, with its exact 95 % interval (Hollander &
 * Wolfe, Nonparametric Statistical Methods, 4.3). Undefined for fewer than 4 a side.
 */
export function hodgesLehmannDifference(first: readonly number[], second: readonly number[]): Shift | undefined {
  const n1 = first.length;
  const n2 = second.length;
  if (n1 < leastForInterval || n2 < leastForInterval) return undefined;
  const differences = ascending(second.flatMap((b) => first.map((a) => b - a)));
  const { k, confidence } = criticalCount(n1, n2);
  return {
    estimate: median([...differences])!,
    low: differences[k - 1]!,
    high: differences[differences.length - k]!,
    confidence,
  };
}

/**
 * Hodges–Lehmann ratio second / first on logarithms: the same answer for seconds per token and tokens per second. Undefined for
 * fewer than 4 a side or when a value is not above 0.
 */
export function hodgesLehmannRatio(first: readonly number[], second: readonly number[]): Shift | undefined {
  if ([...first, ...second].some((value) => !(value > 0 && Number.isFinite(value)))) return undefined;
  const shift = hodgesLehmannDifference(first.map(Math.log), second.map(Math.log));
  if (!shift) return undefined;
  return { ...shift, estimate: Math.exp(shift.estimate), low: Math.exp(shift.low), high: Math.exp(shift.high) };
}

/** The k-th least and greatest pairwise differences bound the interval: greatest k with P(U ≤ k − 1) ≤ 2.5 %. */
function criticalCount(n1: number, n2: number): { readonly k: number; readonly confidence: number } {
  if (n1 * n2 > 2500) {
    const sd = Math.sqrt((n1 * n2 * (n1 + n2 + 1)) / 12);
    return { k: Math.max(1, Math.floor((n1 * n2) / 2 - 1.959963984540054 * sd)), confidence: 0.95 };
  }
  const shares = distributionOfU(n1, n2);
  let below = shares[0]!;
  let k = 1;
  while (below + shares[k]! <= 0.025) {
    below += shares[k]!;
    k += 1;
  }
  return { k, confidence: 1 - 2 * below };
}

/** P(U = u) without ties, u from 0 to n1·n2 (Mann & Whitney 1947), by the recursion over the greatest value. */
function distributionOfU(n1: number, n2: number): Float64Array {
  const size = n1 * n2 + 1;
  let counts = new Float64Array(size);
  counts[0] = 1;
  // Gaussian binomial coefficient: multiply by (1 − q^(n2+i)) and divide by (1 − q^i).
  for (let i = 1; i <= n1; i += 1) {
    const next = Float64Array.from(counts);
    for (let u = size - 1; u >= n2 + i; u -= 1) next[u]! -= counts[u - n2 - i]!;
    for (let u = i; u < size; u += 1) next[u]! += next[u - i]!;
    counts = next;
  }
  const all = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => count / all);
}
