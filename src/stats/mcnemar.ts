import { signTest } from "./sign-test";

/** Two variants on the same cases: those that only one of them got right, and what chance says to it. */
export interface McNemar {
  /** Cases that the baseline alone got right, or more often. */
  readonly onlyBaseline: number;
  readonly onlyCandidate: number;
  /** Two-sided, exact. */
  readonly p: number;
}

/**
 * McNemar's exact test of paired shares (McNemar 1947), the binomial one of the cases in which the two differ: as `mcnemar(exact=True)` of statsmodels. A case that was
 * repeated counts once, for the side that got it right more often.
 * @param shares of each case, from 0 to 1, how often each side got it right
 * @example
 * console.log(mcNemar([[1, 0], [1, 0], [0, 1], [1, 1]]).p);
 */
export function mcNemar(shares: readonly (readonly [baseline: number, candidate: number])[]): McNemar {
  const { above, below, p } = signTest(shares.map(([baseline, candidate]) => candidate - baseline));
  return { onlyBaseline: below, onlyCandidate: above, p };
}
