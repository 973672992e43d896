import type { CallRecord } from "../records";
import { isMeasured } from "../stats";
import type { OpenWorkload } from "../workload";

/**
 * Asks what a judge thinks of the answers that have no opinion yet, when the measuring has ended: so it slows down nothing that is measured. Each is on disk as soon as it is
 * there.
 * @param append keeps a record in place of the one of its id
 */
export async function askOpinions(
  opinion: OpenWorkload["opinion"],
  records: ReadonlyMap<string, CallRecord>,
  append: (record: CallRecord) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (opinion === undefined) return;
  for (const record of [...records.values()]) {
    if (signal?.aborted === true) return;
    if (!isMeasured(record) || record.opinion !== undefined) continue;
    const found = await opinion(record);
    if (found !== undefined) await append({ ...record, opinion: found });
  }
}
