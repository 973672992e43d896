import { join } from "node:path";

import type { Problem } from "../../records";
import { described, failed } from "../files/file-result";
import type { FileResult, RawFile } from "../files/file-result";
import type { IngestLimits } from "../files/limits";
import { whyUnreadable } from "../files/load-file";
import { aggregates, streamedKind } from "./aggregates";
import { streamedQuantities } from "./quantities";
import { streamRows } from "./rows";
import type { StreamedRows } from "./rows";
import { NotUtf8 } from "./text";

/**
 * Reads a table too large to be held: its rows are streamed and kept as count, mean, sd, min and max per model, settings, stage, variant
 * and metric. Memory does not grow with the file.
 */
export async function streamTable(
  root: string,
  raw: RawFile,
  limits: IngestLimits,
  signal?: AbortSignal,
  explain = false,
): Promise<FileResult> {
  try {
    const path = join(root, raw.path);
    let latin = false;
    const streamed = await streamRows(path, raw, limits, signal).catch((error: unknown) => {
      if (!(error instanceof NotUtf8)) throw error;
      latin = true;
      return streamRows(path, raw, limits, signal, "windows-1252");
    });
    const { quantities, quantityOf, notes } = streamedQuantities(streamed);
    const measurements = streamed.grouped.groups.flatMap((group) => aggregates(raw.path, group, quantityOf));
    const status = measurements.length === 0 ? "no-measurements" : "read";
    const inFile = (problem: Omit<Problem, "file">): Problem => ({
      ...problem,
      file: raw.path,
      message: `${raw.path} ${problem.message}.`,
    });
    return {
      file: {
        ...described({ ...raw, sha256: streamed.digest }, streamedKind, status),
        measurements: measurements.length,
        account: streamed.counts.account(streamed.grouped, quantities, explain),
      },
      measurements,
      calls: [],
      problems: [summary(streamed, latin), ...streamed.problems, ...notes].map(inFile),
    };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error && "code" in error) {
      return failed(raw, "unreadable", "error", "unreadable", whyUnreadable(error));
    }
    const said = error instanceof Error ? error.message : String(error);
    const code = said.startsWith("has a cell of more") ? "long-cell" : "unreadable-table";
    return failed(raw, "malformed", "error", code, said);
  }
}

function summary(
  { grouped, rows, ragged, remarks, repeatedHeaders }: StreamedRows,
  latin: boolean,
): Omit<Problem, "file"> {
  const lost = grouped.groups.reduce((total, group) => total + group.failedRows, 0);
  const told = [
    `is large, so its ${rows} rows are kept as count, mean, sd, min and max per group`,
    ...(lost > 0 ? [`${lost} of them failed`] : []),
    ...(ragged > 0
      ? [`${ragged} have more or fewer cells than columns and are left out unless only their last cells can be missing`]
      : []),
    ...(remarks > 0 ? [`${remarks} lines of comment are not read`] : []),
    ...(repeatedHeaders > 0 ? [`its header stands ${repeatedHeaders} more times among its rows`] : []),
    ...(latin ? ["it is not UTF-8 and was read as Windows-1252"] : []),
    ...(grouped.overflow() ? ["groups beyond the first 2000 are one"] : []),
  ];
  const odd = ragged > 0 || latin || grouped.overflow();
  return { severity: odd ? "warning" : "note", code: "aggregated", message: told.join("; ") };
}
