import { ingest } from "../ingest";
import type { IngestResult } from "../records";
import { flagInstructions } from "./flag-instructions";
import { withholdInstructions } from "./withhold";

/** The files as a study reads them: with a problem for each that tries to give a model orders. */
export async function readAndFlag(data: string): Promise<IngestResult> {
  const read = await ingest(data);
  return withProblems(withholdInstructions(read), await flagInstructions(read));
}

/** What was found beside what the ingest itself found. */
export function withProblems(read: IngestResult, problems: IngestResult["problems"]): IngestResult {
  return problems.length === 0 ? read : { ...read, problems: [...read.problems, ...problems] };
}
