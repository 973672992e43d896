import { requireNumbers } from "./require-numbers";

/** How many of the differences are above and below 0, and what chance says to it. */
export interface SignTest {
  readonly above: number;
  readonly below: number;
  /** Differences of exactly 0, which do not count. */
  readonly zeros: number;
  /** Two-sided, exact binomial. */
  readonly p: number;
  readonly method: string;
}

/** Sign test of paired differences (Arbuthnot 1710); p = 1 where none differs. NaN throws. */
export function signTest(differences: readonly number[]): SignTest {
  requireNumbers(differences);
  const above = differences.filter((difference) => difference > 0).length;
  const below = differences.filter((difference) => difference < 0).length;
  const n = above + below;
  const fewer = Math.min(above, below);
  let logTerm = -n * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= fewer; k += 1) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1));
  }
  return { above, below, zeros: differences.length - n, p: Math.min(1, 2 * tail), method: "exact sign test" };
}
