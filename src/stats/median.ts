import { ascending } from "./sorted";

/** Middle value, or the mean of the two middle ones (quantile type 7 at ½); undefined for no values. NaN throws. */
export function median(values: readonly number[]): number | undefined {
  const sorted = ascending(values);
  const n = sorted.length;
  if (n === 0) return undefined;
  const high = sorted[n >> 1]!;
  if (n % 2 === 1) return high;
  const low = sorted[(n >> 1) - 1]!;
  return low === high ? low : low / 2 + high / 2;
}
