import { median } from "./median";

/** Makes the median absolute deviation of normal data estimate its standard deviation. */
const normalScale = 1.4826;

/** 1/dₙ: the share of the true deviation that the scaled MAD of n normal values shows on average (Park, Kim & Wang 2022). */
const shrinkage: readonly (readonly [n: number, factor: number])[] = [
  [3, 0.6719],
  [4, 0.735],
  [5, 0.823],
  [6, 0.8399],
  [7, 0.8785],
  [8, 0.8875],
  [9, 0.9082],
  [10, 0.9121],
  [15, 0.9468],
  [20, 0.9592],
  [30, 0.9733],
];

/** Median absolute deviation from the median, unscaled; undefined for no values. 0 when more than half are equal. */
export function medianAbsoluteDeviation(values: readonly number[]): number | undefined {
  const centre = median(values);
  if (centre === undefined) return undefined;
  return median(values.map((value) => (value === centre ? 0 : Math.abs(value - centre))));
}

/** Estimate of the standard deviation that a few wild values do not move, dₙ · 1.4826 · MAD; undefined for n < 3 or where it is not finite. */
export function robustDeviation(values: readonly number[]): number | undefined {
  if (values.length < 3) return undefined;
  const deviation = (medianAbsoluteDeviation(values)! * normalScale) / shrinkageFor(values.length);
  return Number.isFinite(deviation) ? deviation : undefined;
}

/** Robust coefficient of variation, dₙ · 1.4826 · MAD / |median|, as a ratio; undefined for n < 3 or a median of 0. */
export function robustVariation(values: readonly number[]): number | undefined {
  const deviation = robustDeviation(values);
  const centre = median(values);
  if (deviation === undefined || !centre || !Number.isFinite(centre)) return undefined;
  return deviation / Math.abs(centre);
}

/** Between the tabled n the factor is interpolated in 1/n, towards 1 for large n. */
function shrinkageFor(n: number): number {
  const next = shrinkage.findIndex(([tabled]) => tabled >= n);
  if (next < 0) {
    const [n0, f0] = shrinkage.at(-1)!;
    return 1 - ((1 - f0) * n0) / n;
  }
  const [n1, f1] = shrinkage[next]!;
  if (n1 === n) return f1;
  const [n0, f0] = shrinkage[next - 1]!;
  const weight = (1 / n - 1 / n0) / (1 / n1 - 1 / n0);
  return f0 + (f1 - f0) * weight;
}
