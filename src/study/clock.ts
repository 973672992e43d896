import type { CallRecord, PlannedCall } from "../records";
import { isSpeedValid } from "../stats";
import type { RaceState } from "./race";
import type { StudyPlan, StudyProgress } from "./types";

/** Tells where a study is, with the time that is probably left. */
export interface ProgressTeller {
  readonly tell: (
    phase: StudyProgress["phase"],
    call?: PlannedCall,
    text?: string,
    writing?: StudyProgress["writing"],
  ) => void;
  /** Tells what is about to be measured. */
  readonly plan: (plan: StudyPlan) => void;
  /** Notes who is left of a race; the calls of the others are not planned any more. */
  readonly race: (state: RaceState) => void;
  /** Notes a call that is not needed after all. */
  readonly skipped: (call: PlannedCall) => void;
  /** Notes a call that ended. */
  readonly ended: (record: CallRecord) => void;
}

/**
 * @param order every call that is planned
 * @param left those of them that are to be made
 */
export function tellProgress(
  onProgress: ((progress: StudyProgress) => void) | undefined,
  order: readonly PlannedCall[],
  left: readonly PlannedCall[],
  now: () => number = () => performance.now(),
): ProgressTeller {
  let planned = order.length;
  let inRace: StudyProgress["race"];
  const started = now();
  const waiting = new Set(left.map(({ id }) => id));
  const variantOf = new Map(left.map(({ id, variant }) => [id, variant]));
  const spent = new Map<string, { calls: number; ms: number }>();
  let before = started;
  let last: CallRecord | undefined;
  const drop = ({ id }: PlannedCall): void => {
    if (waiting.delete(id)) planned -= 1;
  };
  return {
    tell: (phase, call, text, writing) => {
      const elapsedMs = now() - started;
      const leftMs = timeLeft(
        [...waiting].map((id) => variantOf.get(id)!),
        spent,
      );
      onProgress?.({
        phase,
        done: planned - waiting.size,
        planned,
        elapsedMs,
        ...(leftMs === undefined ? {} : { leftMs }),
        ...(inRace === undefined ? {} : { race: inRace }),
        ...(call === undefined ? {} : { call }),
        ...(last?.clock.ttftMs === undefined ? {} : { lastTtftMs: last.clock.ttftMs }),
        ...(last?.throughput === undefined ? {} : { lastThroughput: last.throughput }),
        ...(text === undefined ? {} : { text }),
        ...(writing === undefined ? {} : { writing }),
      });
    },
    plan: (plan) =>
      onProgress?.({ phase: "plan", plan, done: planned - waiting.size, planned, elapsedMs: now() - started }),
    race: ({ race: { stays, left: gone }, isDue }) => {
      inRace = { stays: stays.length, of: stays.length + gone.length };
      for (const call of left) if (!isDue(call)) drop(call);
    },
    skipped: drop,
    ended: (record) => {
      const { calls, ms } = spent.get(record.variant) ?? { calls: 0, ms: 0 };
      const at = now();
      spent.set(record.variant, { calls: calls + 1, ms: ms + at - before });
      before = at;
      waiting.delete(record.id);
      if (isSpeedValid(record)) last = record;
    },
  };
}

/**
 * Each call that is left takes the mean of its variant's calls so far, all that was done around them counted in; a variant that had none yet, that of all
 * calls. Undefined before the first.
 */
function timeLeft(
  left: readonly string[],
  spent: ReadonlyMap<string, { readonly calls: number; readonly ms: number }>,
): number | undefined {
  const all = [...spent.values()].reduce((sum, { calls, ms }) => ({ calls: sum.calls + calls, ms: sum.ms + ms }), {
    calls: 0,
    ms: 0,
  });
  if (all.calls === 0) return undefined;
  return left.reduce((sum, variant) => {
    const { calls, ms } = spent.get(variant) ?? all;
    return sum + ms / calls;
  }, 0);
}
