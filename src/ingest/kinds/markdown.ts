import type { Collector, Row } from "../collect";
import { recordAt, settingName } from "../fields";
import type { Kind } from "../kind";
import type { MarkdownTable } from "../markdown";
import { quantityOf } from "../quantity";
import { isLlamaBench, readLlamaBench } from "./llama-bench-table";
import { measuredPair } from "./markdown-values";

/** Any other Markdown: title, headings, and the numbers of its pipe tables that have a unit. */
export const markdown: Kind = {
  name: "markdown",
  matches: (file) => file.content === "markdown",
  read: (file, out) => {
    if (file.content !== "markdown") return;
    out.headings = file.document.headings;
    for (const table of file.document.tables) readTable(table, out);
  },
};

function readTable(table: MarkdownTable, out: Collector): void {
  if (isLlamaBench(table)) {
    readLlamaBench(table, out);
    return;
  }
  const under = table.under.at(-1);
  const dimensions = under === undefined ? {} : { section: under };
  const metricRows = /^(?:metric|measure|parameter|characteristic|aspect)s?$/i.test(table.header[0] ?? "");
  const pairs = table.header.length === 2 || metricRows;
  const settings = table.header.map(settingName);
  const settingsAt = settings.flatMap((name, index) => (name === undefined ? [] : [{ name, index }]));
  const failureIn = failureReader(table);
  for (const { line, cells } of table.rows) {
    const [first = ""] = cells;
    const own = recordAt(settingsAt, cells);
    const named = settingsAt.length > 0 && Object.keys(own).length > 0;
    const failure = failureIn(cells);
    const row: Row = {
      row: line,
      subject: pairs || /^[\d.,]*$/.test(first) ? {} : { item: first },
      settings: own,
      settingsFrom: named ? "record" : "none",
      dimensions,
      ...(failure === undefined ? {} : { failure }),
    };
    for (let index = 1; index < table.header.length; index += 1) {
      if (settings[index] !== undefined) continue;
      const name = table.header[index]!;
      const label = pairs ? first : name;
      const cell = cells[index] ?? "";
      const here = metricRows && table.header.length > 2 ? { ...row, subject: { item: name } } : row;
      if (failure !== undefined && quantityOf(label).unit !== "unknown") out.value(here, quantityOf(label), cell);
      else {
        for (const { quantity, text } of measuredPair(label, cell)) {
          if (quantity.unit !== "unknown") out.value(here, quantity, text);
        }
      }
    }
  }
}

/** A `Success` column that says no: the zeros beside it are no figures. */
function failureReader(table: MarkdownTable): (cells: readonly string[]) => Row["failure"] {
  const at = table.header.findIndex((name) => /^success$/i.test(name));
  const notesAt = table.header.findIndex((name) => /^notes$/i.test(name));
  return (cells) => {
    if (at < 0 || !/^(?:no|false|✗)$/i.test(cells[at] ?? "")) return undefined;
    const notes = notesAt < 0 ? "" : (cells[notesAt] ?? "");
    return { status: "failed", reason: notes.slice(0, 300) || "the table says no success" };
  };
}
