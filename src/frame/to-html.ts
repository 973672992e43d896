import type { DataFrame } from "danfojs-node";

import { escapeHtml } from "../text";
import { unitOfColumn } from "./units";
/**
 * How a frame looks in a cell: an HTML table with units in the headers, numbers to the right, a dash for what is missing, and a line that
 * says how many rows there are. Everything from the frame is escaped.
 * @param options.limit rows shown, 20 unless given
 */
export function frameToHtml(frame: DataFrame, { limit = 20 }: { readonly limit?: number } = {}): string {
  const columns: readonly string[] = frame.columns;
  const rows = frame.values as readonly (readonly unknown[])[];
  const shown = rows.slice(0, Math.max(0, limit));
  const numeric = columns.map((_, at) => isNumeric(rows, at));
  const align = (at: number): string => (numeric[at] ? "right" : "left");
  const head = columns.map((name, at) => {
    const unit = unitOfColumn(frame, name);
    const label =
      unit === undefined
        ? escapeHtml(name)
        : `${escapeHtml(name)} <span style="opacity:.7">(${escapeHtml(unit)})</span>`;
    return `<th scope="col" style="text-align:${align(at)}">${label}</th>`;
  });
  const body = shown.map((cells) => {
    const inner = columns.map((_, at) => `<td style="text-align:${align(at)}">${cellHtml(cells[at])}</td>`);
    return `<tr>${inner.join("")}</tr>`;
  });
  return (
    `<table class="chimera-frame"><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody>` +
    `<tfoot><tr><td colspan="${Math.max(1, columns.length)}" style="text-align:left">${totals(shown.length, rows.length, columns.length)}</td></tr></tfoot></table>`
  );
}

function isNumeric(rows: readonly (readonly unknown[])[], at: number): boolean {
  return rows.length > 0 && rows.every((row) => typeof row[at] === "number");
}

function cellHtml(cell: unknown): string {
  if (cell === null || cell === undefined || cell === "") return "–";
  if (typeof cell === "number") return Number.isNaN(cell) ? "–" : escapeHtml(numberText(cell));
  return escapeHtml(typeof cell === "string" || typeof cell === "boolean" ? String(cell) : JSON.stringify(cell));
}

/** Six significant digits, whole numbers in full: a view, not a source; the export holds every digit. */
function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

function totals(shown: number, rows: number, columns: number): string {
  const all = `${rows} ${rows === 1 ? "row" : "rows"} × ${columns} ${columns === 1 ? "column" : "columns"}`;
  return shown < rows ? `${all}; the first ${shown} are shown` : all;
}
