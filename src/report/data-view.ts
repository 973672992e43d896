import type { IngestResult } from "../records";
import { twoOrMore, when } from "./format";

/** What was read: files by format, what they hold, and what a person should know. */
export function dataView(ingest: IngestResult) {
  const { summary } = ingest;
  return {
    root: ingest.root,
    files: summary.files,
    observations: summary.observations,
    failed: summary.failedObservations,
    duplicates: summary.duplicates,
    unreadable: summary.unreadable,
    milliseconds: twoOrMore(summary.durationMs),
    formats: summary.byFormat
      .filter((format) => format.files > 0)
      .map((format) => ({
        name: format.format,
        files: format.files,
        firstPaths: format.firstPaths,
        left: Math.max(0, format.files - format.firstPaths.length),
        latest: when(format.latestModified),
      })),
    rows: summary.rows.slice(0, 30).map((row) => ({
      kind: row.kind,
      subject: row.subject,
      metric: row.metric,
      unit: row.unit,
      n: row.n,
      failed: row.failed,
      median: twoOrMore(row.median),
      range: row.min === null || row.max === null ? "—" : `${twoOrMore(row.min)} … ${twoOrMore(row.max)}`,
    })),
    rowsLeft: Math.max(0, summary.rows.length - 30),
    problems: ingest.problems.slice(0, 30).map((problem) => ({
      ...problem,
      where: problem.row === undefined ? problem.file : `${problem.file}:${problem.row}`,
    })),
    problemsLeft: Math.max(0, ingest.problems.length - 30),
  };
}
