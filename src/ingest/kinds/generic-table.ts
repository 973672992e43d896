import { numberIn } from "../values/cell";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { cellAt } from "../values/fields";
import { modelFromName } from "../values/model-from-name";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { aboveOneNote, asNoShare, unitlessNote } from "../values/unit-notes";
import { implausibleTimes, tellImplausible } from "./implausible-times";
import { tableKind } from "./kind";
import type { ParsedFile } from "./kind";
import { tellRoles } from "./lens";
import type { Lens } from "./lens";
import { isLongValue, longColumns, longQuantity } from "./long-format";
import type { LongColumns } from "./long-format";
import { measuredPair } from "./markdown-values";
import { repeatedRows } from "./repeated-rows";
import { rowReader } from "./table-rows";
import { columnsOf } from "./table-columns";
import type { MeasuredColumn } from "./table-columns";
import { asServerTtft, isServerTtft, tellServerTtft, ttftParts } from "./server-ttft";
import { inUnit } from "./unit-beside";

/** Any other table: columns with a unit in their name, or with numbers only, are measured; the rest describes the row. */
export const genericTable = tableKind(
  "table",
  () => true,
  (file, out) => readTable(file, out),
);

/** Reads all rows of a table; a lens tells what a known program means by its columns. */
export function readTable(file: ParsedFile & { readonly content: "table" }, out: Collector, lens?: Lens): void {
  const { header, rows, delimiter } = file.table;
  tellRoles(lens, out);
  const columns = columnsOf(header, rows, delimiter, lens);
  const measured = asServerTells(columns.measured, rows, out).map((column) => withoutShare(column, rows, out));
  const long = longColumns(header);
  if (long === undefined) tellUnitless(columns.measured, out);
  const rowOf = rowReader(header, columns, rows, modelFromName(file.name), long);
  const repeats = repeatedRows(header, columns, out);
  checkTimes(header, rows, out);
  for (const [name, why] of lens?.leave ?? []) {
    const index = header.indexOf(name);
    const count = index < 0 ? 0 : rows.filter((cells) => (cells[index] ?? "").trim() !== "").length;
    if (count > 0) out.leave(name, why, count);
  }
  for (let at = columns.skip; at < rows.length; at += 1) {
    const cells = rows[at]!;
    if (cells.every((cell) => cell.trim() === "") || repeats(cells)) continue;
    const { rate, ...told } = rowOf(cells, at + 1);
    // What a known program means by its columns no test beside them changes.
    const row = rate === undefined || lens?.quantityOf !== undefined ? told : { ...told, rate };
    for (let next = 0; next < measured.length; next += 1) {
      const column = measured[next]!;
      readCell(out, row, column, cells, long === undefined ? undefined : longOf(long, column.name, cells));
    }
  }
}

/** The columns, with a TTFT under the name of what it is where it is the sum of the server's own times. */
function asServerTells(
  columns: readonly MeasuredColumn[],
  rows: readonly (readonly string[])[],
  out: Collector,
): readonly MeasuredColumn[] {
  const parts = ttftParts(columns);
  if (parts === undefined) return columns;
  const [ttft, load, promptEval] = parts;
  const cells = rows.map((row) => [row[ttft.index], row[load.index], row[promptEval.index]] as const);
  if (!isServerTtft([ttft.quantity, load.quantity, promptEval.quantity], cells)) return columns;
  tellServerTtft(ttft.name, out);
  const quantity = asServerTtft(ttft.quantity);
  return columns.map((column) => (column === ttft ? { ...column, quantity, expected: quantity } : column));
}

/** What a cell of a long table measures. */
function longOf(long: LongColumns, name: string, cells: readonly string[]): Quantity | undefined {
  if (!isLongValue(name)) return undefined;
  return longQuantity(cells[long.metricAt], cells[long.unitAt], cells[long.aggregateAt], readName(name).bare);
}

/** A column that is named as a share of one and has a value above: none of its values is one. */
function withoutShare(column: MeasuredColumn, rows: readonly (readonly string[])[], out: Collector): MeasuredColumn {
  const { quantity, index } = column;
  if (quantity.share !== true || !rows.some((cells) => (numberIn(cells[index], quantity.style).value ?? 0) > 1)) {
    return column;
  }
  out.problem("note", "above-one", aboveOneNote(quantity));
  return { ...column, quantity: asNoShare(quantity), expected: asNoShare(quantity) };
}

/** A cell, by its column's quantity or by the unit that it brings itself or that stands in a column of units. */
function readCell(out: Collector, row: Row, column: MeasuredColumn, cells: readonly string[], named?: Quantity): void {
  const cell = cellAt(cells, column.index) as string | undefined;
  const { name, unitAt } = column;
  if (unitAt !== undefined) {
    out.value(row, inUnit(named ?? column.quantity, cells[unitAt]), cell, name);
    return;
  }
  const pairs = column.unitsInCells && cell !== undefined ? measuredPair(name, cell.trim()) : [];
  if (pairs.length === 0) out.value(row, named ?? column.expected, cell, name);
  else if (pairs.some(({ quantity }) => quantity.unit === "unknown"))
    out.value(row, named ?? column.quantity, cell, name);
  else pairs.forEach(({ quantity, text }, index) => out.value(row, quantity, text, name, index === 0 ? name : ""));
}

/** Says where the times of Ollama's own fields cannot be what they are called. */
function checkTimes(header: readonly string[], rows: readonly (readonly string[])[], out: Collector): void {
  if (!header.includes("eval_duration") || !header.includes("total_duration")) return;
  const odd = rows.flatMap((cells, index) => {
    if (cells.length === 0) return [];
    const why = implausibleTimes((name) => numberIn(cells[header.indexOf(name)]).value ?? undefined);
    return why === undefined ? [] : [{ row: { row: index + 1 }, why }];
  });
  tellImplausible(odd, out);
}

function tellUnitless(measured: readonly MeasuredColumn[], out: Collector): void {
  const unitless = measured.filter(
    ({ quantity, expected }) => quantity.unit === "unknown" && expected.unit === "unknown",
  );
  if (unitless.length === 0) return;
  out.problem("note", "unknown-unit", unitlessNote(unitless.map(({ name }) => name)));
}
