/** Whether n runs a side can say anything at all after correction, told before the first run. */
export interface Decidable {
  readonly possible: boolean;
  /** Least exact Mann–Whitney p that n v n can reach: 2 / C(2n, n). */
  readonly leastP: number;
  /** Comparisons in one Holm family that such a p survives at 5 %. */
  readonly mostComparisons: number;
  /** Fewest runs a side for that many comparisons. */
  readonly runsNeeded: number;
  readonly sentence: string;
}

/** Least two-sided p of n against m without ties. */
function leastP(n: number): number {
  let ways = 1;
  for (let i = 1; i <= n; i += 1) ways = (ways * (n + i)) / i;
  return Math.min(1, 2 / ways);
}

/**
 * Can n runs a side decide any of so many comparisons? 3 v 3 cannot go below p = .1 however far apart the values lie.
 * @throws RangeError for counts that are none
 */
export function canDecide(n: number, comparisons = 1): Decidable {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of runs`);
  if (!Number.isInteger(comparisons) || comparisons < 1)
    throw new RangeError(`${comparisons} is no number of comparisons`);
  const least = leastP(n);
  let runsNeeded = 4;
  while (leastP(runsNeeded) * comparisons > 0.05) runsNeeded += 1;
  const possible = n >= runsNeeded;
  const family = comparisons === 1 ? "one comparison" : `${comparisons} comparisons`;
  return {
    possible,
    leastP: least,
    mostComparisons: n < 4 ? 0 : Math.floor(0.05 / least),
    runsNeeded,
    sentence: possible
      ? `${n} runs a side can decide ${family}`
      : `${n} ${n === 1 ? "run" : "runs"} a side cannot decide ${family}, however far apart the values lie: ${runsNeeded} a side are needed`,
  };
}
