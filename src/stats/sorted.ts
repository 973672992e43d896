import { requireNumbers } from "./require-numbers";

/**
 * A sorted copy, least first; ±∞ are numbers like any other.
 * @throws RangeError for NaN, which has no place in an order and must never pass silently
 */
export function ascending(values: readonly number[]): Float64Array {
  requireNumbers(values);
  return new Float64Array(values).sort();
}

/** Index of the first value in order that is not below `value`; the length where all are. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
