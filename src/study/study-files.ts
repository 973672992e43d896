import { join } from "node:path";

import { atomicWrite, readRegular, whyNotRead, whyNotWritten } from "../files";
import { readShape, UserError } from "../records";
import type { CallRecord, FactRegistry, Narrative, Problem, Shape } from "../records";
import { parseObject } from "../text";

/** Writes what is derived from a study beside its ledger, each file whole or not at all. */
export async function writeDerived(dir: string, registry: FactRegistry, narrative: Narrative): Promise<void> {
  for (const [name, value] of [
    ["facts.json", registry],
    ["narrative.json", narrative],
  ] as const) {
    try {
      await atomicWrite(join(dir, name), `${JSON.stringify(value, null, 2)}\n`);
    } catch (error) {
      throw new UserError(
        `${join(dir, name)} cannot be written, as ${whyNotWritten(error)}: the calls are kept; make room and resume.`,
        1,
        {
          cause: error,
        },
      );
    }
  }
}

/**
 * Reads one derived file; undefined when it is missing or damaged: it can be made anew. What is damaged or not of its type is a problem, too.
 */
export function readDerived<T>(
  dir: string,
  name: "facts.json" | "narrative.json",
  shape: Shape<T>,
  problems: Problem[],
): T | undefined {
  const file = join(dir, name);
  let why: string;
  try {
    const value = parseObject(readRegular(file));
    const read = value === undefined ? { misfit: "it is no JSON object" } : readShape(shape, value);
    if ("value" in read) return read.value;
    why = read.misfit;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    why = whyNotRead(error);
  }
  const message = `${file} was left out: ${why}.`;
  problems.push({ file, severity: "warning", code: "damaged-part", message });
  return undefined;
}

/** One record a call: a call that was interrupted and made again counts once, as its last record. */
export function latest(calls: readonly CallRecord[]): Map<string, CallRecord> {
  const records = new Map<string, CallRecord>();
  for (const call of calls) putLast(records, call);
  return records;
}

/** Puts a record at the end, in place of an earlier one of its id. */
export function putLast(records: Map<string, CallRecord>, record: CallRecord): void {
  records.delete(record.id);
  records.set(record.id, record);
}
