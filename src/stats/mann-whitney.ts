import { normalTail } from "./normal";
import { doubledMidranks, twoSided } from "./rank-sums";
import { requireNumbers } from "./require-numbers";

/** What a comparison of two samples by ranks says. */
export interface MannWhitney {
  /** Pairs in which the first sample's value is greater, ties counted half. */
  readonly u: number;
  /** Two-sided. */
  readonly p: number;
  readonly n: readonly [first: number, second: number];
  readonly method: "exact" | "normal";
}

/** Greatest sample size a side for which the distribution is counted out. */
const exactUpTo = 30;

/**
 * Mann–Whitney U of two samples, two-sided. Exact by dynamic programming over doubled midranks, ties included, up to 30 a side
 * (Streitberg & Röhmel 1986); beyond that normal with tie and continuity correction. +∞ (a call that timed out) has a rank
 * like any number; NaN throws.
 * @returns undefined when a side is empty
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney | undefined {
  requireNumbers(first);
  requireNumbers(second);
  const n1 = first.length;
  const n2 = second.length;
  if (n1 === 0 || n2 === 0) return undefined;
  const { doubled, ties } = doubledMidranks(first.concat(second));
  const rankSum = doubled.slice(0, n1).reduce((all, rank) => all + rank, 0);
  const u = (rankSum - n1 * (n1 + 1)) / 2;
  const n = [n1, n2] as const;
  if (Math.max(n1, n2) <= exactUpTo) return { u, p: exactP(doubled, n1, rankSum), n, method: "exact" };
  const all = n1 + n2;
  const tieTerm = ties.reduce((total, t) => total + (t * t * t - t), 0) / (all * (all - 1));
  const sd = Math.sqrt(((n1 * n2) / 12) * Math.max(0, all + 1 - tieTerm));
  if (sd === 0) return { u, p: 1, n, method: "normal" };
  const z = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5) / sd;
  return { u, p: Math.min(1, 2 * normalTail(z)), n, method: "normal" };
}

/** The share of all ways to choose n1 of the ranks whose sum is as small, or as great, as this one, twice the smaller. */
function exactP(doubled: readonly number[], n1: number, rankSum: number): number {
  const total = doubled.reduce((all, rank) => all + rank, 0);
  const width = total + 1;
  // ways[k · width + s]: subsets of k ranks with sum s; at most 60 choose 30 of them, which a double holds well enough.
  const ways = new Float64Array((n1 + 1) * width);
  ways[0] = 1;
  let seen = 0;
  let reached = 0;
  for (const rank of doubled) {
    seen += 1;
    reached += rank;
    for (let k = Math.min(seen, n1); k >= 1; k -= 1) {
      const row = k * width;
      for (let s = reached; s >= rank; s -= 1) ways[row + s]! += ways[row - width + s - rank]!;
    }
  }
  return twoSided(ways.subarray(n1 * width), rankSum);
}
