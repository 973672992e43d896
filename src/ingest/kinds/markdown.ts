import type { Settings, Subject } from "../../records";
import { parseMarkdown } from "../parse/markdown";
import type { MarkdownDocument, MarkdownTable } from "../parse/markdown";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { failureOf, failureWord } from "../values/failure";
import type { OutcomeRole } from "../values/failure";
import { recordAt } from "../values/fields";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { unitlessNote } from "../values/unit-notes";
import type { Kind } from "./kind";
import { isLlamaBench, readLlamaBench } from "./llama-bench-table";
import { isLongValue, longColumns, longQuantity } from "./long-format";
import type { LongColumns } from "./long-format";
import { labelledQuantity, layoutOf, unitlessColumns } from "./markdown-layout";
import type { Layout, ValueColumn } from "./markdown-layout";
import { modelAbove, modelOfDocument } from "./markdown-model";
import { named } from "./markdown-table";
import { amountsIn, isBareNumber, mayBeAmount } from "./markdown-values";
import { apartBy, rowAggregate } from "./row-apart";
import { readLines } from "./printed-lines";
import { readVerbose } from "./verbose-times";

/** Any other Markdown: title, headings, the numbers of its pipe tables that have a unit, and what Ollama prints in fenced code. */
export const markdown: Kind = {
  name: "markdown",
  matches: (file) => file.content === "markdown",
  read: (file, out) => {
    if (file.content !== "markdown") return;
    out.headings = file.document.headings;
    readDocument(file.document, out);
  },
};

/** Any other text: tables and lines of figures, as programs print them on a screen. */
export const printed: Kind = {
  name: "printed",
  matches: (file) => file.content === "text",
  read: (file, out) => {
    if (file.content !== "text") return;
    const document = parseMarkdown(file.text);
    readDocument({ ...document, fences: [] }, out);
    readFence({ text: document.text, line: 1, under: [] }, out, modelOfDocument(document), document.tables.length > 0);
    if (out.measurements.length + out.problems.length === 0)
      out.problem("note", "unknown-text", "is a text of no program that is known, and no figures were found in it");
  },
};

function readDocument(document: MarkdownDocument, out: Collector): void {
  const model = modelOfDocument(document);
  const unread = new Set<string>();
  for (const table of document.tables) {
    if (isLlamaBench(table)) readLlamaBench(table, out);
    else readTable(table, out, model, unread);
    tellLong(table, out);
  }
  for (const fence of document.fences) readFence(fence, out, model);
  if (unread.size > 0)
    out.problem("note", "unknown-unit", unitlessNote([...unread]).replace(/they are kept.*/, "they are left out"));
}

function tellLong({ header, long }: MarkdownTable, out: Collector): void {
  if (long.length === 0) return;
  const what = `has ${long.length} rows with more cells than the ${header.length} columns above them, first in line ${long[0]!}; they are left out, as nothing tells whose cell is whose`;
  out.problem("warning", "ragged-rows", what, long[0]);
}

/** Fenced code: what `ollama run --verbose` and `llama-bench` print is read, and lines of figures; of any other table there it is told that it is not. */
function readFence(
  fence: MarkdownDocument["fences"][number],
  out: Collector,
  model: string | undefined,
  isTold = false,
): void {
  const about = modelAbove(fence.under) ?? model;
  const base: Row = {
    subject: { ...(about === undefined ? {} : { model: about }), backend: "ollama" },
    settings: {},
    settingsFrom: about === undefined ? "none" : "record",
  };
  if (readVerbose(fence.text, fence.line, base, out) > 0) return;
  readLines(fence.text, fence.line, { ...base, subject: about === undefined ? {} : { model: about } }, out);
  if (isTold || !fence.text.includes("|")) return;
  const { tables } = parseMarkdown(fence.text);
  for (const table of tables) {
    const rows = table.rows.map(({ line, cells }) => ({ line: line + fence.line - 1, cells }));
    if (isLlamaBench(table)) readLlamaBench({ ...table, rows }, out);
    else
      out.problem(
        "note",
        "fenced-table",
        `has a table in fenced code below line ${fence.line}, which is not read`,
        fence.line,
      );
  }
}

function readTable(plain: MarkdownTable, out: Collector, model: string | undefined, unread: Set<string>): void {
  const table = named(plain);
  const columns = longColumns(table.header);
  const long = columns !== undefined && (columns.metricAt > 0 || columns.unitAt > 0) ? columns : undefined;
  const layout = layoutOf(table, long !== undefined);
  const under = table.under.at(-1);
  const about = modelAbove(table.under) ?? model;
  const section = under === undefined ? {} : { section: under };
  unitlessColumns(table, layout).forEach((name) => unread.add(name));
  if (layout.values.length === 0) return;
  // A model that stands once for the rows below it, as merged cells are written.
  const mergedAt = layout.subject.find(({ name, index }) => name === "model" && index === 0)?.index;
  let merged: string | undefined;
  for (const { line, cells } of table.rows) {
    if (mergedAt !== undefined) merged = cells[mergedAt] || merged;
    const row = rowOf(layout, section, line, cells, merged ?? about);
    if (long !== undefined) addLong(table, long, row, cells, out);
    else if (layout.labelled) addLabelled(layout, row, cells, out, unread);
    else {
      for (const column of layout.values) {
        const own = table.cases[column.index] ?? "";
        const at = column.isCase ? { ...row, dimensions: { ...row.dimensions, column: column.name } } : row;
        const placed = own === "" ? at : { ...at, dimensions: { ...at.dimensions, column: own } };
        add(out, placed, column.quantity, column.expected, cells[column.index] ?? "", column.name);
      }
    }
  }
}

/** A row of `Task | Metric | Value | Stderr`, or of `Metric | Value | Unit` below a heading that says what is measured. */
function addLong(
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

function rowOf(
  layout: Layout,
  section: Settings,
  line: number,
  cells: readonly string[],
  model: string | undefined,
): Row {
  const told = subjectOf(layout, cells);
  const subject = told.model !== undefined || model === undefined ? told : { ...told, model };
  const settings = recordAt(layout.settings, cells);
  const isNamed = subject.model !== undefined || (layout.settings.length > 0 && Object.keys(settings).length > 0);
  const dimensions = layout.dimensions.length === 0 ? section : recordAt(layout.dimensions, cells, { ...section });
  const failure = failureIn(layout, cells);
  const label = [told.item, told.model, layout.runAt < 0 ? undefined : cells[layout.runAt]];
  const aggregate = label.map((cell) => rowAggregate(cell, false)).find((word) => word !== undefined);
  const apart = layout.apart
    .map(({ role, plain, index }) => apartBy(role, plain, cells[index]))
    .find((word) => word !== undefined);
  const row = { row: line, subject, settings, settingsFrom: isNamed ? "record" : "none", dimensions } as const;
  return {
    ...row,
    ...(failure === undefined ? {} : { failure }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(apart === undefined ? {} : { apart }),
  };
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
  const get = (role: OutcomeRole): string | undefined => cells[outcome.get(role) ?? -1];
  const failure = failureOf(get);
  const notes = cells[notesAt] ?? "";
  if (failure === undefined || notes === "" || failureOf((role) => (role === "error" ? get(role) : undefined))) {
    return failure;
  }
  return { ...failure, reason: notes.slice(0, 300) };
}

/** Adds the values of a row whose first cell says what they are. */
function addLabelled(layout: Layout, row: Row, cells: readonly string[], out: Collector, unread: Set<string>): void {
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
function add(out: Collector, row: Row, quantity: Quantity, expected: Quantity, cell: string, name: string): void {
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
