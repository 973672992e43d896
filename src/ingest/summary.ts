import type { FileRecord, FormatSummary, IngestSummary, Measurement, SummaryRow } from "../records";
import { median } from "../stats";

/** Counts by format as the original did, and a row for each kind × subject × metric. */
export function summarizeIngest(
  files: readonly FileRecord[],
  measurements: readonly Measurement[],
  durationMs: number,
): IngestSummary {
  return {
    files: files.length,
    byFormat: formats(files),
    rows: rows(measurements),
    duplicates: files.filter((file) => file.status === "duplicate").length,
    unreadable: files.filter((file) => ["unreadable", "malformed", "too-large"].includes(file.status)).length,
    failedObservations: measurements.filter((each) => each.status !== "ok").length,
    observations: measurements.length,
    durationMs,
  };
}

function formats(files: readonly FileRecord[]): readonly FormatSummary[] {
  const names = ["csv", "tsv", "json", "jsonl", "markdown", "parquet", "other"] as const;
  return names.flatMap((format) => {
    const own = files.filter((file) => file.format === format);
    if (own.length === 0) return [];
    const latest = own.reduce((last, file) => (file.modified > last ? file.modified : last), "");
    return [
      { format, files: own.length, firstPaths: own.slice(0, 5).map((file) => file.path), latestModified: latest },
    ];
  });
}

function rows(measurements: readonly Measurement[]): readonly SummaryRow[] {
  const groups = new Map<string, Measurement[]>();
  for (const each of measurements) {
    const subject = each.subject.model ?? each.subject.backend ?? each.subject.item ?? "";
    const metric = each.aggregate === undefined ? each.metric : `${each.metric} (${each.aggregate})`;
    const key = [each.kind, subject, metric, each.unit].join("\u0000");
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups].map(([key, group]) => {
    const [kind, subject, metric, unit] = key.split("\u0000") as [string, string, string, string];
    const values = group.flatMap((each) => (each.value === null ? [] : [each.value]));
    const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const greatest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return {
      kind, subject, metric, unit, n: group.length, ok: values.length, failed: group.length - values.length,
      min: values.length ? least : null, median: median(values) ?? null, max: values.length ? greatest : null,
    }; // prettier-ignore
  });
}
