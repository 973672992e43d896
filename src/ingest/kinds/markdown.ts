import { parseMarkdown } from "../parse/markdown";
import type { MarkdownDocument, MarkdownTable } from "../parse/markdown";
import type { Collector } from "../values/collect";
import { unitlessNote } from "../values/unit-notes";
import type { Kind } from "./kind";
import { isLlamaBench, readLlamaBench } from "./llama-bench-table";
import { longColumns } from "./long-format";
import { add, addLabelled, addLong } from "./markdown-cells";
import { readFence } from "./markdown-fence";
import { layoutOf, unitlessColumns } from "./markdown-layout";
import { modelAbove, modelOfDocument } from "./markdown-model";
import { rowOf } from "./markdown-rows";
import { named } from "./markdown-table";

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
