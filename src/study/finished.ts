import type { CallRecord, CallStatus, Study } from "../records";
import { isMeasured, isSpeedValid } from "../stats";

/** What these say, they say about the server, the line or the person, and nothing about the model. */
const aboutOthers: ReadonlySet<CallStatus> = new Set([
  "refused",
  "server-error",
  "timeout",
  "interrupted-stream",
  "cancelled",
]);
const faultsOfOthers: ReadonlySet<string> = new Set(["clock-disturbed", "identity-changed"]);

/** True when a call says something about the model; every other one is made again when the study is resumed. */
export function saysSomething(record: CallRecord | undefined): boolean {
  if (record === undefined || aboutOthers.has(record.status)) return false;
  return record.speed.valid || !faultsOfOthers.has(record.speed.fault);
}

/** True when a call came to an end of its own, good or bad. */
export function wasMade(record: CallRecord | undefined): boolean {
  return record !== undefined && record.status !== "cancelled";
}

/** True when runs were made and the times of not one of their calls count. */
export function everyCallFailed(study: Study): boolean {
  const measured = study.calls.filter(isMeasured);
  return measured.length > 0 && !measured.some(isSpeedValid);
}
