import type { Measurement, SummaryRow } from "../../records";
import { subjectName } from "../values/subject-name";

/** Gathers the aggregates of streamed tables into a row for each subject × metric. */
export interface StreamedSummary {
  add(measurements: readonly Measurement[]): void;
  rows(): readonly SummaryRow[];
}

interface Gathered {
  readonly first: Measurement;
  readonly subject: string;
  unit: string;
  ok: number;
  failed: number;
  min: number | null;
  max: number | null;
}

/** Begins without any row. Observations are the table's rows; a median cannot be told from aggregates. */
export function streamedSummary(): StreamedSummary {
  const gathered = new Map<string, Gathered>();

  function of(each: Measurement): Gathered {
    const subject = subjectName(each.subject);
    const key = JSON.stringify([subject, each.metric]);
    let known = gathered.get(key);
    if (known === undefined) {
      known = { first: each, subject, unit: "", ok: 0, failed: 0, min: null, max: null };
      gathered.set(key, known);
    }
    return known;
  }

  return {
    add(measurements) {
      for (const each of measurements) {
        const row = of(each);
        const { aggregate, value } = each;
        if (aggregate !== "count") row.unit = each.unit;
        if (value === null) row.failed += Number(each.original.value);
        else if (aggregate === "count") row.ok += value;
        else if (aggregate === "min") row.min = Math.min(row.min ?? value, value);
        else if (aggregate === "max") row.max = Math.max(row.max ?? value, value);
      }
    },
    rows: () =>
      [...gathered.values()].map(({ first: { kind, metric }, subject, unit, ok, failed, min, max }) => {
        return { kind, subject, metric, unit, n: ok + failed, ok, failed, min, median: null, max };
      }),
  };
}
