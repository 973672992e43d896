/**
 * Refuses NaN, which would otherwise pass through sums and sorts in silence.
 * @throws RangeError for a NaN
 */
export function requireNumbers(values: readonly number[]): void {
  for (let at = 0; at < values.length; at += 1) {
    if (Number.isNaN(values[at])) {
      throw new RangeError(`value ${at + 1} of ${values.length} is NaN: leave it out and count it`);
    }
  }
}
