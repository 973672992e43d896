import { escapeHtml } from "../text";

/** One column of a table in a cell: numbers stand to the right. */
export interface TableColumn<T> {
  readonly name: string;
  readonly unit?: string;
  readonly number?: boolean;
  readonly text: (row: T) => string;
}

const missing = "–";

/** Rows shown before the table says how many more there are. */
const limit = 50;

/** Rows as an HTML table like that of a frame; everything in it is escaped. */
export function tableHtml<T>(columns: readonly TableColumn<T>[], rows: readonly T[]): string {
  const side = (column: TableColumn<T>): string => `style="text-align:${column.number === true ? "right" : "left"}"`;
  const head = columns.map((column) => {
    const unit = column.unit === undefined ? "" : ` <span style="font-weight:400">(${escapeHtml(column.unit)})</span>`;
    return `<th scope="col" ${side(column)}>${escapeHtml(column.name)}${unit}</th>`;
  });
  const body = rows
    .slice(0, limit)
    .map(
      (row) =>
        `<tr>${columns.map((column) => `<td ${side(column)}>${escapeHtml(column.text(row) || missing)}</td>`).join("")}</tr>`,
    );
  const more =
    rows.length > limit
      ? `<tfoot><tr><td colspan="${columns.length}" style="text-align:left">${rows.length} rows; the first ${limit} are shown</td></tr></tfoot>`
      : "";
  return `<table class="chimera-frame"><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody>${more}</table>`;
}

/** The same as plain text, in columns of equal width. */
export function tableText<T>(columns: readonly TableColumn<T>[], rows: readonly T[]): string {
  const cells = rows.slice(0, limit).map((row) => columns.map((column) => column.text(row) || missing));
  const names = columns.map(({ name, unit }) => (unit === undefined ? name : `${name} (${unit})`));
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (columns[at]!.number === true ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join("  ")
      .trimEnd();
  const more = rows.length > limit ? [`… ${rows.length - limit} more rows`] : [];
  return [line(names), ...cells.map(line), ...more].join("\n");
}

/** A number for a table: six significant digits, nothing where there is none. */
export function numeral(value: number | null | undefined, digits?: number): string {
  if (value === undefined || value === null || Number.isNaN(value)) return "";
  if (digits !== undefined) return value.toFixed(digits);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}
