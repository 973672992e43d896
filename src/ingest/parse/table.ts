import Papa from "papaparse";

import type { Problem } from "../../records";
import { looksNumeric } from "../values/cell";
import { headerlessNote, isHeaderless } from "./headerless";
import { squared } from "./ragged";
import { blocksOf } from "./table-blocks";
import type { Block } from "./table-blocks";

/** A table as it stood in a file: cells are text, whatever they look like. */
export interface Table {
  /** Column names, unique: a second `x` is `x (2)`, one without a name `column 3`. */
  readonly header: readonly string[];
  /** A row without cells could not be read, and keeps the number of those below it. */
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  /** Rows of the file above the first of this table, where it holds several. */
  readonly above?: number;
  /** Cells of rows that could not be read. */
  readonly unread?: number;
  /** Lines of comment, and lines with one cell between tables. */
  readonly remarks?: readonly string[];
}

/** Why a text is no table. */
interface NoTable {
  readonly code: string;
  readonly message: string;
  readonly row?: number;
}

/** What is odd about a table. */
type Oddity = Omit<Problem, "file">;

interface SplitRows {
  /** All rows with the header first; an empty line is a row of one empty cell. */
  readonly data: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly problems: Oddity[];
}

/** Splits CSV or TSV text into rows of cells; the delimiter is found unless given. */
function splitRows(whole: string, delimiter: string | undefined): SplitRows | NoTable {
  if (whole.trim() === "") return { code: "empty", message: "is empty" };
  const { text, said } = withoutPreamble(whole.includes("\n") ? whole : whole.replaceAll("\r", "\n"));
  const mark = delimiter ?? said ?? guessDelimiter(text);
  const { rows, open, broken } = rowsOf(withOneLineEnd(text), mark);
  if (open !== undefined) {
    const row = open.row ?? 0;
    return {
      code: "unterminated-quote",
      row,
      message: `opens a quote in line ${row + 1} that never ends, so the rest of the file cannot be told apart; close it`,
    };
  }
  const problems = broken.length > 0 ? [brokenQuotes(broken[0]!.row ?? 0)] : [];
  return { data: withoutLineEnds(rows), delimiter: mark, problems };
}

/** A text as one table with all its rows, whatever they are; rows with more or fewer cells than the header are named. */
export function parseTable(
  text: string,
  delimiter?: string,
): { readonly table: Table; readonly problems: readonly Oddity[] } | NoTable {
  // prettier-ignore
  const split = splitRows(text, delimiter);
  if ("code" in split) return split;
  const { data, problems } = split;
  const [first = [], ...rows] = data.filter((cells) => cells.length > 1 || cells[0] !== "");
  const header = uniqueNames(first, problems);
  const ragged = rows.flatMap((cells, index) => (cells.length === header.length ? [] : [index + 1]));
  const told = raggedRows(header.length, rows.length, [], ragged);
  return {
    table: { header, rows, delimiter: split.delimiter },
    problems: told === undefined ? problems : [...problems, told],
  };
}

/**
 * The tables of a text. It may hold several, each under a header of its own; lines of comment, repeated headers and rows whose cells nobody can
 * tell apart are left out and named.
 */
export function parseTables(
  text: string,
  cellCharacters: number,
  delimiter?: string,
): { readonly tables: readonly [Table, ...Table[]]; readonly problems: readonly Oddity[] } | NoTable {
  // prettier-ignore
  const split = splitRows(text, delimiter);
  if ("code" in split) return split;
  const { problems } = split;
  const { blocks, remarks, repeatedHeaders } = blocksOf(split.data);
  if (text.length > cellCharacters) {
    const row = longCell(blocks, cellCharacters);
    if (row > 0) return { code: "long-cell", row, message: `has a cell of more than ${cellCharacters} characters` };
  }
  const tables = blocks.map(({ header: names, rows: below, above }, index): Table => {
    const bare = index === 0 && isHeaderless(names, below);
    if (bare) problems.push(headerlessNote);
    const header = bare ? names.map((_, at) => `column ${at + 1}`) : uniqueNames(names, problems);
    const rows = bare ? [names, ...below] : below;
    const { rows: kept, left, cut } = squared(header.length, rows);
    const told = raggedRows(header.length, rows.length, left, cut);
    if (told !== undefined) problems.push({ ...told, row: told.row! + above });
    const unread = left.reduce((sum, row) => sum + rows[row - 1]!.length, 0);
    return {
      header,
      rows: kept,
      delimiter: split.delimiter,
      ...(above === 0 ? {} : { above }),
      ...(unread === 0 ? {} : { unread }),
      ...(index > 0 || remarks.length === 0 ? {} : { remarks }),
    };
  });
  problems.push(...aboutBlocks(tables.length, remarks, repeatedHeaders));
  return { tables: tables as [Table, ...Table[]], problems };
}

function longCell(blocks: readonly Block[], most: number): number {
  for (const { rows, above } of blocks) {
    const row = rows.findIndex((cells) => cells.some((cell) => cell.length > most));
    if (row >= 0) return row + above + 1;
  }
  return 0;
}

/** What a person should know of rows with more or fewer cells than columns. */
function raggedRows(width: number, rows: number, left: readonly number[], cut: readonly number[]): Oddity | undefined {
  // prettier-ignore
  const odd = left.length + cut.length;
  if (odd === 0) return undefined;
  const row = Math.min(left[0] ?? Infinity, cut[0] ?? Infinity);
  const what = [
    ...(left.length > 0 ? [`${left.length === odd ? (odd === 1 ? "it is" : "they are") : `${left.length} are`} left out, as nothing tells whose cell is whose`] : []), // prettier-ignore
    ...(cut.length > 0 ? ["cells that are missing at the end are missing values"] : []),
  ];
  const message = `has ${odd} of ${rows} rows with more or fewer cells than its ${width} columns, first in row ${row}; ${what.join("; ")}`;
  return { row, severity: "warning", code: "ragged-rows", message };
}

function aboutBlocks(tables: number, remarks: readonly string[], repeatedHeaders: number): Oddity[] {
  const note = (code: string, message: string): Omit<Problem, "file"> => ({ severity: "note", code, message });
  const withFigures = remarks.filter((line) => /\d/.test(line)).length;
  return [
    ...(tables > 1 ? [note("several-tables", `holds ${tables} tables, one below the other; each is read by its own header`)] : []), // prettier-ignore
    ...(withFigures > 0
      ? [note("remarks", `has ${withFigures} lines of comment with figures, which are not read`)]
      : []),
    ...(repeatedHeaders > 0
      ? [note("repeated-header", `has its header ${repeatedHeaders} more times among its rows`)]
      : []),
  ];
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

/** Rows without what a CRLF leaves in their last cell; works for mixed line ends too. */
function withoutLineEnds(rows: string[][]): string[][] {
  for (const row of rows) {
    const last = row.length - 1;
    if (row[last]!.endsWith("\r")) row[last] = row[last]!.slice(0, -1);
  }
  return rows;
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
