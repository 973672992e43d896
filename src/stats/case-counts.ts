import { metrics } from "../records";
import type { StudyCase } from "../records";
import type { CallLike } from "./call-like";
import { countedCalls } from "./counted-calls";
import type { CaseProblem } from "./grade-types";
import { isMeasured, isWarm } from "./which-calls-count";

/** One case as one variant answered it. */
export interface CaseCount {
  readonly calls: number;
  readonly right: number;
  readonly wrong: number;
  readonly unparsable: number;
  readonly failed: number;
  /** Of the warm calls whose times count: how many, how many right, and their time, s. */
  readonly timed: { readonly calls: number; readonly right: number; readonly seconds: number };
}

/** The cases by variant and session, without those that cannot be judged. */
export interface CaseCounts {
  readonly byVariant: ReadonlyMap<string, ReadonlyMap<string, CaseCount>>;
  readonly problems: readonly CaseProblem[];
}

/**
 * Counts each case of each variant over its repeats. A case with an answer that its grader could not judge counts for no variant; a call that failed is not right; one that was
 * cancelled, or that another model answered, is none.
 * @param only what a call without a session answers: where a workload has one case
 */
export function caseCounts(calls: readonly CallLike[], cases: readonly StudyCase[]): CaseCounts {
  const known = new Set(cases.map(({ session }) => session));
  const only = cases.length === 1 ? cases[0]!.session : undefined;
  const own = countedCalls(calls).flatMap((call) => {
    const session = call.session ?? only;
    const counts =
      isMeasured(call) && call.status !== "cancelled" && (call.speed.valid || call.speed.fault !== "identity-changed");
    return counts && session !== undefined && known.has(session) ? [{ call, session }] : [];
  });
  const problems = new Map<string, string>();
  for (const { call, session } of own)
    if (call.grade?.verdict === "problem" && !problems.has(session)) problems.set(session, call.grade.reason);
  const byVariant = new Map<string, Map<string, CaseCount>>();
  for (const { call, session } of own) {
    if (problems.has(session)) continue;
    const ofVariant = byVariant.get(call.variant) ?? new Map<string, CaseCount>();
    byVariant.set(call.variant, ofVariant);
    const before = ofVariant.get(session) ?? none;
    const verdict = call.grade?.verdict;
    const right = verdict === "right" ? 1 : 0;
    const ms = metrics.duration.of(call);
    const timed =
      isWarm(call) ||
      (!call.speed.valid && call.speed.fault !== "clock-disturbed" && call.speed.fault !== "implausible" && !call.cold);
    const paid = timed && ms !== undefined && Number.isFinite(ms) && ms >= 0;
    ofVariant.set(session, {
      calls: before.calls + 1,
      right: before.right + right,
      wrong: before.wrong + (verdict === "wrong" ? 1 : 0),
      unparsable: before.unparsable + (verdict === "unparsable" ? 1 : 0),
      failed: before.failed + (verdict === undefined ? 1 : 0),
      timed: paid
        ? {
            calls: before.timed.calls + 1,
            right: before.timed.right + right,
            seconds: before.timed.seconds + ms / 1000,
          }
        : before.timed,
    });
  }
  return { byVariant, problems: [...problems].map(([session, reason]) => ({ session, reason })) };
}

const none: CaseCount = {
  calls: 0,
  right: 0,
  wrong: 0,
  unparsable: 0,
  failed: 0,
  timed: { calls: 0, right: 0, seconds: 0 },
};
