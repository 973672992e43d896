import type { Problem } from "../../records";
import { headerlessNote, isHeaderless } from "./headerless";
import { squared } from "./ragged";
import { splitRows } from "./split-rows";
import type { NoTable, Oddity } from "./split-rows";
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
