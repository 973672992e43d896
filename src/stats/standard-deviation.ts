import { mean, sum } from "./mean";

/**
 * Sample standard deviation (n − 1), two passes with the rounding of the mean taken out (Chan, Golub & LeVeque 1983);
 * undefined for fewer than two values.
 */
export function standardDeviation(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const centre = mean(values)!;
  const deviations = values.map((value) => value - centre);
  const squares = sum(deviations.map((deviation) => deviation * deviation));
  const left = sum(deviations);
  return Math.sqrt(Math.max(0, squares - (left * left) / values.length) / (values.length - 1));
}

/** Coefficient of variation, sd / mean, as a ratio; undefined for fewer than two values or a mean of 0. */
export function coefficientOfVariation(values: readonly number[]): number | undefined {
  const sd = standardDeviation(values);
  const centre = mean(values);
  return sd === undefined || !centre ? undefined : sd / centre;
}
