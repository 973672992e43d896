import type { SummaryRow } from "../../records";
import { printable } from "../../text";

const mostRows = 60;

/** Kind, subject, metric with n, ok and failed counts and the range, as aligned plain lines. */
export function summaryTable(rows: readonly SummaryRow[]): readonly string[] {
  const shown = mostObserved(rows).map(({ kind, subject, metric, unit, n, ok, failed, min, median, max }) => [
    kind,
    printable(subject).slice(0, 40),
    printable(metric).slice(0, 40),
    unit,
    String(n),
    String(ok),
    String(failed),
    figure(min),
    figure(median),
    figure(max),
  ]);
  const header = ["kind", "subject", "metric", "unit", "n", "ok", "failed", "min", "median", "max"];
  const widths = header.map((name, at) => Math.max(name.length, ...shown.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at < 4 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join("  ")
      .trimEnd();
  const more =
    rows.length > mostRows
      ? [`… and ${rows.length - mostRows} more rows with fewer observations (--json gives all)`]
      : [];
  return rows.length === 0 ? [] : [line(header), ...shown.map(line), ...more];
}

/** The rows with the most observations, in the order given. */
function mostObserved(rows: readonly SummaryRow[]): readonly SummaryRow[] {
  if (rows.length <= mostRows) return rows;
  const kept = new Set([...rows].sort((a, b) => b.n - a.n).slice(0, mostRows));
  return rows.filter((row) => kept.has(row));
}

function figure(value: number | null): string {
  return value === null ? "–" : String(Number(value.toPrecision(6)));
}
