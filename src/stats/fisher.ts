/** Two success rates compared. */
export interface FisherExact {
  /** Two-sided. */
  readonly p: number;
  readonly n: readonly [first: number, second: number];
  readonly method: string;
}

/**
 * Fisher's exact test of k₁ of n₁ against k₂ of n₂, two-sided: the chance of all tables with the same margins that are no
 * likelier than this one. 1 when a side is empty.
 * @throws RangeError where k of n is no count
 */
export function fisherExact(k1: number, n1: number, k2: number, n2: number): FisherExact {
  for (const [k, n] of [
    [k1, n1],
    [k2, n2],
  ] as const) {
    if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n)
      throw new RangeError(`${k} of ${n} is no count`);
  }
  const successes = k1 + k2;
  const least = Math.max(0, successes - n2);
  const most = Math.min(n1, successes);
  // Logarithms of the chances relative to the first table: counts in the thousands overflow nothing.
  const logs = [0];
  for (let k = least; k < most; k += 1) {
    logs.push(logs.at(-1)! + Math.log(((n1 - k) * (successes - k)) / ((k + 1) * (n2 - successes + k + 1))));
  }
  const top = logs.reduce((a, b) => Math.max(a, b));
  const chances = logs.map((log) => Math.exp(log - top));
  const limit = chances[k1 - least]! * (1 + 1e-7);
  const total = chances.reduce((a, b) => a + b, 0);
  const p = chances.filter((chance) => chance <= limit).reduce((a, b) => a + b, 0) / total;
  return { p: Math.min(1, p), n: [n1, n2], method: "Fisher's exact test, two-sided" };
}
