import type { Collector, Row } from "../values/collect";
import type { Settings, Subject } from "../../records";
import { recordAt } from "../values/fields";
import type { Kind } from "./kind";
import type { MarkdownTable } from "../parse/markdown";
import type { Quantity } from "../values/quantity";
import { failureOf, failureWord } from "../values/failure";
import { isLlamaBench, readLlamaBench } from "./llama-bench-table";
import { labelledQuantity, layoutOf } from "./markdown-layout";
import type { Layout, ValueColumn } from "./markdown-layout";
import { amountsIn, isBareNumber, mayBeAmount } from "./markdown-values";

/** Any other Markdown: title, headings, and the numbers of its pipe tables that have a unit. */
export const markdown: Kind = {
  name: "markdown",
  matches: (file) => file.content === "markdown",
  read: (file, out) => {
    if (file.content !== "markdown") return;
    out.headings = file.document.headings;
    for (const table of file.document.tables) {
      if (isLlamaBench(table)) readLlamaBench(table, out);
      else readTable(table, out);
    }
  },
};

function readTable(table: MarkdownTable, out: Collector): void {
  const layout = layoutOf(table);
  if (layout.values.length === 0) return;
  const under = table.under.at(-1);
  const section = under === undefined ? {} : { section: under };
  for (const { line, cells } of table.rows) {
    const row = rowOf(layout, section, line, cells);
    if (layout.labelled) addLabelled(layout, row, cells, out);
    else for (const column of layout.values) add(out, row, column.quantity, column.expected, cells[column.index] ?? "");
  }
}

function rowOf(layout: Layout, section: Settings, line: number, cells: readonly string[]): Row {
  const subject = subjectOf(layout, cells);
  const settings = recordAt(layout.settings, cells);
  const named = subject.model !== undefined || (layout.settings.length > 0 && Object.keys(settings).length > 0);
  const dimensions = layout.dimensions.length === 0 ? section : recordAt(layout.dimensions, cells, { ...section });
  const failure = failureIn(layout, cells);
  const row = { row: line, subject, settings, settingsFrom: named ? "record" : "none", dimensions } as const;
  return failure === undefined ? row : { ...row, failure };
}

function subjectOf(layout: Layout, cells: readonly string[]): Subject {
  const subject: { -readonly [name in keyof Subject]: string } = {};
  for (const { name, index } of layout.subject) {
    const cell = cells[index];
    if (cell !== undefined && cell !== "") subject[name] = cell;
  }
  return subject;
}

/** What the row says of its own failure; the zeros beside it are no figures. Notes say why, where no error does. */
function failureIn({ outcome, notesAt }: Layout, cells: readonly string[]): Row["failure"] {
  if (outcome.size === 0) return undefined;
  const get = (role: string): string | undefined => cells[outcome.get(role) ?? -1];
  const failure = failureOf(get);
  const notes = cells[notesAt] ?? "";
  if (failure === undefined || notes === "" || failureOf((role) => (role === "error" ? get(role) : undefined))) {
    return failure;
  }
  return { ...failure, reason: notes.slice(0, 300) };
}

/** Adds the values of a row whose first cell says what they are. */
function addLabelled(layout: Layout, row: Row, cells: readonly string[], out: Collector): void {
  const label = cells[0] ?? "";
  if (label.trim() === "") return;
  for (const column of layout.values) {
    const cell = cells[column.index] ?? "";
    const quantity = labelledQuantity(label, column);
    const figure = row.failure === undefined && mayBeAmount(cell);
    const expected = figure || quantity.unit !== "unknown" ? quantity : besides(layout, quantity, cells);
    add(out, layout.cases ? caseOf(row, column) : row, quantity, expected, cell);
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
function add(out: Collector, row: Row, quantity: Quantity, expected: Quantity, cell: string): void {
  const figure = row.failure === undefined && mayBeAmount(cell);
  if (figure && isBareNumber(cell)) {
    if (quantity.unit !== "unknown") out.value(row, quantity, cell);
    return;
  }
  if (figure) {
    for (const each of amountsIn(quantity, cell)) {
      if (each.quantity.unit !== "unknown") out.value(row, each.quantity, each.text);
    }
    return;
  }
  const failure = row.failure ?? failureWord(cell);
  if (failure !== undefined && expected.unit !== "unknown") out.value({ ...row, failure }, expected, cell);
}
