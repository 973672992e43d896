import type { FileRecord, FormatSummary, IngestSummary, SummaryRow } from "../../records";

/** Counts by format as the original did, beside the rows of what was measured. */
export function summarizeIngest(
  files: readonly FileRecord[],
  rows: readonly SummaryRow[],
  durationMs: number,
): IngestSummary {
  return {
    files: files.length,
    byFormat: formats(files),
    rows,
    duplicates: files.filter((file) => file.status === "duplicate").length,
    unreadable: files.filter((file) => ["unreadable", "malformed", "too-large"].includes(file.status)).length,
    failedObservations: rows.reduce((sum, row) => sum + row.failed, 0),
    observations: rows.reduce((sum, row) => sum + row.n, 0),
    durationMs,
  };
}

function formats(files: readonly FileRecord[]): readonly FormatSummary[] {
  const names = ["csv", "tsv", "json", "jsonl", "markdown", "parquet", "text", "other"] as const;
  return names.flatMap((format) => {
    const own = files.filter((file) => file.format === format);
    if (own.length === 0) return [];
    const latest = own.reduce((last, file) => (file.modified > last ? file.modified : last), "");
    return [
      { format, files: own.length, firstPaths: own.slice(0, 5).map((file) => file.path), latestModified: latest },
    ];
  });
}
