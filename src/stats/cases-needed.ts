import { normalQuantile } from "./normal";
import { wilsonOfShare } from "./wilson";

/** What so many cases can show at best, said before they are asked. */
export interface CasesShow {
  /** Widest half of the interval of a share, from 0 to 1. */
  readonly halfWidth: number;
  /** Fewest cases that one side alone must get right for a difference to be claimed; null where there are fewer cases than that. */
  readonly fewest: number | null;
}

/**
 * @param cases how many there are
 * @param comparisons how many share the 5 %
 */
export function casesShow(cases: number, comparisons: number): CasesShow {
  const { low, high } = wilsonOfShare(0.5, cases);
  const fewest = Math.ceil(Math.log2((2 * Math.max(1, comparisons)) / 0.05));
  return { halfWidth: (high - low) / 2, fewest: fewest > cases ? null : fewest };
}

/**
 * Cases that are needed to see a difference as large as the one that was found with 80 % power (Connor 1987): (z·√ψ + .84·√(ψ − δ²))²/δ², where ψ is the share of cases in
 * which the two differ and δ the difference of their shares.
 * @returns null where no difference was found
 */
export function casesNeeded(differences: readonly number[], comparisons = 1): number | null {
  const P = differences.length;
  const delta = Math.abs(differences.reduce((a, b) => a + b, 0)) / Math.max(1, P);
  const psi = differences.reduce((a, b) => a + Math.abs(b), 0) / Math.max(1, P);
  if (!(delta > 0)) return null;
  const z = normalQuantile(1 - 0.025 / Math.max(1, comparisons));
  return Math.max(
    6,
    Math.ceil(((z * Math.sqrt(psi) + 0.8416 * Math.sqrt(Math.max(0, psi - delta ** 2))) / delta) ** 2),
  );
}
