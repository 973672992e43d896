import { stat } from "node:fs/promises";

import { UserError } from "../records";
import type { CallRecord, FileRecord, IngestResult, Measurement, Problem } from "../records";
import { readCsv } from "./kinds/csv";
import { readJson } from "./kinds/json";
import { readJsonLines } from "./kinds/jsonl";
import type { Reading } from "./kinds/kind";
import { readMarkdown } from "./kinds/markdown";
import { defaultLimits } from "./options";
import type { IngestOptions } from "./options";
import { readText } from "./read-text";
import { summarizeIngest } from "./summary";
import { walk } from "./walk";
import type { FoundFile } from "./walk";

const formats: Readonly<Record<string, FileRecord["format"]>> = {
  csv: "csv", tsv: "tsv", json: "json", jsonl: "jsonl", ndjson: "jsonl", md: "markdown", markdown: "markdown", parquet: "parquet",
}; // prettier-ignore

const readers: Readonly<Partial<Record<FileRecord["format"], (file: string, text: string) => Reading>>> = {
  csv: readCsv,
  tsv: readCsv,
  json: readJson,
  jsonl: readJsonLines,
  markdown: readMarkdown,
};

/**
 * Reads a folder of benchmark files into tidy measurements. A file that cannot be read is kept with its reason; nothing outside of the
 * folder is opened.
 * @param dir the folder
 * @throws UserError when the folder is missing or is no folder
 */
export async function ingest(dir: string, options: IngestOptions = {}): Promise<IngestResult> {
  const started = performance.now();
  const limits = { ...defaultLimits, ...options.limits };
  const root = await stat(dir).catch(() => undefined);
  if (!root) throw new UserError(`There is no data folder ${dir}: give the folder that holds your benchmark files.`);
  if (!root.isDirectory()) throw new UserError(`${dir} is a file, not a folder: give the folder that holds it.`);

  const found = await walk(dir, limits);
  const files: FileRecord[] = [];
  const measurements: Measurement[] = [];
  const calls: CallRecord[] = [];
  const problems: Problem[] = [...found.problems];
  const seen = new Map<string, string>();

  for (const [index, file] of found.files.entries()) {
    options.signal?.throwIfAborted();
    const { record, reading, problem } = await readFile(file, limits.fileBytes, seen);
    files.push(record);
    if (problem) problems.push(problem);
    for (const each of reading?.measurements ?? []) measurements.push(each);
    for (const each of reading?.calls ?? []) calls.push(each);
    for (const each of reading?.problems ?? []) problems.push(each);
    options.onProgress?.(index + 1, found.files.length, file.path);
  }
  const summary = summarizeIngest(files, measurements, performance.now() - started);
  return { schema: "chimera-notebook/ingest/1", root: dir, files, measurements, calls, problems, summary };
}

async function readFile(
  file: FoundFile,
  most: number,
  seen: Map<string, string>,
): Promise<{ record: FileRecord; reading?: Reading; problem?: Problem }> {
  const format = formats[/\.([^./]+)$/.exec(file.path)?.[1]?.toLowerCase() ?? ""] ?? "other";
  const base = {
    path: file.path,
    format,
    bytes: file.bytes,
    modified: file.modified.toISOString(),
    kind: "none",
    measurements: 0,
  };
  const reader = readers[format];
  if (!reader) {
    const message = `${file.path} is of no kind that is read here (CSV, TSV, JSON, JSON Lines, Markdown).`;
    return {
      record: { ...base, status: "skipped" },
      problem: { file: file.path, severity: "note", code: "unknown-format", message },
    };
  }
  if (file.bytes > most) {
    const message = `${file.path} is larger than ${Math.round(most / 1048576)} MB and was not read: raise limits.fileBytes to read it.`;
    return {
      record: { ...base, status: "too-large" },
      problem: { file: file.path, severity: "warning", code: "too-large", message },
    };
  }
  const read = await readText(file.absolute, file.path);
  if ("code" in read) {
    const record: FileRecord = {
      ...base,
      status: read.code === "unreadable" ? "unreadable" : "malformed",
      ...(read.sha256 ? { sha256: read.sha256 } : {}),
    };
    return { record, problem: { file: file.path, severity: "error", code: read.code, message: read.message } };
  }
  const { text, sha256 } = read;
  const first = seen.get(sha256);
  if (first !== undefined) {
    const message = `${file.path} has the same content as ${first} and was counted once.`;
    return {
      record: { ...base, sha256, status: "duplicate", duplicateOf: first },
      problem: { file: file.path, severity: "note", code: "duplicate", message },
    };
  }
  seen.set(sha256, file.path);
  const reading = reader(file.path, text);
  const broken =
    reading.problems?.some((problem) => problem.severity === "error") === true && reading.measurements.length === 0;
  const status = broken
    ? "malformed"
    : reading.measurements.length === 0 && (reading.calls?.length ?? 0) === 0
      ? "no-measurements"
      : "read";
  return {
    record: {
      ...base,
      kind: reading.kind,
      sha256,
      status,
      measurements: reading.measurements.length,
      ...(reading.headings ? { headings: reading.headings } : {}),
    },
    reading,
  };
}
