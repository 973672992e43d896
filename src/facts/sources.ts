import type { FactSource, FileRecord, Measurement } from "../records";

/** More rows than a person would look up. */
const mostSources = 50;

/** The rows that measurements stand in, each once, the first fifty. */
export function rowsOf(measurements: readonly Measurement[]): readonly FactSource[] {
  const seen = new Set<string>();
  const sources: FactSource[] = [];
  for (const { file, row, pointer } of measurements) {
    const key = `${file}:${String(row ?? pointer)}`;
    if (seen.has(key)) continue;
    if (sources.length >= mostSources) break;
    seen.add(key);
    sources.push({ file, ...(row === undefined ? {} : { row }), ...(pointer === undefined ? {} : { pointer }) });
  }
  return sources;
}

export function filesOf(files: readonly FileRecord[]): readonly FactSource[] {
  return files.slice(0, mostSources).map((file) => ({ file: file.path }));
}

export function callsOf(ids: readonly string[]): readonly FactSource[] {
  return ids.map((call) => ({ call }));
}
