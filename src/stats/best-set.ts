import { mean, sum } from "./mean";
import { median } from "./median";
import { robustDeviation } from "./robust-spread";
import { standardDeviation } from "./standard-deviation";
import { studentQuantile } from "./student";

/** What variants that left before bring to the scale of those that stay. */
export interface FrozenScale {
  readonly squares: number;
  readonly freedom: number;
}

export interface LeaveOptions {
  /** Simultaneous level; .05 by default. */
  readonly alpha?: number;
  /** How many variants there were at the start; all that are given by default. */
  readonly startedWith?: number;
  readonly frozen?: FrozenScale;
  /** Pairs whose own scale is half as large again as that of all are judged by their own, at the full number of pairs. */
  readonly strict?: boolean;
}

/** Who leaves a set of rivals, and what that rests on. */
export interface Leaving {
  /** For each variant the one that it is worse than beyond the level, by its place; null for one that stays. */
  readonly worseThan: readonly (number | null)[];
  /** Clipped means of the logarithms, less those of their block. */
  readonly location: readonly number[];
  readonly pooledError: number;
  readonly freedom: number;
  readonly quantiles: readonly [pooled: number, own: number];
  /** What these variants would bring to the scale of others, all of them together. */
  readonly squares: number;
  /** The same of each by itself. */
  readonly ownSquares: readonly number[];
}

const clipAt = 3;

/**
 * Which of k variants are worse than some other, all pairs at one simultaneous level. Clipped means of logarithms, compared within blocks;
 * a pair counts as apart only where it is so by the pooled scale of all and by its own, so that one noisy variant neither hides nor makes
 * a difference. A scale of 0 separates nothing that is equal.
 * @param logs ln of each variant's values, one a block, the same blocks in the same order for all; less is better
 * @throws RangeError for fewer than two variants or three blocks, or values that are not finite or not of all blocks
 */
export function leave(logs: readonly (readonly number[])[], options: LeaveOptions = {}): Leaving {
  const { alpha = 0.05, startedWith = logs.length, frozen = { squares: 0, freedom: 0 }, strict = false } = options;
  const [k, n] = [logs.length, logs[0]?.length ?? 0];
  if (k < 2 || n < 3) throw new RangeError(`a set needs two variants and three blocks, not ${k} and ${n}`);
  if (logs.some((row) => row.length !== n || !row.every(Number.isFinite)))
    throw new RangeError("every variant needs a finite value of every block");
  const blocks = Array.from({ length: n }, (_, block) => logs.map((row) => row[block]!));
  const reference = blocks.map((block) => (k > 2 ? median(block)! : mean(block)!));
  const centred = logs.map((row) => row.map((value, block) => value - reference[block]!));
  const middles = centred.map((row) => median(row)!);
  const residuals = centred.map((row, i) => row.map((value) => value - middles[i]!));
  const scales = residuals.map((row) => robustDeviation(row)!);
  const common = median(scales)!;
  const limits = scales.map((scale) => clipAt * Math.max(common, scale));
  const used = residuals.map((row, i) => row.filter((value) => Math.abs(value) <= limits[i]!).length / n);
  const clipped = residuals.map((row, i) => row.map((value) => middles[i]! + clip(value, limits[i]!)));
  const location = clipped.map((row) => mean(row)!);
  const errors = clipped.map((row, i) => row.map((value) => value - location[i]!));
  const drift = blocks.map((_, block) => mean(errors.map((row) => row[block]!))!);
  const share = mean(used)!;
  const ownSquares = errors.map((row) => sum(row.map((value, block) => (value - drift[block]!) ** 2)) / share);
  const squares = sum(ownSquares);
  const freedom = (n - 1) * (k - 1) + frozen.freedom;
  const pooledError = Math.sqrt((2 * (squares + frozen.squares)) / freedom / n);
  const quantiles = quantilesOf(alpha, startedWith, n, freedom);
  const alone = studentQuantile((2 * alpha) / (startedWith - 1), n - 1);
  const apart = (i: number, j: number): boolean => {
    const gap = location[i]! - location[j]!;
    if (!(gap > quantiles[0] * pooledError)) return false;
    const between = standardDeviation(clipped[i]!.map((value, block) => value - clipped[j]![block]!))!;
    const ownError = Math.sqrt(between ** 2 / n / ((used[i]! + used[j]!) / 2));
    return gap > (strict && ownError > 1.5 * pooledError ? alone : quantiles[1]) * ownError;
  };
  const worseThan = logs.map((_, i) => {
    const beyond = logs.flatMap((_row, j) => (j !== i && apart(i, j) ? [j] : []));
    return beyond.reduce<number | null>(
      (best, j) => (best === null || location[j]! < location[best]! ? j : best),
      null,
    );
  });
  return { worseThan, location, pooledError, freedom, quantiles, squares, ownSquares };
}

/** One-sided Bonferroni over the k − 1 others by the pooled scale; by the own scale no less, and a stricter level the fewer blocks there are. */
function quantilesOf(alpha: number, startedWith: number, n: number, freedom: number): readonly [number, number] {
  const strictness = startedWith === 2 ? 1 : n <= 6 ? 1 / 4 : 1 / 2;
  const upper = (p: number, df: number): number => studentQuantile(2 * p, df);
  const pooled = upper(alpha / (startedWith - 1), freedom);
  return [pooled, Math.max(pooled, upper(alpha * strictness, n - 1))];
}

function clip(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
