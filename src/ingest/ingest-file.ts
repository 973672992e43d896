import { basename, dirname } from "node:path";

import { UserError } from "../records";
import type { IngestResult } from "../records";
import { defaultLimits } from "./files/limits";
import { loadFile } from "./files/load-file";
import type { IngestOptions } from "./options";
import { parquetReader } from "./parquet";
import { readFile } from "./files/read-file";
import { summarizeIngest } from "./summary/summary";
import { summaryRows } from "./summary/summary-rows";

/**
 * Reads one benchmark file, as `ingest` reads each of a folder.
 * @throws UserError when it cannot be read at all
 */
export async function ingestFile(path: string, options: IngestOptions = {}): Promise<IngestResult> {
  const started = performance.now();
  const limits = { ...defaultLimits, ...options.limits };
  const root = dirname(path);
  const parquet = parquetReader(limits, options.signal);
  let result;
  try {
    result = await readFile(
      root,
      loadFile(root, basename(path), limits),
      limits,
      parquet,
      options.signal,
      options.explain,
    );
  } finally {
    parquet.close();
  }
  const { file, measurements, calls, problems } = result;
  if (file.status === "unreadable") throw new UserError(`${path} cannot be read: give a file that you may read.`);
  const measured = summaryRows();
  measured.add(file.kind, measurements);
  const summary = summarizeIngest([file], measured.rows(), performance.now() - started);
  return { schema: "chimera-notebook/ingest/1", root, files: [file], measurements, calls, problems, summary };
}
