import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { atomicWrite } from "../files";
import { UserError } from "../records";
import type { CallRecord, FactRegistry, Narrative } from "../records";

/** Writes what is derived from a study beside its ledger, each file whole or not at all. */
export async function writeDerived(dir: string, registry: FactRegistry, narrative: Narrative): Promise<void> {
  for (const [name, value] of [
    ["facts.json", registry],
    ["narrative.json", narrative],
  ] as const) {
    try {
      await atomicWrite(join(dir, name), `${JSON.stringify(value, null, 2)}\n`);
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new UserError(
        `${join(dir, name)} cannot be written (${why}): the calls are kept; make room and resume.`,
        1,
        {
          cause: error,
        },
      );
    }
  }
}

/** Reads one derived file; undefined when it is missing or damaged: it can be made anew. */
export async function readDerived<T extends { readonly schema: string }>(
  dir: string,
  name: "facts.json" | "narrative.json",
  schema: T["schema"],
): Promise<T | undefined> {
  try {
    const value = JSON.parse(await readFile(join(dir, name), "utf8")) as T | null;
    return value?.schema === schema ? value : undefined;
  } catch {
    return undefined;
  }
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
