import { stoppable } from "../kernel";
import type { CallRecord } from "../records";
import type { Connection } from "./connection";
import { measure } from "./measure";
import { checkOptions } from "./options";
import type { MeasureRequest } from "./request";

/** How many calls may be under way at once, and who hears of each that ended. */
export interface MeasureManyOptions {
  /** 1 by default: calls at the same time share the server, and their figures describe that. */
  readonly limit?: number;
  /** Called with each record as soon as its call has ended; the next call of that lane waits for it, so that a ledger has it on disk. */
  readonly onRecord?: (record: CallRecord) => void | Promise<void>;
}

/**
 * Makes several calls, `limit` at a time, begun in the order given; each has its own record and its own clock.
 * @returns the records in the order of the requests; without those that were not begun when their signal was aborted
 * @throws UserError (wrong usage) for options that Ollama would ignore or refuse, before the first call
 * @throws RangeError when the limit is no whole number of at least 1, and whatever `onRecord` throws, after the calls under way have ended
 */
export async function measureMany(
  connection: Connection,
  requests: readonly MeasureRequest[],
  { limit = 1, onRecord }: MeasureManyOptions = {},
): Promise<readonly CallRecord[]> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`The limit of calls at once must be 1 or more, not ${limit}.`);
  // All of them before the first is made.
  for (const [at, { options, anyOption }] of requests.entries())
    checkOptions(options, `Request ${at + 1}`, { any: anyOption === true });
  return stoppable(undefined, (stop) =>
    manyCalls(connection, requests, { limit, stop, ...(onRecord ? { onRecord } : {}) }),
  );
}

async function manyCalls(
  connection: Connection,
  requests: readonly MeasureRequest[],
  { limit, stop, onRecord }: MeasureManyOptions & { readonly limit: number; readonly stop: AbortSignal | undefined },
): Promise<readonly CallRecord[]> {
  const records: CallRecord[] = [];
  const entries = requests.entries();
  let failed: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    for (const [index, request] of entries) {
      if (request.signal?.aborted === true || stop?.aborted === true) return;
      const record = await measure(connection, request);
      records[index] = record;
      try {
        await onRecord?.(record);
      } catch (error) {
        failed ??= { error };
      }
      if (failed) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, requests.length) }, lane));
  if (failed) throw failed.error;
  return records.filter((each) => each !== undefined);
}
