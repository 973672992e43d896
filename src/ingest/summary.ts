import type { FileRecord, FormatSummary, IngestSummary, Measurement, Subject, SummaryRow } from "../records";
import { median } from "../stats";

/** Counts by format as the original did, and a row for each kind × subject × metric. */
export function summarizeIngest(
  files: readonly FileRecord[],
  measurements: readonly Measurement[],
  durationMs: number,
): IngestSummary {
  const { rows, failed } = grouped(measurements);
  return {
    files: files.length,
    byFormat: formats(files),
    rows,
    duplicates: files.filter((file) => file.status === "duplicate").length,
    unreadable: files.filter((file) => ["unreadable", "malformed", "too-large"].includes(file.status)).length,
    failedObservations: failed,
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

interface Group {
  readonly first: Measurement;
  readonly subject: string;
  n: number;
  readonly values: number[];
  min: number | null;
  max: number | null;
  /** Another unit or aggregate of the same metric, if any. */
  next: Group | undefined;
}

type ByMetric = Map<string, Group>;

/** Rows by kind, subject and metric, and how many observations are not ok; one pass. */
function grouped(measurements: readonly Measurement[]): {
  readonly rows: readonly SummaryRow[];
  readonly failed: number;
} {
  const kinds = new Map<string, Map<string, ByMetric>>();
  const groups: Group[] = [];
  let kind: string | undefined;
  let subject: Subject | undefined;
  let name = "";
  let metrics: ByMetric = new Map();
  for (let at = 0; at < measurements.length; at += 1) {
    const each = measurements[at]!;
    // What is measured of one subject stands side by side: one look at the metric is all that most measurements need.
    if (each.subject !== subject || each.kind !== kind) {
      ({ kind, subject } = each);
      name = subject.model ?? subject.backend ?? subject.item ?? "";
      const subjects = entry(kinds, kind, () => new Map<string, ByMetric>());
      metrics = entry(subjects, name, () => new Map<string, Group>());
    }
    const known = metrics.get(each.metric);
    let group = known;
    while (group !== undefined && (group.first.unit !== each.unit || group.first.aggregate !== each.aggregate)) {
      group = group.next;
    }
    if (group === undefined) {
      group = { first: each, subject: name, n: 0, values: [], min: null, max: null, next: known };
      metrics.set(each.metric, group);
      groups.push(group);
    }
    group.n += 1;
    const { value } = each;
    // A value is null where its observation is not ok, and only there.
    if (value === null) continue;
    group.values.push(value);
    if (group.min === null || value < group.min) group.min = value;
    if (group.max === null || value > group.max) group.max = value;
  }
  const rows = groups.map(summaryRow);
  return { rows, failed: rows.reduce((sum, row) => sum + row.failed, 0) };
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function summaryRow({ first, subject, n, values, min, max }: Group): SummaryRow {
  const { kind, unit, aggregate } = first;
  const metric = aggregate === undefined ? first.metric : `${first.metric} (${aggregate})`;
  const ok = values.length;
  return { kind, subject, metric, unit, n, ok, failed: n - ok, min, median: ok < 2 ? min : median(values)!, max };
}
