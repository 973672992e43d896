import { leastSessions } from "./by-prompt";
import { leastForInterval } from "./hodges-lehmann";
import { counted } from "./words";

/** Whether n runs a side, or n sessions that both sides have, can say anything at all after correction, told before the first run. */
export interface Decidable {
  readonly possible: boolean;
  /** Least exact p that is possible: 2 / C(2n, n) for n runs a side (Mann–Whitney), 2 / 2ⁿ for n pairs (Wilcoxon). */
  readonly leastP: number;
  /** Comparisons in one Holm family that such a p survives at 5 %. */
  readonly mostComparisons: number;
  /** Fewest runs a side, or sessions, for that many comparisons. */
  readonly runsNeeded: number;
  readonly sentence: string;
}

/** Least two-sided p of n against m without ties. */
function leastP(n: number): number {
  let ways = 1;
  for (let i = 1; i <= n; i += 1) ways = (ways * (n + i)) / i;
  return Math.min(1, 2 / ways);
}

/** Least two-sided p of n pairs without ties: all signs alike. */
function leastPairedP(n: number): number {
  return Math.min(1, 2 / 2 ** n);
}

/**
 * Can n runs a side decide any of so many comparisons? 3 v 3 cannot go below p = .1 however far apart the values lie.
 * @param by what is paired, such as "prompt", where n counts sessions that both sides have: how often each is repeated does not matter then
 * @throws RangeError for counts that are none
 * @example
 * canDecide(4, 4).sentence;
 * canDecide(10, 4, "prompt").sentence;
 */
export function canDecide(n: number, comparisons = 1, by?: string): Decidable {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`${n} is no number of ${by === undefined ? "runs" : `${by}s`}`);
  if (!Number.isInteger(comparisons) || comparisons < 1)
    throw new RangeError(`${comparisons} is no number of comparisons`);
  const [ofN, fewest] = by === undefined ? [leastP, leastForInterval] : [leastPairedP, leastSessions];
  const least = ofN(n);
  let runsNeeded: number = fewest;
  while (ofN(runsNeeded) * comparisons > 0.05) runsNeeded += 1;
  const possible = n >= runsNeeded;
  const family = counted(comparisons, "comparison").replace(/^1 /, "one ");
  const have = by === undefined ? `${counted(n, "run")} a side` : counted(n, by);
  return {
    possible,
    leastP: least,
    mostComparisons: n < fewest ? 0 : Math.floor(0.05 / least),
    runsNeeded,
    sentence: possible
      ? `${have} can decide ${family}`
      : `${have} cannot decide ${family}, however far apart the values lie: ${runsNeeded}${by === undefined ? " a side" : ""} are needed`,
  };
}
