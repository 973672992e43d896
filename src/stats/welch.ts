import { mean } from "./mean";
import { standardDeviation } from "./standard-deviation";
import { studentQuantile, studentTwoSided } from "./student";

/** Welch's comparison of two means, or of two geometric means. */
export interface Welch {
  /** Difference of means first − second, or ratio of geometric means first / second. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly t: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  readonly n: readonly [first: number, second: number];
  readonly method: string;
}

/**
 * Welch's t test with 95 % interval (Welch 1947). A second opinion beside the rank statistics: it takes means of near-normal values.
 * @returns undefined for fewer than 2 a side, ±∞, no spread on both sides, or where doubles cannot hold the result; NaN throws
 */
export function welch(first: readonly number[], second: readonly number[]): Welch | undefined {
  const sd1 = standardDeviation(first);
  const sd2 = standardDeviation(second);
  if (sd1 === undefined || sd2 === undefined || (sd1 === 0 && sd2 === 0)) return undefined;
  const n = [first.length, second.length] as const;
  const estimate = mean(first)! - mean(second)!;
  // In units of the greater deviation, so that squares neither overflow nor vanish.
  const most = Math.max(sd1, sd2);
  const variances = [(sd1 / most) ** 2 / n[0], (sd2 / most) ** 2 / n[1]] as const;
  const variance = variances[0] + variances[1];
  const error = most * Math.sqrt(variance);
  const df = variance ** 2 / (variances[0] ** 2 / (n[0] - 1) + variances[1] ** 2 / (n[1] - 1));
  const t = estimate / error;
  const half = studentQuantile(0.05, df) * error;
  if (error === 0 || !Number.isFinite(estimate) || !Number.isFinite(half)) return undefined;
  const p = studentTwoSided(t, df);
  return { estimate, low: estimate - half, high: estimate + half, t, df, p, n, method: "Welch's t" };
}

/** Welch's t on logarithms: ratio of geometric means first / second; undefined also when a value is not above 0. */
export function welchRatio(first: readonly number[], second: readonly number[]): Welch | undefined {
  if (first.some((value) => value <= 0) || second.some((value) => value <= 0)) return undefined;
  const result = welch(first.map(Math.log), second.map(Math.log));
  if (!result) return undefined;
  const { estimate, low, high } = result;
  return {
    ...result,
    estimate: Math.exp(estimate),
    low: Math.exp(low),
    high: Math.exp(high),
    method: "Welch's t on logs",
  };
}
