import Papa from "papaparse";

import type { Problem } from "../../records";
import { looksNumeric } from "../values/cell";

/** A table as it stood in a file: cells are text, whatever they look like. */
export interface Table {
  /** Column names, unique: a second `x` is `x (2)`, one without a name `column 3`. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

/** A table with what was odd about it, or why there is none. */
export type ParsedTable =
  | { readonly table: Table; readonly problems: readonly Omit<Problem, "file">[] }
  | { readonly code: string; readonly message: string; readonly row?: number };

/** Parses CSV or TSV text; the delimiter is found unless given. Ragged rows are kept and named. */
export function parseTable(whole: string, cellCharacters: number, delimiter?: string): ParsedTable {
  if (whole.trim() === "") return { code: "empty", message: "is empty" };
  const { text, said } = withoutPreamble(whole.includes("\n") ? whole : whole.replaceAll("\r", "\n"));
  const mark = delimiter ?? said ?? guessDelimiter(text);
  const { rows: found, open, broken } = rowsOf(withOneLineEnd(text), mark);
  const data = withoutLineEnds(found);
  if (open !== undefined) {
    const row = open.row ?? 0;
    return {
      code: "unterminated-quote",
      row,
      message: `opens a quote in line ${row + 1} that never ends, so the rest of the file cannot be told apart; close it`,
    };
  }
  const problems: Omit<Problem, "file">[] = [];
  if (broken.length > 0) problems.push(brokenQuotes(broken[0]!.row ?? 0));
  const [first = [], ...rows] = data;
  const header = uniqueNames(first, problems);
  const long =
    text.length <= cellCharacters ? -1 : rows.findIndex((row) => row.some((cell) => cell.length > cellCharacters));
  if (long >= 0) {
    return { code: "long-cell", row: long + 1, message: `has a cell of more than ${cellCharacters} characters` };
  }
  const ragged = rows.filter((row) => row.length !== header.length);
  if (ragged.length > 0) {
    const row = rows.indexOf(ragged[0]!) + 1;
    problems.push({
      row,
      severity: "warning",
      code: "ragged-rows",
      message: `has ${ragged.length} of ${rows.length} rows with more or fewer cells than its ${header.length} columns, first in row ${row}; missing cells are missing values`,
    });
  }
  return { table: { header, rows, delimiter: mark }, problems };
}

/**
 * The table without what programs write above it: empty lines, `sep=;` for Excel, and lines of comment. A line that begins with a hash and stands over
 * as many cells, with figures among them, is a header.
 */
export function withoutPreamble(whole: string): { readonly text: string; readonly said?: string } {
  const begun = whole.replace(/^(?:[^\S\n]*\n)+/, "");
  const sep = /^sep=([^\r\n])\r?\n/i.exec(begun);
  if (sep !== null) return { text: begun.slice(sep[0].length), said: sep[1]! };
  let text = begun;
  while (text.startsWith("#")) {
    const end = text.indexOf("\n");
    const rest = text.slice(end + 1);
    if (end < 0 || rest.trim() === "") break;
    const mark = guessDelimiter(rest);
    const below = rest.split("\n", 1)[0]!.split(mark);
    const isHeader = below.length > 1 && text.slice(0, end).split(mark).length === below.length;
    if (isHeader && below.some((cell) => looksNumeric(cell, true))) break;
    text = rest;
  }
  return { text };
}

interface SplitText {
  readonly rows: string[][];
  /** The error of a quote that never ends. */
  readonly open?: Papa.ParseError;
  /** The errors of quotes that text follows. */
  readonly broken: readonly Papa.ParseError[];
}

/** Cells of every row, and the error of a quote that never ends. Without a quote in it a text needs no parser. */
function rowsOf(text: string, delimiter: string): SplitText {
  if (!text.includes('"')) return { rows: text.split("\n").map((line) => line.split(delimiter)), broken: [] };
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
  const open = errors.find((error) => error.code === "MissingQuotes");
  const broken = errors.filter((error) => error.code === "InvalidQuotes");
  return { rows: data, broken, ...(open === undefined ? {} : { open }) };
}

/** What a person should know of quoted cells that other text follows. */
export function brokenQuotes(row: number): Omit<Problem, "file"> {
  const message = `has a quoted cell with text behind its closing quote near row ${row}, so what follows may have become part of that cell; double the quotes inside of cells`;
  return { severity: "warning", code: "broken-quotes", row, message };
}

/** Rows without what a CRLF leaves in their last cell, and without empty lines; works for mixed line ends too. */
function withoutLineEnds(rows: string[][]): string[][] {
  for (const row of rows) {
    const last = row.length - 1;
    if (row[last]!.endsWith("\r")) row[last] = row[last]!.slice(0, -1);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

/** The separator that the first line holds most of outside quotes. */
export function guessDelimiter(text: string): string {
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  const line = text.slice(0, Math.min(end, 100_000)).replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** The text with every line end outside of quotes as LF, where lone CRs stand beside LFs; any other text as it is. */
function withOneLineEnd(text: string): string {
  if (!text.includes("\r") || !text.includes("\n") || !/\r(?!\n)/.test(text)) return text;
  const parts = text.split('"');
  return parts.map((part, at) => (at % 2 === 0 ? part.replaceAll(/\r\n?/g, "\n") : part)).join('"');
}

export function uniqueNames(names: readonly string[], problems: Omit<Problem, "file">[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const trimmed = name.trim() === "" ? `column ${index + 1}` : name.trim();
    const count = (seen.get(trimmed) ?? 0) + 1;
    seen.set(trimmed, count);
    if (count === 1) return trimmed;
    problems.push({
      severity: "warning",
      code: "duplicate-header",
      message: `names the column ${JSON.stringify(trimmed)} twice; the second one is read as "${trimmed} (${count})"`,
    });
    return `${trimmed} (${count})`;
  });
}
