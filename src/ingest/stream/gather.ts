import { basename } from "node:path";

import type { Problem } from "../../records";
import type { IngestLimits } from "../files/limits";
import { headerlessNote, isHeaderless } from "../parse/headerless";
import { squarer } from "../parse/ragged";
import { uniqueNames } from "../parse/table";
import { isComment, isSame } from "../parse/table-blocks";
import { modelFromName } from "../values/model-from-name";
import { cellCounts } from "./account";
import type { CellCounts } from "./account";
import { streamedColumns } from "./columns";
import type { StreamedColumns } from "./columns";
import { grouping } from "./groups";
import type { Grouping } from "./groups";

/** What the rows of a table come to. */
export interface Gathered {
  readonly columns: StreamedColumns;
  readonly grouped: Grouping;
  readonly counts: CellCounts;
  readonly rows: number;
  /** Rows with more or fewer cells than columns. */
  readonly ragged: number;
  /** Lines of comment, and headers that stand again, among the rows. */
  readonly remarks: number;
  readonly repeatedHeaders: number;
  /** What is odd about the header. */
  readonly problems: readonly Omit<Problem, "file">[];
}

/** Gathers rows, the header first: the first of them tell what the columns are. */
export interface Gatherer {
  add(cells: readonly string[]): void;
  /** Says that there are enough rows to tell what the columns are, or that no more are to come. */
  enough(): void;
  readonly hasHeader: () => boolean;
  /** Rows below the header so far, also those that hold no data. */
  readonly at: () => number;
  /** Undefined where there was no row below the header. */
  readonly gathered: () => Gathered | undefined;
}

/** A table whose columns are known. */
interface Begun extends Pick<Gathered, "columns" | "grouped" | "counts"> {
  readonly width: number;
  readonly square: ReturnType<typeof squarer>;
}

/** @param path of the table, whose name may tell a model */
export function gatherer(path: string, delimiter: string, limits: IngestLimits): Gatherer {
  const problems: Omit<Problem, "file">[] = [];
  let begun: Begun | undefined;
  let first: readonly string[] | undefined;
  /** Rows until there are enough to tell what the columns are. */
  let waiting: (readonly string[])[] = [];
  let [at, rows, ragged, remarks, repeatedHeaders] = [0, 0, 0, 0, 0];

  function begin(names: readonly string[]): void {
    const bare = isHeaderless(names, waiting);
    if (bare) problems.push(headerlessNote);
    const cut = names.map((name) => name.slice(0, limits.cellCharacters));
    const header = bare ? names.map((_, index) => `column ${index + 1}`) : uniqueNames(cut, problems);
    const sample = bare ? [names, ...waiting] : waiting;
    waiting = [];
    const name = basename(path);
    const columns = streamedColumns({ path, name, header, rows: sample, delimiter });
    const counts = cellCounts(header, columns);
    for (let comment = 0; comment < remarks; comment += 1) counts.comment();
    const grouped = grouping(header, columns, modelFromName(name));
    begun = { width: header.length, columns, grouped, counts, square: squarer(header.length, () => sample) };
    at = columns.skip;
    for (const cells of sample.slice(0, columns.skip)) counts.aside(cells);
    for (const cells of sample.slice(columns.skip)) read(begun, cells);
  }

  function read({ width, square, grouped, counts }: Begun, cells: readonly string[]): void {
    at += 1;
    const row = cells.length === width ? cells : square(cells);
    if (isBlank(cells)) {
      if (row !== undefined) counts.aside(row);
      return;
    }
    rows += 1;
    if (cells.length !== width) ragged += 1;
    if (row === undefined) counts.lose(cells);
    else {
      counts.add(row);
      grouped.add(row, at);
    }
  }

  return {
    hasHeader: () => first !== undefined,
    at: () => at,
    add(cells) {
      if (first === undefined) first = cells;
      else if (isComment(cells, first)) {
        remarks += 1;
        begun?.counts.comment();
      } else if (isSame(cells, first)) repeatedHeaders += 1;
      else if (begun === undefined) waiting.push(cells);
      else read(begun, cells);
    },
    enough() {
      if (begun === undefined && first !== undefined && waiting.length > 0) begin(first);
    },
    gathered() {
      if (begun === undefined || rows === 0) return undefined;
      const { columns, grouped, counts } = begun;
      return { columns, grouped, counts, rows, ragged, remarks, repeatedHeaders, problems };
    },
  };
}

function isBlank(cells: readonly string[]): boolean {
  return cells[0]!.trim() === "" && cells.every((cell) => cell.trim() === "");
}
