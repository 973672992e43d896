/** Arithmetic mean by compensated (Neumaier) summation; undefined for no values. NaN throws. */
export function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const total = sum(values);
  return Number.isFinite(total) ? total / values.length : values.reduce((all, value) => all + value / values.length, 0);
}

/** Sum by compensated (Neumaier) summation: exact to the last digit where a plain loop loses some. NaN throws. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    if (Number.isNaN(value)) throw new RangeError("a value is NaN: leave it out and count it");
    const next = total + value;
    if (Number.isFinite(next)) lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return Number.isFinite(total) ? total + lost : total;
}
