import type { CallRecord, PlannedCall } from "../records";
import { isSpeedValid } from "../stats";
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
  /** Notes a call that ended. */
  readonly ended: (record: CallRecord) => void;
}

export function tellProgress(
  onProgress: ((progress: StudyProgress) => void) | undefined,
  planned: number,
  alreadyDone: number,
): ProgressTeller {
  const started = performance.now();
  let done = alreadyDone;
  let last: CallRecord | undefined;
  return {
    tell: (phase, call, text, writing) => {
      const elapsedMs = performance.now() - started;
      const fresh = done - alreadyDone;
      onProgress?.({
        phase,
        done,
        planned,
        elapsedMs,
        ...(fresh > 0 ? { leftMs: (elapsedMs / fresh) * (planned - done) } : {}),
        ...(call === undefined ? {} : { call }),
        ...(last?.clock.ttftMs === undefined ? {} : { lastTtftMs: last.clock.ttftMs }),
        ...(last?.throughput === undefined ? {} : { lastThroughput: last.throughput }),
        ...(text === undefined ? {} : { text }),
        ...(writing === undefined ? {} : { writing }),
      });
    },
    plan: (plan) => onProgress?.({ phase: "plan", plan, done, planned, elapsedMs: performance.now() - started }),
    ended: (record) => {
      done += 1;
      if (isSpeedValid(record)) last = record;
    },
  };
}
