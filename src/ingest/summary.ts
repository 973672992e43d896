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
    failedObservations: measurements.reduce((count, { status }) => (status === "ok" ? count : count + 1), 0),
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
}

type Branch = Map<string, Branch | Group>;

function under(tree: Branch, key: string): Branch {
  let branch = tree.get(key) as Branch | undefined;
  if (branch === undefined) tree.set(key, (branch = new Map()));
  return branch;
}

function rows(measurements: readonly Measurement[]): readonly SummaryRow[] {
  // Maps in maps: the texts are there already with their hashes, a joined key would have to be made for each measurement.
  const tree: Branch = new Map();
  const groups: Group[] = [];
  for (const each of measurements) {
    const subject = each.subject.model ?? each.subject.backend ?? each.subject.item ?? "";
    const leaves = under(under(under(under(tree, each.kind), subject), each.metric), each.aggregate ?? "");
    let group = leaves.get(each.unit) as Group | undefined;
    if (group === undefined) {
      group = { first: each, subject, n: 0, values: [] };
      leaves.set(each.unit, group);
      groups.push(group);
    }
    group.n += 1;
    if (each.value !== null) group.values.push(each.value);
  }
  return groups.map(({ first, subject, n, values }) => {
    const { kind, unit, aggregate } = first;
    const metric = aggregate === undefined ? first.metric : `${first.metric} (${aggregate})`;
    values.sort((a, b) => a - b);
    const [min = null] = values;
    const ok = values.length;
    return { kind, subject, metric, unit, n, ok, failed: n - ok, min, median: median(values) ?? null, max: values.at(-1) ?? null }; // prettier-ignore
  });
}
