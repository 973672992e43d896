import { requireNumbers } from "./require-numbers";

/**
 * A sorted copy, least first; ±∞ are numbers like any other.
 * @throws RangeError for NaN, which has no place in an order and must never pass silently
 */
export function ascending(values: readonly number[]): Float64Array {
  requireNumbers(values);
  return Float64Array.from(values).sort();
}
