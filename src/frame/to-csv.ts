import type { DataFrame } from "danfojs-node";
import Papa from "papaparse";

import { wellFormed } from "../text";

/** What a spreadsheet takes for the begin of a formula, also in full width and behind white space. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A frame as CSV (RFC 4180, CRLF). Numbers stay numbers; a text that a spreadsheet would run gets an apostrophe before it; a missing
 * value is an empty cell.
 */
export function frameToCsv(frame: DataFrame): string {
  const rows = frame.values as readonly (readonly unknown[])[];
  return Papa.unparse([(frame.columns as readonly string[]).map(cell), ...rows.map((row) => row.map(cell))]);
}

function cell(value: unknown): string | number | boolean {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? value : Number.isNaN(value) ? "" : String(value);
  if (typeof value === "boolean") return value;
  const text = wellFormed(typeof value === "string" ? value : JSON.stringify(value));
  return formula.test(text) ? `'${text}` : text;
}
