import { mean, sum } from "./mean";

/**
 * Sample standard deviation (n − 1), two passes with the rounding of the mean taken out (Chan, Golub & LeVeque 1983).
 * Deviations are scaled by the greatest of them, so that squares neither overflow nor vanish.
 * @returns undefined for fewer than two values or for values with ±∞; NaN throws
 */
export function standardDeviation(values: readonly number[]): number | undefined {
  const centre = mean(values);
  if (centre === undefined || values.length < 2) return undefined;
  const deviations = values.map((value) => value - centre);
  const scale = deviations.reduce((most, deviation) => Math.max(most, Math.abs(deviation)), 0);
  if (scale === 0) return 0;
  if (!Number.isFinite(scale)) {
    const halved = standardDeviation(values.map((value) => value / 4));
    return halved === undefined ? undefined : 4 * halved;
  }
  const scaled = deviations.map((deviation) => deviation / scale);
  const left = sum(scaled);
  const squares = sum(scaled.map((deviation) => deviation * deviation));
  return scale * Math.sqrt(Math.max(0, squares - (left * left) / values.length) / (values.length - 1));
}

/** Coefficient of variation, sd / mean, as a ratio; undefined for fewer than two values or a mean of 0. */
export function coefficientOfVariation(values: readonly number[]): number | undefined {
  const sd = standardDeviation(values);
  const centre = mean(values);
  return sd === undefined || !centre ? undefined : sd / Math.abs(centre);
}
