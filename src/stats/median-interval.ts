import { ascending } from "./sorted";

/** An interval of the median made of two of the values themselves. */
export interface MedianInterval {
  readonly low: number;
  readonly high: number;
  /** What it really covers, from 0 to 1: at least .95 for n ≥ 6, less below. */
  readonly confidence: number;
  /** Rank of the lower bound from below, and of the upper one from above. */
  readonly k: number;
  readonly n: number;
  readonly method: string;
}

/**
 * Exact order-statistic interval of the median, free of any assumption about the shape (Conover, Practical Nonparametric
 * Statistics, 3.2). For n ≥ 6 the narrowest [x₍k₎, x₍n+1−k₎] that covers at least 95 %; for n = 3…5 least and greatest with
 * their true confidence 1 − 2^(1−n), which is below 95 %; undefined for fewer.
 */
export function medianInterval(values: readonly number[]): MedianInterval | undefined {
  const n = values.length;
  if (n < 3) return undefined;
  const sorted = ascending(values);
  const { k, below } = medianRank(n);
  const method = n < 6 ? "least to greatest value" : "exact order statistics";
  return { low: sorted[k - 1]!, high: sorted[n - k]!, confidence: 1 - 2 * below, k, n, method };
}

/** Greatest k with 1 − 2·P(B ≤ k − 1) ≥ .95, B binomial (n, ½), and that P; k = 1 where there is none. */
export function medianRank(n: number): { readonly k: number; readonly below: number } {
  // Terms in units of the first one: 2^−n underflows from n = 1075 on. Beyond eight deviations nothing counts in a double.
  const first = Math.max(0, Math.floor(n / 2 - 4 * Math.sqrt(n) - 2));
  const terms = [1];
  for (let j = first; j < n - first; j += 1) terms.push((terms.at(-1)! * (n - j)) / (j + 1));
  const total = terms.reduce((all, term) => all + term, 0);
  let below = terms[0]! / total;
  let k = first + 1;
  while (n >= 6) {
    const next = below + terms[k - first]! / total;
    if (1 - 2 * next < 0.95) break;
    below = next;
    k += 1;
  }
  return { k, below };
}
