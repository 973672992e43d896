/** What an interval of a ratio supports; below 1 is better. */
export type JudgedCode =
  "faster" | "slower" | "equivalent" | "small" | "faster-by-open" | "slower-by-open" | "inconclusive";

/** Bounds and estimate of time per unit of work, candidate over baseline, 1 = equal. */
export interface Bounds {
  readonly low: number;
  readonly estimate: number;
  readonly high: number;
}

/**
 * The cases of a verdict, in order; δ is the margin. Interval wholly beyond the band 1 ± δ: faster, slower. Wholly within it, ends
 * included: equivalent. Excludes 1 and reaches into the band: a small difference where the estimate lies within the band, else faster or
 * slower by an amount that is open. Otherwise inconclusive.
 */
export function judgedCode({ low, estimate, high }: Bounds, margin: number): JudgedCode {
  const [least, most] = [1 - margin, 1 + margin];
  if (high < least) return "faster";
  if (low > most) return "slower";
  if (low >= least && high <= most) return "equivalent";
  if (low <= 1 && high >= 1) return "inconclusive";
  if (estimate >= least && estimate <= most) return "small";
  return estimate < 1 ? "faster-by-open" : "slower-by-open";
}
