import { quantileOfSorted } from "./quantile";
import { ascending } from "./sorted";

/**
 * Middle value, or the mean of the two middle ones (quantile type 7 at ½), n log n time.
 * @returns undefined for no values, or where the two middle ones are −∞ and +∞; NaN throws
 */
export function median(values: readonly number[]): number | undefined {
  return quantileOfSorted(ascending(values), 0.5);
}
