import { normalTail } from "./normal";
import { inversionChances, twoSided } from "./rank-sums";
import { requireNumbers } from "./require-numbers";

/** Kendall's rank correlation of a series with its order. */
export interface Kendall {
  /** τ-b, from −1 (falls throughout) to 1 (rises throughout). */
  readonly tau: number;
  /** Two-sided. */
  readonly p: number;
  readonly n: number;
  readonly method: "exact" | "normal";
}

const exactUpTo = 60;

/**
 * Kendall's τ-b over the order 0, 1, 2, … (Kendall 1938; Mann 1945 for trend). Exact up to 60 values, ties included: the number of
 * inversions of a series with ties in random order has the q-multinomial distribution. Beyond, normal with tie
 * correction. Undefined for fewer than 3 values or when all are equal; +∞ is a number like any other, NaN throws.
 */
export function kendall(values: readonly number[]): Kendall | undefined {
  requireNumbers(values);
  const n = values.length;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (n < 3 || counts.size < 2) return undefined;
  const ties = [...counts.values()];
  const pairs = (n * (n - 1)) / 2;
  const untied = ties.reduce((left, t) => left - (t * (t - 1)) / 2, pairs);
  const falls = inversions(values);
  const rises = untied - falls;
  const tau = (rises - falls) / Math.sqrt(pairs * untied);
  if (n <= exactUpTo) return { tau, p: twoSided(fallChances(ties), falls), n, method: "exact" };
  const variance = (n * (n - 1) * (2 * n + 5) - ties.reduce((all, t) => all + t * (t - 1) * (2 * t + 5), 0)) / 18;
  const z = Math.max(0, Math.abs(rises - falls) - 1) / Math.sqrt(variance);
  return { tau, p: Math.min(1, 2 * normalTail(z)), n, method: "normal" };
}

/** Chances of every number of falling pairs: group after group is put among those before it. */
function fallChances(ties: readonly number[]): Float64Array {
  let chances = Float64Array.of(1);
  let placed = 0;
  for (const size of ties) {
    const more = inversionChances(placed, size);
    const next = new Float64Array(chances.length + more.length - 1);
    chances.forEach((chance, at) => more.forEach((other, add) => (next[at + add]! += chance * other)));
    chances = next;
    placed += size;
  }
  return chances;
}

/** Pairs in which the later value is the smaller, by merge sort. */
function inversions(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = values.length >> 1;
  const left = values.slice(0, middle);
  const right = values.slice(middle);
  const within = inversions(left) + inversions(right);
  left.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  right.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  let across = 0;
  let below = 0;
  for (const value of left) {
    while (below < right.length && right[below]! < value) below += 1;
    across += below;
  }
  return within + across;
}
