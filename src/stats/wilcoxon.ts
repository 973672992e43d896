import { normalTail } from "./normal";
import { doubledMidranks, twoSided } from "./rank-sums";
import { requireNumbers } from "./require-numbers";
import { ascending } from "./sorted";
import { kthAverage } from "./kth-average";

/** Wilcoxon's signed rank test of paired differences, with the shift it is about. */
export interface SignedRank {
  /** Sum of the ranks of the differences above 0, ties as midranks. */
  readonly w: number;
  /** Two-sided. */
  readonly p: number;
  /** Differences that are not 0. */
  readonly n: number;
  readonly zeros: number;
  /** Median of the Walsh averages of all differences; null for none. */
  readonly estimate: number | null;
  /** Exact 95 % interval of it by inversion; null for fewer than 6 differences. */
  readonly interval: { readonly low: number; readonly high: number; readonly confidence: number } | null;
  readonly method: "exact" | "normal";
}

const exactUpTo = 60;

/**
 * Wilcoxon's signed rank test (Wilcoxon 1945; zeros left out), exact over doubled midranks for up to 60 differences, ties included,
 * else normal with tie and continuity correction. For several prompts: one difference of logarithms a prompt, never a pool
 * of prompts × repeats. NaN throws, and so does ±∞: its pairs have no size.
 */
export function wilcoxonSignedRank(differences: readonly number[]): SignedRank {
  requireNumbers(differences);
  if (!differences.every(Number.isFinite)) throw new RangeError("a difference is infinite: leave it out and count it");
  const moved = differences.filter((difference) => difference !== 0);
  const n = moved.length;
  const zeros = differences.length - n;
  const { doubled, ties } = doubledMidranks(moved.map(Math.abs));
  const above = moved.reduce((all, difference, index) => all + (difference > 0 ? doubled[index]! : 0), 0);
  const shift = walshShift(differences);
  if (n === 0) return { w: 0, p: 1, n, zeros, ...shift, method: "exact" };
  if (n <= exactUpTo) {
    return { w: above / 2, p: twoSided(signChances(doubled), above), n, zeros, ...shift, method: "exact" };
  }
  const tieTerm = ties.reduce((all, t) => all + (t * t * t - t), 0) / 48;
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm);
  const z = Math.max(0, Math.abs(above / 2 - (n * (n + 1)) / 4) - 0.5) / sd;
  return { w: above / 2, p: Math.min(1, 2 * normalTail(z)), n, zeros, ...shift, method: "normal" };
}

/** Chances of every sum of the ranks when each has a sign at random. */
function signChances(ranks: readonly number[]): Float64Array {
  const chances = new Float64Array(ranks.reduce((a, b) => a + b, 0) + 1);
  chances[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    reached += rank;
    for (let s = reached; s >= 0; s -= 1) chances[s] = (chances[s]! + (s >= rank ? chances[s - rank]! : 0)) / 2;
  }
  return chances;
}

/** Pseudomedian and interval from the averages of all pairs, each with itself too (Hollander & Wolfe 3.2 and 3.3). */
function walshShift(differences: readonly number[]): Pick<SignedRank, "estimate" | "interval"> {
  const n = differences.length;
  if (n === 0) return { estimate: null, interval: null };
  const sorted = ascending(differences);
  const count = (n * (n + 1)) / 2;
  const kth = (k: number): number => kthAverage(sorted, k);
  const estimate = kth(Math.ceil(count / 2)) / 2 + kth(Math.floor(count / 2) + 1) / 2;
  if (n < 6) return { estimate, interval: null };
  const { k, confidence } = criticalWalsh(n);
  return { estimate, interval: { low: kth(k), high: kth(count + 1 - k), confidence } };
}

function criticalWalsh(n: number): { readonly k: number; readonly confidence: number } {
  if (n > exactUpTo) {
    const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
    return { k: Math.max(1, Math.floor((n * (n + 1)) / 4 - 1.959963984540054 * sd)), confidence: 0.95 };
  }
  const chances = signChances(Array.from({ length: n }, (_, index) => index + 1));
  let below = chances[0]!;
  let k = 1;
  while (below + chances[k]! <= 0.025) {
    below += chances[k]!;
    k += 1;
  }
  return { k, confidence: 1 - 2 * below };
}
