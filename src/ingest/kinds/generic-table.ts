import { numberIn } from "../values/cell";
import type { Collector, Row } from "../values/collect";
import { cellAt } from "../values/fields";
import { modelFromName } from "../values/model-from-name";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { aboveOneNote, asNoShare, unitlessNote } from "../values/unit-notes";
import { implausibleTimes, tellImplausible } from "./implausible-times";
import { tableKind } from "./kind";
import { isLongValue, longColumns, longQuantity } from "./long-format";
import type { LongColumns } from "./long-format";
import { measuredPair } from "./markdown-values";
import { repeatedRows } from "./repeated-rows";
import { rowReader } from "./table-rows";
import { columnsOf } from "./table-columns";
import type { MeasuredColumn } from "./table-columns";
import { inUnit } from "./unit-beside";

/** Any other table: columns with a unit in their name, or with numbers only, are measured; the rest describes the row. */
export const genericTable = tableKind(
  "table",
  () => true,
  (file, out) => {
    const { header, rows, delimiter } = file.table;
    const columns = columnsOf(header, rows, delimiter);
    const measured = columns.measured.map((column) => withoutShare(column, rows, out));
    const long = longColumns(header);
    if (long === undefined) tellUnitless(columns.measured, out);
    const rowOf = rowReader(header, columns, rows, modelFromName(file.name), long);
    const repeats = repeatedRows(header, columns, out);
    checkTimes(header, rows, out);
    for (let at = columns.skip; at < rows.length; at += 1) {
      const cells = rows[at]!;
      if (cells.every((cell) => cell.trim() === "") || repeats(cells)) continue;
      const row = rowOf(cells, at + 1);
      for (let next = 0; next < measured.length; next += 1) {
        const column = measured[next]!;
        readCell(out, row, column, cells, long === undefined ? undefined : longOf(long, column.name, cells));
      }
    }
  },
);

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
