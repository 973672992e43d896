import type { Measurement, Subject, SummaryRow } from "../../records";
import { ascending, quantileOfSorted } from "../../stats";
import { streamedKind } from "../stream/aggregates";
import { streamedSummary } from "../stream/summary";
import { subjectName } from "../values/subject-name";

/** Gathers what was measured into a row for each kind × subject × metric; file by file, while what was read is still at hand. */
export interface SummaryRows {
  /** Adds the measurements of one file, which are of one kind. */
  add(kind: string, measurements: readonly Measurement[]): void;
  /** In the order in which they were first seen; those of streamed tables come last. */
  rows(): readonly SummaryRow[];
}

interface Group {
  readonly first: Measurement;
  readonly subject: string;
  n: number;
  /** Of the observations that are ok. */
  readonly values: number[];
  /** Another unit or aggregate of the same metric, if any. */
  readonly next: Group | undefined;
}

type ByMetric = Map<string, Group>;

/** Begins without any row. */
export function summaryRows(): SummaryRows {
  const kinds = new Map<string, Map<string, ByMetric>>();
  const groups: Group[] = [];
  const streamed = streamedSummary();
  return {
    add(kind, measurements) {
      if (kind === streamedKind) {
        streamed.add(measurements);
        return;
      }
      const subjects = entry(kinds, kind, () => new Map<string, ByMetric>());
      let last: Subject | undefined;
      let name = "";
      let metrics: ByMetric = new Map();
      for (let at = 0; at < measurements.length; at += 1) {
        const each = measurements[at]!;
        const { subject, metric, unit, aggregate, value } = each;
        // What is measured of one subject stands side by side: one look at the metric is all that most measurements need.
        if (subject !== last) {
          last = subject;
          name = subjectName(subject);
          metrics = entry(subjects, name, () => new Map<string, Group>());
        }
        const known = metrics.get(metric);
        let group = known;
        while (group !== undefined && (group.first.unit !== unit || group.first.aggregate !== aggregate)) {
          group = group.next;
        }
        if (group === undefined) {
          group = { first: each, subject: name, n: 0, values: [], next: known };
          metrics.set(metric, group);
          groups.push(group);
        }
        group.n += 1;
        // A value is null where its observation is not ok, and only there.
        if (value !== null) group.values.push(value);
      }
    },
    rows: () => [...groups.map(summaryRow), ...streamed.rows()],
  };
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function summaryRow({ first, subject, n, values }: Group): SummaryRow {
  const { kind, unit, aggregate } = first;
  const metric = aggregate === undefined ? first.metric : `${first.metric} (${aggregate})`;
  const ok = values.length;
  const sorted = ok > 1 ? ascending(values) : values;
  const [min = null, max = null] = [sorted[0], sorted[ok - 1]];
  const median = quantileOfSorted(sorted, 0.5) ?? null;
  return { kind, subject, metric, unit, n, ok, failed: n - ok, min, median, max };
}
