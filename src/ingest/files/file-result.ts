import type { CallRecord, FileRecord, FileStatus, Measurement, Problem } from "../../records";

/** What came of one file. */
export interface FileResult {
  readonly file: FileRecord;
  readonly measurements: readonly Measurement[];
  readonly calls: readonly CallRecord[];
  readonly problems: readonly Problem[];
}

/** What is read of a file before it is parsed. */
export interface RawFile {
  readonly path: string;
  readonly format: FileRecord["format"];
  readonly size: number;
  readonly modified: string;
  readonly sha256?: string;
  readonly bytes?: Buffer;
  /** Set where the file is not read, with the reason. */
  readonly refused?: { readonly status: FileStatus; readonly code: string; readonly message: string };
  readonly streamed?: boolean;
}

export function problemOf(
  file: string,
  severity: Problem["severity"],
  what: { code: string; message: string },
): Problem {
  return { file, severity, code: what.code, message: `${file} ${what.message}.` };
}

export function described(raw: RawFile, kind: string, status: FileStatus): Omit<FileRecord, "measurements"> {
  const { path, format, size: bytes, modified } = raw;
  return { path, format, kind, bytes, modified, status, ...(raw.sha256 === undefined ? {} : { sha256: raw.sha256 }) };
}

export function failed(
  raw: RawFile,
  status: FileStatus,
  severity: Problem["severity"],
  code: string,
  message: string,
  row?: number,
): FileResult {
  const problem = problemOf(raw.path, severity, { code, message });
  return {
    file: { ...described(raw, "none", status), measurements: 0 },
    measurements: [],
    calls: [],
    problems: [row === undefined ? problem : { ...problem, row }],
  };
}
