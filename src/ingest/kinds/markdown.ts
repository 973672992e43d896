import type { Collector, Row } from "../collect";
import { settingName } from "../fields";
import { settingValue } from "../cell";
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
  for (const { line, cells } of table.rows) {
    const named = new Map<string, NonNullable<ReturnType<typeof settingValue>>>();
    settings.forEach((setting, index) => {
      const value = setting === undefined ? undefined : settingValue(cells[index]);
      if (setting !== undefined && value !== undefined) named.set(setting, value);
    });
    const item = /^[\d.,]*$/.test(cells[0] ?? "") ? undefined : cells[0];
    const row: Row = {
      row: line,
      subject: item === undefined || pairs ? {} : { item },
      settings: Object.fromEntries(named),
      settingsFrom: named.size > 0 ? "record" : "none",
      dimensions,
      ...(failureOf(table, cells) ?? {}),
    };
    table.header.forEach((name, index) => {
      if (index === 0 || settings[index] !== undefined) return;
      const cell = cells[index] ?? "";
      const label = pairs ? (cells[0] ?? "") : name;
      const here = metricRows && table.header.length > 2 ? { ...row, subject: { item: name } } : row;
      const found = measuredPair(label, cell).filter(({ quantity }) => quantity.unit !== "unknown");
      if (row.failure !== undefined && quantityOf(label).unit !== "unknown") out.value(here, quantityOf(label), cell);
      else for (const { quantity, text } of found) out.value(here, quantity, text);
    });
  }
}

/** A `Success` column that says no: the zeros beside it are no figures. */
function failureOf(table: MarkdownTable, cells: readonly string[]): Pick<Row, "failure"> | undefined {
  const at = table.header.findIndex((name) => /^success$/i.test(name));
  if (at < 0 || !/^(?:no|false|✗)$/i.test(cells[at] ?? "")) return undefined;
  const notes = cells[table.header.findIndex((name) => /^notes$/i.test(name))] ?? "";
  return { failure: { status: "failed", reason: notes.slice(0, 300) || "the table says no success" } };
}
