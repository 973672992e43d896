import type { CallRecord } from "./call";
import type { Measurement } from "./measurement";

/** What became of one file. */
export type FileStatus =
  "read" | "duplicate" | "no-measurements" | "unreadable" | "skipped" | "too-large" | "malformed";

/** What became of the cells of a file's tables, or the leaves of its JSON: seen = measured + settings + subject + text + left. */
export interface CellAccount {
  readonly seen: number;
  /** Read as a figure, also where it is missing or failed. */
  readonly measured: number;
  /** Chosen before the measuring: options, limits, sizes. */
  readonly settings: number;
  /** Tells whose figure it is: model, machine, run, instant, outcome. */
  readonly subject: number;
  readonly text: number;
  readonly left: number;
  /** Why cells were left out, the most frequent first. */
  readonly reasons: readonly { readonly why: string; readonly count: number }[];
  /** How each column or key was read, where that was asked for. */
  readonly names?: readonly NameAccount[];
}

/** How one column or key was read. */
export interface NameAccount extends Omit<CellAccount, "names"> {
  readonly name: string;
  /** In words: `ttft (p99) in ms`, `the setting num_ctx`, `text`. */
  readonly reading: string;
}

/** One file as it was found. */
export interface FileRecord {
  /** Path relative to the ingested folder, with `/`. */
  readonly path: string;
  readonly format: "csv" | "tsv" | "json" | "jsonl" | "markdown" | "parquet" | "text" | "other";
  /** Recogniser that read it, such as `ollama-runs`; `none` where no one did. */
  readonly kind: string;
  readonly bytes: number;
  /** ISO 8601, UTC. */
  readonly modified: string;
  /** Hex digest of the content; absent where it could not be read. */
  readonly sha256?: string;
  readonly status: FileStatus;
  /** For a duplicate: the path of the file that was counted. */
  readonly duplicateOf?: string;
  readonly measurements: number;
  /** What became of every cell or leaf of the file; absent where it was not parsed. */
  readonly account?: CellAccount;
  /** Title and headings of a Markdown file, in order. */
  readonly headings?: readonly string[];
}

/** Something a person should know about a file or a row. */
export interface Problem {
  readonly file: string;
  readonly row?: number;
  readonly severity: "error" | "warning" | "note";
  /** Short machine-readable name, such as `unterminated-quote`. */
  readonly code: string;
  /** One sentence: what, where, what to do. */
  readonly message: string;
}

/** Counts and ranges for one kind × subject × metric. */
export interface SummaryRow {
  readonly kind: string;
  readonly subject: string;
  readonly metric: string;
  readonly unit: string;
  readonly n: number;
  readonly ok: number;
  readonly failed: number;
  readonly min: number | null;
  readonly median: number | null;
  readonly max: number | null;
}

/** How many files of one format, as the original's data summary counted them. */
export interface FormatSummary {
  readonly format: FileRecord["format"];
  readonly files: number;
  /** The first five paths in alphabetical order. */
  readonly firstPaths: readonly string[];
  /** ISO 8601, UTC; absent where there is no file. */
  readonly latestModified?: string;
}

export interface IngestSummary {
  readonly files: number;
  readonly byFormat: readonly FormatSummary[];
  readonly rows: readonly SummaryRow[];
  readonly duplicates: number;
  readonly unreadable: number;
  readonly failedObservations: number;
  readonly observations: number;
  /** Wall-clock time of the ingest. */
  readonly durationMs: number;
}

export interface IngestResult {
  readonly schema: "chimera-notebook/ingest/1";
  /** The folder as the caller named it. */
  readonly root: string;
  readonly files: readonly FileRecord[];
  readonly measurements: readonly Measurement[];
  /** Call records that were found in old reports, raw API responses and ledgers. */
  readonly calls: readonly CallRecord[];
  readonly problems: readonly Problem[];
  readonly summary: IngestSummary;
}
