/**
 * P(Z > z) of the standard normal distribution, relative error below 1e-13: series for small z, continued fraction for large
 * (Abramowitz & Stegun 26.2.11 and 26.2.14).
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
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
