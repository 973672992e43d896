import { numberIn } from "../values/cell";
import type { Collector, Row } from "../values/collect";
import { cellAt, optionsIn, recordAt } from "../values/fields";
import { tableKind } from "./kind";
import { modelFromName } from "../values/model-from-name";
import type { Quantity } from "../values/quantity";
import { aboveOneNote, asNoShare, unitlessNote } from "../values/unit-notes";
import { isLongValue, longColumns, longQuantity } from "./long-format";
import { measuredPair } from "./markdown-values";
import { failureReader } from "./said-failure";
import { columnsOf } from "./table-columns";
import type { MeasuredColumn } from "./table-columns";

/** Any other table: columns with a unit in their name, or with numbers only, are measured; the rest describes the row. */
export const genericTable = tableKind(
  "table",
  () => true,
  (file, out) => {
    const { header, rows, delimiter } = file.table;
    const { measured: found, settings, dimensions, roles, skip } = columnsOf(header, rows, delimiter);
    const measured = found.map((column) => withoutShare(column, rows, out));
    const long = measured.some(({ name }) => isLongValue(name)) ? longColumns(header) : undefined;
    if (long === undefined) tellUnitless(found, out);
    const failureIn = failureReader(header);
    const fallback = modelFromName(file.name);
    const fromName = fallback === undefined ? "none" : "file-name";
    const timestampAt = roles.get("timestamp")?.[0];
    const optionsAt = header.indexOf("options");
    const described = [
      ...dimensions.filter(({ index }) => index !== optionsAt),
      ...(timestampAt === undefined ? [] : [{ name: "timestamp", index: timestampAt }]),
    ];
    for (let at = skip; at < rows.length; at += 1) {
      const cells = rows[at]!;
      if (cells.every((cell) => cell.trim() === "")) continue;
      const get = (role: string): string | undefined => firstOf(cells, roles.get(role));
      const named = get("model");
      const [model, backend, item] = [named ?? fallback, get("backend"), get("item")];
      const own = { ...recordAt(settings, cells), ...optionsIn(cellAt(cells, optionsAt)) };
      const failure = failureIn(cells);
      const row: Row = {
        row: at + 1,
        subject: {
          ...(model === undefined ? {} : { model }),
          ...(backend === undefined ? {} : { backend }),
          ...(item === undefined ? {} : { item }),
        },
        settings: own,
        settingsFrom: named !== undefined || settings.length > 0 || Object.keys(own).length > 0 ? "record" : fromName,
        dimensions: recordAt(described, cells),
        ...(failure === undefined ? {} : { failure }),
      };
      for (let next = 0; next < measured.length; next += 1) {
        const column = measured[next]!;
        const what =
          long !== undefined && isLongValue(column.name)
            ? longQuantity(cells[long.metricAt], cells[long.unitAt], cells[long.aggregateAt])
            : undefined;
        readCell(out, row, column, cells[column.index], what);
      }
    }
  },
);

/** A column that is named as a share of one and has a value above: none of its values is one. */
function withoutShare(column: MeasuredColumn, rows: readonly (readonly string[])[], out: Collector): MeasuredColumn {
  const { quantity, index } = column;
  if (quantity.share !== true || !rows.some((cells) => (numberIn(cells[index], quantity.style).value ?? 0) > 1)) {
    return column;
  }
  out.problem("note", "above-one", aboveOneNote(quantity));
  return { ...column, quantity: asNoShare(quantity), expected: asNoShare(quantity) };
}

/** A cell, by its column's quantity or by the unit that it brings itself. */
function readCell(out: Collector, row: Row, column: MeasuredColumn, cell: string | undefined, named?: Quantity): void {
  const pairs = column.unitsInCells && cell !== undefined ? measuredPair(column.name, cell.trim()) : [];
  if (pairs.length === 0) out.value(row, named ?? column.expected, cell);
  else if (pairs.some(({ quantity }) => quantity.unit === "unknown")) out.value(row, named ?? column.quantity, cell);
  else for (const { quantity, text } of pairs) out.value(row, quantity, text);
}

/** The first cell of a role that says something. */
function firstOf(cells: readonly string[], places: readonly number[] | undefined): string | undefined {
  if (places === undefined) return undefined;
  for (const place of places) {
    const cell = cells[place];
    if (cell !== undefined && cell.trim() !== "") return cell;
  }
  return undefined;
}

function tellUnitless(measured: readonly MeasuredColumn[], out: Collector): void {
  const unitless = measured.filter(({ quantity, unitsInCells }) => quantity.unit === "unknown" && !unitsInCells);
  if (unitless.length === 0) return;
  out.problem("note", "unknown-unit", unitlessNote(unitless.map(({ name }) => name)));
}
