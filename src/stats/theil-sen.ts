import { median } from "./median";
import { requireNumbers } from "./require-numbers";

/** Up to this many values all pairs are taken. */
const allPairsUpTo = 600;

/**
 * Theil–Sen slope over the order 0, 1, 2, …: median of the slopes of all pairs (Sen 1968), in units of the values per place. Beyond
 * 600 values each is paired with the one half the series later (Theil's incomplete method). Undefined for fewer than 2
 * or for ±∞; NaN throws.
 */
export function theilSen(values: readonly number[]): number | undefined {
  requireNumbers(values);
  const n = values.length;
  if (n < 2 || !values.every(Number.isFinite)) return undefined;
  const slopes: number[] = [];
  if (n > allPairsUpTo) {
    const half = n >> 1;
    for (let at = 0; at + half < n; at += 1) slopes.push(values[at + half]! / half - values[at]! / half);
  } else {
    for (let i = 0; i < n; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const step = values[j]! - values[i]!;
        slopes.push(Number.isFinite(step) ? step / (j - i) : values[j]! / (j - i) - values[i]! / (j - i));
      }
    }
  }
  return median(slopes);
}
