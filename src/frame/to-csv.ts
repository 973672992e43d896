import type { DataFrame } from "danfojs-node";
import Papa from "papaparse";

import { cellText, wellFormed } from "../text";
import { rowLabels } from "./row-labels";
import { spreadsheetText } from "./spreadsheet-text";

/**
 * A frame as CSV (RFC 4180, CRLF). Numbers stay numbers, but those that are not finite are text; a text that a spreadsheet would run, at its
 * start or after a semicolon, tab, bar or line end in it, gets an apostrophe there (`x;=1` is `x;'=1`, while `a; -5` stays); a missing value
 * is an empty cell. Rows that have names, as those of `frame.describe()`, have them in a first column `index`.
 */
export function frameToCsv(frame: DataFrame): string {
  const rows = frame.values as readonly (readonly unknown[])[];
  const labels = rowLabels(frame);
  const lines = [
    [...(labels ? ["index"] : []), ...(frame.columns as readonly unknown[])],
    ...rows.map((row, at) => (labels ? [labels[at], ...row] : row)),
  ].map((line) => line.map(csvCell));
  // A line of nothing is no row for a reader: its one empty cell is written as quotes.
  return Papa.unparse(lines, { quotes: lines[0]!.length === 1 ? (value) => value === "" : false });
}

/** A cell as it stands in a CSV that a spreadsheet may open. */
export function csvCell(value: unknown): string | number | boolean {
  if (typeof value === "number" && Number.isNaN(value)) return "";
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  return typeof value === "bigint" ? String(value) : spreadsheetText(wellFormed(cellText(value)));
}
