import type { CallLike } from "./call-like";
import { fisherExact } from "./fisher";
import { signTest } from "./sign-test";
import type { CellSummary, WholeComparison } from "./summary-types";
import { isWhole } from "./which-calls-count";

/**
 * How often answers were whole on both sides: Fisher's exact test over calls, or, where the calls are of several sessions, the sign test over those
 * that both sides have, each by its share of whole answers, since the calls of one session are no independent ones.
 * @param calls the measured ones
 */
export function compareWhole(
  one: CellSummary,
  two: CellSummary,
  calls: readonly CallLike[],
): Pick<WholeComparison, "p" | "n" | "method" | "test"> {
  const n = [one.whole?.n ?? 0, two.whole?.n ?? 0] as const;
  if (!one.sessions || !two.sessions)
    return { ...fisherExact(one.whole?.k ?? 0, n[0], two.whole?.k ?? 0, n[1]), test: "Fisher's exact" };
  const [a, b] = [one, two].map((cell) => wholeShares(calls.filter(({ variant, stage }) => variant === cell.variant && stage === cell.stage))); // prettier-ignore
  const differences = [...a!].flatMap(([session, share]) => {
    const other = b!.get(session);
    return other === undefined ? [] : [other - share];
  });
  const { p, method } = signTest(differences);
  return { p, n, method: `${method} over sessions`, test: "sign test" };
}

function wholeShares(calls: readonly CallLike[]): ReadonlyMap<string, number> {
  const counts = new Map<string, { whole: number; all: number }>();
  for (const call of calls) {
    const count = counts.get(call.session ?? "") ?? { whole: 0, all: 0 };
    count.all += 1;
    if (isWhole(call)) count.whole += 1;
    counts.set(call.session ?? "", count);
  }
  return new Map([...counts].map(([session, { whole, all }]) => [session, whole / all]));
}
