import { ascending } from "./sorted";

/**
 * Sample quantile, type 7 of Hyndman & Fan (1996): linear interpolation between order statistics, R's default.
 * @param values any order; ±∞ allowed, NaN throws
 * @param p from 0 to 1
 * @returns undefined for no values, or where the neighbours are −∞ and +∞
 */
export function quantile(values: readonly number[], p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs p from 0 to 1, not ${p}`);
  return quantileOfSorted(ascending(values), p);
}

/** The same for values that are in order already, least first. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const at = (sorted.length - 1) * p;
  const share = at - Math.floor(at);
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  // Equal neighbours first: ∞ − ∞ would be NaN.
  if (low === high || share === 0) return low;
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    if (Number.isFinite(low)) return high;
    return Number.isFinite(high) ? low : undefined;
  }
  const step = high - low;
  // A span beyond the greatest double is weighed part by part.
  return Number.isFinite(step) ? low + step * share : low * (1 - share) + high * share;
}
