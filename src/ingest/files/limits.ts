/** How much an ingest reads at most; what lies beyond is named in the problems, never read in silence. */
export interface IngestLimits {
  readonly files: number;
  /** Bytes of all files together. */
  readonly totalBytes: number;
  /** Bytes of one JSON, JSON Lines, Markdown or Parquet file, which is held in memory whole. */
  readonly documentBytes: number;
  /** Bytes of one CSV or TSV file; above `streamAbove` it is streamed and kept as aggregates per group. */
  readonly tableBytes: number;
  readonly streamAbove: number;
  /** Folders below the root. */
  readonly depth: number;
  /** Nesting of a JSON document. */
  readonly jsonDepth: number;
  /** Characters of one table cell. */
  readonly cellCharacters: number;
  /** Rows × columns of one Parquet file: about as many as the largest CSV file that is not streamed has. */
  readonly parquetCells: number;
  /** How long reading one Parquet file may take, ms. */
  readonly parquetMs: number;
}

export const defaultLimits: IngestLimits = {
  files: 100_000,
  totalBytes: 16 * 2 ** 30,
  documentBytes: 64 * 2 ** 20,
  tableBytes: 4 * 2 ** 30,
  streamAbove: 32 * 2 ** 20,
  depth: 32,
  jsonDepth: 200,
  cellCharacters: 1_000_000,
  parquetCells: 4_000_000,
  parquetMs: 30_000,
};
