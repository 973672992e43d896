import { requireNumbers } from "./require-numbers";

/**
 * Arithmetic mean by compensated (Neumaier 1974) summation.
 * @returns undefined for no values, and for values with ±∞ in them, which have no mean worth printing; NaN throws
 */
export function mean(values: readonly number[]): number | undefined {
  requireNumbers(values);
  if (values.length === 0 || !values.every(Number.isFinite)) return undefined;
  const total = sum(values);
  if (Number.isFinite(total)) return total / values.length;
  // The sum is beyond the greatest double, the mean is not.
  return sum(values.map((value) => value / values.length));
}

/**
 * Sum by compensated (Neumaier 1974) summation: right to the last digit where a plain loop loses some.
 * @throws RangeError for NaN, and for +∞ and −∞ together, which have no sum
 */
export function sum(values: readonly number[]): number {
  requireNumbers(values);
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    if (Number.isFinite(next)) lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  if (Number.isNaN(total)) throw new RangeError("+∞ and −∞ together have no sum: leave them out and count them");
  return Number.isFinite(total) ? total + lost : total;
}
