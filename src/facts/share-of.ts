import type { Measurement } from "../records";
import type { FactCollector } from "./build";
import { rowsOf } from "./sources";

/** Adds "k of N", bound to the rows that are the k. */
export function shareOf(
  key: string,
  rows: readonly Measurement[],
  of: number,
  collect: FactCollector,
  subject?: string,
): void {
  collect.add(key, {
    value: rows.length,
    text: `${rows.length} of ${of}`,
    n: of,
    sources: rowsOf(rows),
    ...(subject === undefined ? {} : { subject }),
  });
}
