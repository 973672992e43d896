import type { FactAbout, Measurement } from "../records";
import type { FactCollector } from "./build";
import { rowsOf } from "./sources";

/** Adds "k of N", bound to the rows that are the k. */
export function shareOf(
  about: Omit<Extract<FactAbout, { role: "count" | "share" }>, "role">,
  rows: readonly Measurement[],
  of: number,
  collect: FactCollector,
): void {
  collect.add({
    about: { role: "share", ...about },
    value: rows.length,
    text: `${rows.length} of ${of}`,
    n: of,
    sources: rowsOf(rows),
  });
}
