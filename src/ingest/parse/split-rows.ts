import Papa from "papaparse";

import type { Problem } from "../../records";
import { guessDelimiter, withoutPreamble } from "./preamble";

/** Why a text is no table. */
export interface NoTable {
  readonly code: string;
  readonly message: string;
  readonly row?: number;
}

/** What is odd about a table. */
export type Oddity = Omit<Problem, "file">;

interface SplitRows {
  /** All rows with the header first; an empty line is a row of one empty cell. */
  readonly data: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly problems: Oddity[];
}

/** Splits CSV or TSV text into rows of cells; the delimiter is found unless given. */
export function splitRows(whole: string, delimiter: string | undefined): SplitRows | NoTable {
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

/** The text with every line end outside of quotes as LF, where lone CRs stand beside LFs; any other text as it is. */
function withOneLineEnd(text: string): string {
  if (!text.includes("\r") || !text.includes("\n") || !/\r(?!\n)/.test(text)) return text;
  const parts = text.split('"');
  return parts.map((part, at) => (at % 2 === 0 ? part.replaceAll(/\r\n?/g, "\n") : part)).join('"');
}
