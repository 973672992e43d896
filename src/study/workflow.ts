import { ingest } from "../ingest";
import { UserError } from "../records";
import type { CallRecord, IngestResult, StudyManifest, WorkflowTimes } from "../records";
import { dataDigest, firstDifference } from "../workload";
import { wasMade } from "./finished";
import { ownOutput } from "./own-output";

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

/**
 * Reads the data again and says how long that took, ms.
 * @throws UserError when they are not what they were
 */
export async function timedIngest(run: {
  readonly manifest: StudyManifest;
  readonly first: IngestResult;
  readonly ledger: { readonly dir: string };
}): Promise<number> {
  const { data, dataSha256 } = run.manifest.config;
  const started = performance.now();
  const now = await ingest(data, { leaveOut: ownOutput(run.ledger.dir) });
  const ms = performance.now() - started;
  if (dataDigest(now) !== dataSha256)
    throw new UserError(
      `The data in ${data} changed while the study ran (${firstDifference(run.first, now)}): what was measured is kept in ${run.ledger.dir}; restore the files and resume, or start a new study.`,
    );
  return ms;
}
