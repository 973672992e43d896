/**
 * P(Z > z) of the standard normal distribution, relative error below 1e-13: series for small z, continued fraction for large
 * (Abramowitz & Stegun 26.2.11 and 26.2.14). NaN throws.
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("a normal deviate is NaN");
  if (z < 0) return 1 - normalTail(-z);
  if (z === Infinity) return 0;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let series = z;
    for (let k = 1; k < 200 && Math.abs(term) > 1e-17 * Math.abs(series); k += 1) {
      term *= (z * z) / (2 * k + 1);
      series += term;
    }
    return 0.5 - density * series;
  }
  let fraction = 0;
  for (let k = 100; k >= 1; k -= 1) fraction = k / (z + fraction);
  return density / (z + fraction);
}

/** z with P(Z ≤ z) = p, by bisection on the tail; p strictly between 0 and 1. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a normal quantile needs p between 0 and 1, not ${p}`);
  if (p < 0.5) return -normalQuantile(1 - p);
  let low = 0;
  let high = 40;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (normalTail(middle) > 1 - p) low = middle;
    else high = middle;
  }
}
