/** A share with its interval, all from 0 to 1. */
export interface Share {
  readonly k: number;
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's 95 % score interval of a share (Wilson 1927): right also for 0 of n and n of n; undefined for n = 0. */
export function wilson(k: number, n: number): Share | undefined {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) throw new RangeError(`${k} of ${n} is no count`);
  if (n === 0) return undefined;
  const share = k / n;
  const { low, high } = wilsonOfShare(share, n);
  return { k, n, share, low, high };
}

/**
 * The same of a share that is a mean over n units, each of which counts once however often it was repeated: shares from 0 to 1 vary no more about their mean
 * than right and wrong do, so that the interval errs on the wide side.
 */
export function wilsonOfShare(share: number, n: number): { readonly low: number; readonly high: number } {
  if (!(share >= 0 && share <= 1 && n > 0)) throw new RangeError(`${share} over ${n} is no share`);
  const z = 1.959963984540054;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: share === 0 ? 0 : (centre - half) / scale, high: share === 1 ? 1 : (centre + half) / scale };
}
