import type { CallRecord, PlannedCall, StudyManifest } from "../records";
import { saysSomething, wasMade } from "./finished";
import { raceState } from "./race";

/**
 * The planned calls that are to be made, in order: those without a record that says something about the model. Of a race not those of variants that
 * left, nor any of a run that was looked at: what led to who left stays as it is.
 */
export function missingCalls(
  manifest: StudyManifest,
  records: ReadonlyMap<string, CallRecord>,
): readonly PlannedCall[] {
  const race = raceState(manifest, records);
  return manifest.order.filter(
    (call) =>
      !saysSomething(records.get(call.id)) &&
      (race === undefined || (race.isDue(call) && race.runOf(call) > race.finished)),
  );
}

/** True when a planned call has no record, or was cancelled, and is still to be made. */
export function isInterrupted(manifest: StudyManifest, records: ReadonlyMap<string, CallRecord>): boolean {
  const race = raceState(manifest, records, Infinity);
  return manifest.order.some(
    (call) => (race === undefined || (call.run > 0 && race.isDue(call))) && !wasMade(records.get(call.id)),
  );
}
