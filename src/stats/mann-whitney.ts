import { normalTail } from "./normal";

/** What a comparison of two samples by ranks says. */
export interface MannWhitney {
  /** Pairs in which the first sample's value is greater, ties counted half. */
  readonly u: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: "exact" | "normal";
}

/** Greatest sample size a side for which the distribution is counted out. */
const exactUpTo = 30;

/**
 * Mann–Whitney U of two samples, two-sided. Exact by dynamic programming over doubled midranks, ties included, up to 30 a side
 * (Streitberg & Röhmel 1986); beyond that normal with tie and continuity correction. ±∞ has a rank like any number; NaN throws.
 * @returns undefined when a side is empty
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney | undefined {
  const n1 = first.length;
  const n2 = second.length;
  if (n1 === 0 || n2 === 0) return undefined;
  const { doubled, ties } = doubledMidranks([...first, ...second]);
  const rankSum = doubled.slice(0, n1).reduce((all, rank) => all + rank, 0);
  const u = (rankSum - n1 * (n1 + 1)) / 2;
  if (Math.max(n1, n2) <= exactUpTo) {
    return { u, p: exactP(doubled, n1, rankSum), method: "exact" };
  }
  const n = n1 + n2;
  const tieTerm = ties.reduce((all, t) => all + (t * t * t - t), 0) / (n * (n - 1));
  const sd = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tieTerm));
  if (sd === 0) return { u, p: 1, method: "normal" };
  const z = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5) / sd;
  return { u, p: Math.min(1, 2 * normalTail(z)), method: "normal" };
}

/** Twice the midrank of each value, in the order given: whole numbers, so that sums are exact. */
function doubledMidranks(values: readonly number[]): {
  readonly doubled: readonly number[];
  readonly ties: readonly number[];
} {
  if (values.some(Number.isNaN)) throw new RangeError("a value is NaN: leave it out and count it");
  const order = values
    .map((_, index) => index)
    .sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0));
  const doubled = new Array<number>(values.length).fill(0);
  const ties: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let at = from; at < to; at += 1) doubled[order[at]!] = from + 1 + to;
    ties.push(to - from);
    from = to;
  }
  return { doubled, ties };
}

/** Twice the smaller tail: the share of all ways to choose n1 of the ranks whose sum is as small, or as great, as this one. */
function exactP(doubled: readonly number[], n1: number, rankSum: number): number {
  const total = doubled.reduce((all, rank) => all + rank, 0);
  const width = total + 1;
  // ways[k · width + s]: subsets of k ranks with sum s; at most 60 choose 30 of them, which a double holds.
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
  const row = n1 * width;
  let all = 0;
  let low = 0;
  let high = 0;
  for (let s = 0; s < width; s += 1) {
    const count = ways[row + s]!;
    all += count;
    if (s <= rankSum) low += count;
    if (s >= rankSum) high += count;
  }
  return Math.min(1, (2 * Math.min(low, high)) / all);
}
