import { failureWord } from "../values/failure";
import { readName } from "../values/name";
import type { Collector } from "../values/collect";
import type { Quantity } from "../values/quantity";
import type { Row } from "../values/row";
import { isLongValue, longQuantity } from "./long-format";
import type { LongColumns } from "./long-format";
import type { MarkdownTable } from "../parse/markdown";
import { labelledQuantity } from "./markdown-layout";
import type { Layout, ValueColumn } from "./markdown-layout";
import { amountsIn, isBareNumber, mayBeAmount } from "./markdown-values";

/** A row of `Task | Metric | Value | Stderr`, or of `Metric | Value | Unit` below a heading that says what is measured. */
export function addLong(
  { header, under }: MarkdownTable,
  long: LongColumns,
  plain: Row,
  cells: readonly string[],
  out: Collector,
): void {
  const label = cells[long.metricAt] ?? "";
  const word = readName(label).bare ?? (/^total$/i.test(label.trim()) ? ({ aggregate: "sum" } as const) : undefined);
  const [outer, heading] = word === undefined ? [] : [under.at(-2), under.at(-1)?.replace(/:\s*$/, "")];
  const item = outer?.replace(/:\s*$/, "");
  const row = item === undefined ? plain : { ...plain, subject: { ...plain.subject, item } };
  header.forEach((name, index) => {
    if (index === long.metricAt || !isLongValue(name)) return;
    const quantity =
      heading === undefined || word === undefined
        ? longQuantity(label, cells[long.unitAt], cells[long.aggregateAt], readName(name).bare)
        : longQuantity(heading, cells[long.unitAt], undefined, word);
    const cell = cells[index] ?? "";
    if (quantity === undefined || !(isBareNumber(cell) || amountsIn(quantity, cell).length > 0)) return;
    for (const each of amountsIn(quantity, cell)) out.value(row, each.quantity, each.text, undefined, name);
  });
}

/** Adds the values of a row whose first cell says what they are. */
export function addLabelled(
  layout: Layout,
  row: Row,
  cells: readonly string[],
  out: Collector,
  unread: Set<string>,
): void {
  const label = cells[0] ?? "";
  if (label.trim() === "") return;
  for (const column of layout.values) {
    const cell = cells[column.index] ?? "";
    const quantity = labelledQuantity(label, column);
    const figure = row.failure === undefined && mayBeAmount(cell);
    const expected = figure || quantity.unit !== "unknown" ? quantity : besides(layout, quantity, cells);
    if (isBareNumber(cell) && quantity.unit === "unknown" && readName(label).role === undefined) unread.add(label);
    add(out, layout.cases ? caseOf(row, column) : row, quantity, expected, cell, column.name);
  }
}

/** The row for one of several columns; `Mean (ms)` names no case. */
function caseOf(row: Row, { name, quantity }: ValueColumn): Row {
  const nameless = quantity.unit !== "unknown" && (quantity.metric === "value" || quantity.metric === "time");
  return nameless ? row : { ...row, subject: { ...row.subject, item: name } };
}

/** The quantity in the unit that the first figure of the row has. */
function besides(layout: Layout, quantity: Quantity, cells: readonly string[]): Quantity {
  for (const { index } of layout.values) {
    const found = amountsIn(quantity, cells[index] ?? "")[0];
    if (found !== undefined && found.quantity.unit !== "unknown") return found.quantity;
  }
  return quantity;
}

/** Adds a cell's figures, or the failure that the row or a word in their place tells; nothing where no unit is known. */
export function add(
  out: Collector,
  row: Row,
  quantity: Quantity,
  expected: Quantity,
  cell: string,
  name: string,
): void {
  const figure = row.failure === undefined && mayBeAmount(cell);
  if (figure && isBareNumber(cell)) {
    if (quantity.unit !== "unknown") out.value(row, quantity, cell, undefined, name);
    return;
  }
  if (figure) {
    amountsIn(quantity, cell).forEach((each, index) => {
      if (each.quantity.unit !== "unknown")
        out.value(row, each.quantity, each.text, undefined, index === 0 ? name : "");
    });
    return;
  }
  const failure = row.failure ?? failureWord(cell);
  if (failure !== undefined && expected.unit !== "unknown")
    out.value({ ...row, failure }, expected, cell, undefined, name);
}
