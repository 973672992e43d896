import { ascending } from "./sorted";

/**
 * Sample quantile, type 7 of Hyndman & Fan (1996): linear interpolation between order statistics, R's default.
 * @param values any order; NaN throws
 * @param p from 0 to 1
 * @returns undefined for no values
 */
export function quantile(values: readonly number[], p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs p from 0 to 1, not ${p}`);
  const sorted = ascending(values);
  if (sorted.length === 0) return undefined;
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  // Equal neighbours first: ∞ − ∞ would be NaN.
  return low === high ? low : low + (high - low) * (at - Math.floor(at));
}
