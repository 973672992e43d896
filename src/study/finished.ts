import type { CallRecord, Study, StudyManifest } from "../records";
import { isMeasured, isSpeedValid } from "../stats";

/** A call that was interrupted is made again; every other outcome stands. */
export function isDone(record: CallRecord | undefined): boolean {
  return record !== undefined && record.status !== "cancelled";
}

/** True when a planned call has no record, or was cancelled. */
export function isInterrupted(manifest: StudyManifest, records: ReadonlyMap<string, CallRecord>): boolean {
  return manifest.order.some((call) => !isDone(records.get(call.id)));
}

/** True when runs were made and the times of not one of their calls count. */
export function everyCallFailed(study: Study): boolean {
  const measured = study.calls.filter(isMeasured);
  return measured.length > 0 && !measured.some(isSpeedValid);
}
