import { ingest } from "../../ingest";
import { UserError } from "../../records";
import type { IngestResult } from "../../records";
import { flagInstructions } from "./flag-instructions";
import { withholdInstructions } from "./withhold";

/**
 * The files as a study reads them: with a problem for each that tries to give a model orders.
 * @param leaveOut folders below that the kit writes itself
 * @throws UserError (interrupted) when the signal is aborted meanwhile
 */
export async function readAndFlag(
  data: string,
  leaveOut: readonly string[] = [],
  signal?: AbortSignal,
): Promise<IngestResult> {
  const read = await ingest(data, { leaveOut, ...(signal === undefined ? {} : { signal }) }).catch((error: unknown) => {
    if (signal?.aborted !== true) throw error;
    throw new UserError(`The study was interrupted while ${data} was read: nothing was measured.`, 130);
  });
  return withProblems(withholdInstructions(read), await flagInstructions(read));
}

/** What was found beside what the ingest itself found. */
export function withProblems(read: IngestResult, problems: IngestResult["problems"]): IngestResult {
  return problems.length === 0 ? read : { ...read, problems: [...read.problems, ...problems] };
}

/** The files as they are now, for the time that this takes; nothing is flagged anew. */
export function readAgain(data: string, leaveOut: readonly string[]): Promise<IngestResult> {
  return ingest(data, { leaveOut });
}
