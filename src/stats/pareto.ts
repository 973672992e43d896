/** One objective of a point: its estimate and, where known, its interval. */
export interface Objective {
  readonly value: number;
  readonly interval?: readonly [low: number, high: number];
}

/** One variant under two objectives. */
export interface ParetoPoint {
  readonly name: string;
  readonly objectives: readonly [Objective, Objective];
}

/**
 * `front`: no other is better in one objective and at least as good in the other. `overlapping`: another one is, but their intervals
 * overlap, so that it may be chance. `dominated`: another one is, beyond its interval.
 */
export type ParetoStanding = "front" | "overlapping" | "dominated";

export interface ParetoResult {
  readonly name: string;
  readonly standing: ParetoStanding;
  /** Names of the points that are better. */
  readonly behind: readonly string[];
}

type Direction = "lower" | "higher";

/**
 * Which points are worth considering under two objectives (Pareto 1896), in the order given. A point is only called dominated when
 * another is better in one objective with intervals apart, and in the other equal or better with intervals apart.
 * NaN throws.
 */
export function paretoFront(
  points: readonly ParetoPoint[],
  betterIs: readonly [Direction, Direction],
): readonly ParetoResult[] {
  if (points.some((point) => point.objectives.some((objective) => Number.isNaN(objective.value)))) {
    throw new RangeError("an objective is NaN: leave its point out and name it");
  }
  return points.map((point) => {
    const better = points.filter((other) => other !== point && dominates(other, point, betterIs));
    const surely = better.some((other) =>
      betterIs.every((direction, at) => {
        const [mine, others] = [point.objectives[at]!, other.objectives[at]!];
        return mine.value === others.value || apart(others, mine, direction);
      }),
    );
    const standing = better.length === 0 ? "front" : surely ? "dominated" : "overlapping";
    return { name: point.name, standing, behind: better.map((other) => other.name) };
  });
}

function dominates(one: ParetoPoint, other: ParetoPoint, betterIs: readonly [Direction, Direction]): boolean {
  const gains = betterIs.map((direction, at) => {
    const [a, b] = [one.objectives[at]!.value, other.objectives[at]!.value];
    return a === b ? 0 : a < b === (direction === "lower") ? 1 : -1;
  });
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}

/** True when the whole interval of the better one lies on the better side of the other's. */
function apart(better: Objective, worse: Objective, direction: Direction): boolean {
  const [low, high] = better.interval ?? [better.value, better.value];
  const [otherLow, otherHigh] = worse.interval ?? [worse.value, worse.value];
  return direction === "lower" ? high < otherLow : low > otherHigh;
}
