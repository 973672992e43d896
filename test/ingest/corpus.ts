import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import { ingest } from "../../src/ingest";
import type { IngestResult, Measurement } from "../../src/records";

const corpus = resolve(__dirname, "../../../shared/corpus");
const results = new Map<string, Promise<IngestResult>>();

/** Folder of real benchmark files that lies beside the repository on the maintainers' machines; undefined where it does not. */
export function corpusFolder(name: string): string | undefined {
  const folder = join(corpus, name);
  if (existsSync(folder)) return folder;
  console.warn(`${name}: the folder of real benchmark files is not here, so its tests are left out.`);
  return undefined;
}

/** The folder's result, ingested once per test file. */
export function ingestOnce(folder: string): Promise<IngestResult> {
  const known = results.get(folder) ?? ingest(folder);
  results.set(folder, known);
  return known;
}

/** Values of one metric in files whose path ends so; null for a failed one. */
export function valuesOf(
  result: IngestResult,
  ending: string,
  metric: string,
  aggregate?: Measurement["aggregate"],
): (number | null)[] {
  return result.measurements
    .filter((each) => each.file.endsWith(ending) && each.metric === metric && each.aggregate === aggregate)
    .map((each) => each.value);
}
