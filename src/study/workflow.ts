import type { CallRecord, StudyManifest, WorkflowTimes } from "../records";
import { wasMade } from "./finished";

/** Times of one run in one variant; undefined while its last call has no record. */
export function workflowTimes(
  manifest: StudyManifest,
  records: ReadonlyMap<string, CallRecord>,
  key: string,
  ingestMs: number,
): WorkflowTimes | undefined {
  const calls = manifest.order.filter(({ run, variant }) => run > 0 && `${run} ${variant}` === key);
  const last = calls.at(-1);
  if (last === undefined || !wasMade(records.get(last.id))) return undefined;
  const part = (stage: string): number | undefined => {
    const call = calls.find((each) => each.stage === stage);
    return call && records.get(call.id)?.clock.durationMs;
  };
  const [analysisMs, reportMs] = [part("analysis"), part("report")];
  return {
    run: last.run,
    variant: last.variant,
    ingestMs,
    ...(analysisMs === undefined ? {} : { analysisMs }),
    ...(reportMs === undefined ? {} : { reportMs }),
  };
}
