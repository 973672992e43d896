import type { CallRecord, FileRecord, IngestResult, Measurement, Problem } from "../records";
import { breathe } from "./files/breathe";
import { countCallsOnce } from "./summary/count-calls-once";
import { defaultLimits } from "./files/limits";
import type { IngestOptions } from "./options";
import type { RawFile } from "./files/file-result";
import type { RecordsRead } from "./values/collect";
import { loadFile } from "./files/load-file";
import { parquetReader } from "./parquet";
import { readFile } from "./files/read-file";
import { summarizeIngest } from "./summary/summary";
import { summaryRows } from "./summary/summary-rows";
import { walk } from "./files/walk";

/** Most benchmark files are smaller, and are read into the same memory one after the other. */
const scratchBytes = 256 * 1024;

/**
 * Reads a folder of benchmark files into tidy measurements and call records. A file that cannot be read is kept with its reason;
 * nothing outside of the folder is opened; files of the same content are counted once, under the first path.
 * @param dir the folder
 * @returns values in canonical units (ms, tokens/s, tokens, bytes, ratio, …), null with a status where an observation failed
 * @throws UserError when the folder is missing, unreadable or no folder; the signal's reason when it is aborted
 */
export async function ingest(dir: string, options: IngestOptions = {}): Promise<IngestResult> {
  const started = performance.now();
  const limits = { ...defaultLimits, ...options.limits };
  const { signal } = options;
  const { root, paths, problems: found } = await walk(dir, limits, signal, options.leaveOut);
  const files: FileRecord[] = [];
  const measurements: Measurement[] = [];
  const calls: CallRecord[] = [];
  const problems: Problem[] = [...found];
  const seen = new Map<string, string>();
  const records: RecordsRead = new Map();
  const measured = summaryRows();
  const breath = breathe(signal);
  const scratch = Buffer.allocUnsafe(scratchBytes);
  const parquet = parquetReader(limits, signal);
  let total = 0;

  try {
    for (const [index, path] of paths.entries()) {
      const pause = breath();
      if (pause !== undefined) await pause;
      const loaded = within(loadFile(root, path, limits, scratch), total, limits.totalBytes);
      total += loaded.refused === undefined ? loaded.size : 0;
      const known = firstOf(seen, loaded.sha256, loaded.size);
      const reading =
        known === undefined ? readFile(root, loaded, limits, parquet, signal, options.explain, records) : undefined;
      const result = reading instanceof Promise ? await reading : reading;
      const digest = result?.file.sha256 ?? loaded.sha256;
      // The digest of a table that is streamed is known when all of it was read.
      const first = known ?? firstOf(seen, digest, loaded.size);
      if (result === undefined || first !== undefined) {
        files.push(duplicate(loaded, digest!, first!));
        const message = `${path} has the same content as ${first!}, which was counted.`;
        problems.push({ file: path, severity: "note", code: "duplicate", message });
      } else {
        if (digest !== undefined) seen.set(digest, path);
        files.push(result.file);
        measured.add(result.file.kind, result.measurements);
        append(measurements, result.measurements);
        append(calls, result.calls);
        append(problems, result.problems);
      }
      options.onProgress?.(index + 1, paths.length, path);
    }
  } finally {
    parquet.close();
  }
  const once = countCallsOnce(calls);
  problems.push(...once.problems);
  const summary = summarizeIngest(files, measured.rows(), performance.now() - started);
  return { schema: "chimera-notebook/ingest/1", root: dir, files, measurements, calls: once.calls, problems, summary };
}

/** Adds in slices: an argument list has a limit. */
function append<T>(into: T[], from: readonly T[]): void {
  if (from.length <= 8192) into.push(...from);
  else for (let at = 0; at < from.length; at += 8192) into.push(...from.slice(at, at + 8192));
}

function within(raw: RawFile, total: number, most: number): RawFile {
  if (raw.refused !== undefined || total + raw.size <= most) return raw;
  const message = `was not read because the files before it already reach the limit of ${most} bytes`;
  const { path, format, size, modified } = raw;
  return { path, format, size, modified, refused: { status: "skipped", code: "total-too-large", message } };
}

/** The path of the file that had this content before. */
function firstOf(seen: ReadonlyMap<string, string>, digest: string | undefined, size: number): string | undefined {
  return digest === undefined || size === 0 ? undefined : seen.get(digest);
}

function duplicate(raw: RawFile, digest: string, first: string): FileRecord {
  const { path, format, size: bytes, modified } = raw;
  return {
    path,
    format,
    kind: "none",
    bytes,
    modified,
    sha256: digest,
    status: "duplicate",
    duplicateOf: first,
    measurements: 0,
  };
}
