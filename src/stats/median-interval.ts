import { ascending } from "./sorted";

/** An interval of the median made of two of the values themselves. */
export interface MedianInterval {
  readonly low: number;
  readonly high: number;
  /** What it really covers, from 0 to 1: at least .95 for n ≥ 6, less below. */
  readonly confidence: number;
  readonly n: number;
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
  let k = 1;
  let below = Math.pow(0.5, n);
  let term = below;
  while (n >= 6) {
    const nextTerm = (term * (n - k + 1)) / k;
    if (1 - 2 * (below + nextTerm) < 0.95) break;
    below += nextTerm;
    term = nextTerm;
    k += 1;
  }
  // 2^−n underflows for large n; there the normal approximation of the binomial is exact to far below one rank.
  if (below === 0) {
    k = Math.max(1, Math.floor((n - 1.959964 * Math.sqrt(n)) / 2));
    return { low: sorted[k - 1]!, high: sorted[n - k]!, confidence: 0.95, n };
  }
  return { low: sorted[k - 1]!, high: sorted[n - k]!, confidence: 1 - 2 * below, n };
}
