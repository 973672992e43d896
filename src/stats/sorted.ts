/**
 * A sorted copy, least first.
 * @throws RangeError for NaN, which has no place in an order and must never pass silently
 */
export function ascending(values: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length > 0 && Number.isNaN(sorted[sorted.length - 1]!))
    throw new RangeError("a value is NaN: leave it out and count it");
  return sorted;
}
