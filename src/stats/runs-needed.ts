import { robustDeviation } from "./robust-spread";

/**
 * Runs a side still needed to see a difference of `margin` with 80 % power at 5 %: ⌈2·(1.96 + .84)²·σ² / ln(1 + δ)² / .955⌉ less those
 * there are, where .955 is the efficiency of the rank test and σ² the mean of the squared robust deviations of the logarithms.
 * @returns null where σ is not known (fewer than 3 values, one at or below 0) or where there are as many already: more of the same then
 * promises nothing
 */
export function runsStillNeeded(
  baseline: readonly number[],
  candidate: readonly number[],
  margin: number,
): number | null {
  const variances: number[] = [];
  for (const side of [baseline, candidate]) {
    if (side.some((value) => value <= 0)) return null;
    const deviation = robustDeviation(side.map(Math.log));
    if (deviation === undefined) return null;
    variances.push(deviation ** 2);
  }
  const variance = (variances[0]! + variances[1]!) / 2;
  const needed = Math.ceil((2 * (1.96 + 0.84) ** 2 * variance) / Math.log(1 + margin) ** 2 / 0.955);
  const more = needed - Math.min(baseline.length, candidate.length);
  return more > 0 ? more : null;
}

/**
 * Pairs still needed to see a difference of `margin` with 80 % power at 5 %: ⌈(1.96 + .84)²·σ² / ln(1 + δ)² / .955⌉ less those there are,
 * where σ is the robust deviation of the logarithms of their ratios.
 * @returns null as for runs
 */
export function morePairsNeeded(logRatios: readonly number[], margin: number): number | null {
  const deviation = robustDeviation(logRatios);
  if (deviation === undefined) return null;
  const needed = Math.ceil(((1.96 + 0.84) ** 2 * deviation ** 2) / Math.log(1 + margin) ** 2 / 0.955);
  const more = needed - logRatios.length;
  return more > 0 ? more : null;
}
