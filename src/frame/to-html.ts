import type { DataFrame } from "danfojs-node";

import { cellText, escapeHtml } from "../text";
import { rowLabels } from "./row-labels";
import { unitOfColumn } from "./units";

/** Characters of a text that need not be broken. */
const shortText = 40;

/**
 * How a frame looks in a cell: an HTML table with units in the headers, numbers to the right, a dash for what is missing, and a line that
 * says how many rows there are, and which columns are not shown because their text is empty in every row. Rows that have names, as
 * those of `frame.describe()`, begin with them. Everything from the frame is escaped.
 * @param options.limit rows shown, 20 unless given
 */
export function frameToHtml(frame: DataFrame, { limit = 20 }: { readonly limit?: number } = {}): string {
  const columns = (frame.columns as readonly unknown[]).map(String);
  const labels = rowLabels(frame);
  const rows = frame.values as readonly (readonly unknown[])[];
  const shown = rows.slice(0, Math.max(0, limit));
  const [filled, empty] = split(columns, rows);
  const styles = new Map(filled.map((at) => [at, styleOf(rows, shown, at)]));
  const head = filled.map((at) => {
    const name = columns[at]!;
    const unit = unitOfColumn(frame, name);
    const label =
      unit === undefined
        ? escapeHtml(name)
        : `${escapeHtml(name)} <span style="font-weight:400">(${escapeHtml(unit)})</span>`;
    return `<th scope="col" style="${styles.get(at)}">${label}</th>`;
  });
  const corner = labels ? "<td></td>" : "";
  const body = shown.map((cells, row) => {
    const label = labels ? `<th scope="row" style="text-align:left">${cellHtml(labels[row])}</th>` : "";
    const inner = filled.map((at) => `<td style="${styles.get(at)}">${cellHtml(cells[at])}</td>`);
    return `<tr>${label}${inner.join("")}</tr>`;
  });
  return (
    `<table class="chimera-frame"><thead><tr>${corner}${head.join("")}</tr></thead><tbody>${body.join("")}</tbody>` +
    `<tfoot><tr><td colspan="${Math.max(1, filled.length + (labels ? 1 : 0))}" style="text-align:left">${escapeHtml(totals(shown.length, rows.length, columns.length, empty))}</td></tr></tfoot></table>`
  );
}

/** Numbers to the right; a column whose texts are short is not broken into lines. */
function styleOf(rows: readonly (readonly unknown[])[], shown: readonly (readonly unknown[])[], at: number): string {
  const side = isNumeric(rows, at) ? "right" : "left";
  const short = shown.every((row) => typeof row[at] !== "string" || row[at].length <= shortText);
  return short ? `text-align:${side};white-space:nowrap` : `text-align:${side}`;
}

function isNumeric(rows: readonly (readonly unknown[])[], at: number): boolean {
  return rows.length > 0 && rows.every((row) => typeof row[at] === "number");
}

/** Places of the columns to show, and names of those whose text is empty in every row. A missing number is shown: it may be what matters. */
function split(
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): [readonly number[], readonly string[]] {
  const filled: number[] = [];
  const empty: string[] = [];
  columns.forEach((name, at) => {
    if (rows.length === 0 || rows.some((row) => row[at] !== "")) filled.push(at);
    else empty.push(name);
  });
  return filled.length === 0 ? [columns.map((_, at) => at), []] : [filled, empty];
}

function cellHtml(cell: unknown): string {
  if (typeof cell === "number") return Number.isNaN(cell) ? "–" : escapeHtml(numberText(cell));
  return escapeHtml(cellText(cell)) || "–";
}

/** Six significant digits, whole numbers in full: a view, not a source; the export holds every digit. */
function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

function totals(shown: number, rows: number, columns: number, empty: readonly string[]): string {
  const all = `${rows} ${rows === 1 ? "row" : "rows"} × ${columns} ${columns === 1 ? "column" : "columns"}`;
  const part = shown < rows ? `${all}; the first ${shown} are shown` : all;
  return empty.length === 0 ? part : `${part}; empty and not shown: ${empty.join(", ")}`;
}
