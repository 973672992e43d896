/**
 * Refuses NaN, which would otherwise pass through sums and sorts in silence.
 * @throws RangeError for a NaN
 */
export function requireNumbers(values: readonly number[]): void {
  const at = values.findIndex((value) => Number.isNaN(value));
  if (at >= 0) throw new RangeError(`value ${at + 1} of ${values.length} is NaN: leave it out and count it`);
}
