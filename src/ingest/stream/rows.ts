import { createHash } from "node:crypto";
import { basename } from "node:path";
import { Readable } from "node:stream";

import Papa from "papaparse";

import { openRegular } from "../../files";
import type { Problem } from "../../records";
import type { RawFile } from "../files/file-result";
import type { IngestLimits } from "../files/limits";
import { modelFromName } from "../values/model-from-name";
import { squarer } from "../parse/ragged";
import { brokenQuotes, uniqueNames } from "../parse/table";
import { chunksOf } from "./chunks";
import { streamedColumns } from "./columns";
import type { StreamedColumns } from "./columns";
import { grouping } from "./groups";
import type { Grouping } from "./groups";
import { streamHead } from "./head";
import { textOf } from "./text";
import type { Writing } from "./text";

/** Small chunks: what a chunk leaves behind is still young when it is collected; 1 MiB took half as long again. */
const chunkBytes = 1 << 16;
/** Characters without a row: a quote that was never closed has swallowed them. */
const mostWithoutRow = 32 * 2 ** 20;

/** What came of the rows of one table. */
export interface StreamedRows {
  readonly columns: StreamedColumns;
  readonly grouped: Grouping;
  readonly digest: string;
  readonly rows: number;
  /** Rows with more or fewer cells than columns. */
  readonly ragged: number;
  /** What is odd about the header. */
  readonly problems: readonly Omit<Problem, "file">[];
}

/**
 * Reads the rows of a table through papaparse, a piece at a time, and gathers them into groups.
 * @param encoding where it is not what the file's first bytes say
 * @throws NotUtf8 where it says UTF-8 and is not; Error with what is wrong with the table; the signal's reason
 */
export async function streamRows(
  path: string,
  raw: RawFile,
  limits: IngestLimits,
  signal: AbortSignal | undefined,
  encoding?: Writing["encoding"],
): Promise<StreamedRows> {
  const head = streamHead(path, raw.format === "tsv" ? "\t" : undefined);
  const { delimiter } = head;
  const hash = createHash("sha256");
  const pace = { least: chunkBytes };
  const bytes = chunksOf(openRegular(path).fd, chunkBytes, signal);
  const text = textOf(bytes, { ...head, encoding: encoding ?? head.encoding }, pace, (chunk) => hash.update(chunk));
  const stream = Readable.from(text);
  let begun:
    { width: number; columns: StreamedColumns; grouped: Grouping; square: ReturnType<typeof squarer> } | undefined;
  /** Rows until there are enough to tell what the columns are. */
  let waiting: string[][] = [];
  const problems: Omit<Problem, "file">[] = [];
  let brokenRow: number | undefined;
  let ragged = 0;
  let rows = 0;
  /** Rows below the header, also those that hold no data. */
  let at = 0;

  function begin(): void {
    const [first = [], ...sample] = waiting;
    const names = first.map((name) => name.slice(0, limits.cellCharacters));
    const header = uniqueNames(names, problems);
    const name = basename(path);
    const columns = streamedColumns({ path: raw.path, name, header, rows: sample, delimiter });
    begun = {
      width: header.length,
      columns,
      grouped: grouping(header, columns, modelFromName(name)),
      square: squarer(header.length, () => sample),
    };
    at = columns.skip;
    for (const cells of sample.slice(columns.skip)) add(cells);
    waiting = [];
  }

  function add(cells: string[]): void {
    if (begun === undefined) {
      waiting.push(cells);
      return;
    }
    at += 1;
    if (isBlank(cells)) return;
    rows += 1;
    const row = cells.length === begun.width ? cells : begun.square(cells);
    if (cells.length !== begun.width) ragged += 1;
    if (row !== undefined) begun.grouped.add(row, at);
  }

  await new Promise<void>((resolve, reject) => {
    const refuse = (parser: Papa.Parser, why: string): void => {
      reject(new Error(why));
      parser.abort();
      stream.destroy();
    };
    stream.on("error", reject);
    Papa.parse<string[]>(stream, {
      delimiter,
      newline: "\n",
      skipEmptyLines: true,
      chunk: ({ data, errors }, parser) => {
        // Without a row the parser begins again with what it has: so the more it has, the more it waits for.
        pace.least = data.length === 0 ? 2 * pace.least : chunkBytes;
        if (errors.some((error) => error.code === "MissingQuotes") || pace.least > mostWithoutRow) {
          refuse(parser, `opens a quote after row ${rows} that never ends; close it`);
          return;
        }
        const broken = errors.filter((error) => error.code === "InvalidQuotes");
        if (broken.length > 0) brokenRow ??= at + (broken[0]!.row ?? 0);
        for (const cells of data) {
          const isHeader = begun === undefined && waiting.length === 0;
          if (!isHeader && longest(cells) > limits.cellCharacters) {
            refuse(parser, `has a cell of more than ${limits.cellCharacters} characters after row ${rows}`);
            return;
          }
          const end = cells[cells.length - 1]!;
          if (end.charCodeAt(end.length - 1) === 0x0d) cells[cells.length - 1] = end.slice(0, -1);
          if (cells.length > 1 || cells[0] !== "") add(cells);
        }
        if (begun === undefined && waiting.length > 1) begin();
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  if (begun === undefined && waiting.length === 0) throw new Error("is empty");
  if (begun === undefined || rows === 0) throw new Error("has a header and no rows that can be read");
  if (brokenRow !== undefined) problems.push(brokenQuotes(brokenRow));
  return { ...begun, digest: hash.digest("hex"), rows, ragged, problems };
}

function isBlank(cells: readonly string[]): boolean {
  return cells[0]!.trim() === "" && cells.every((cell) => cell.trim() === "");
}

function longest(cells: readonly string[]): number {
  let most = 0;
  for (const cell of cells) if (cell.length > most) most = cell.length;
  return most;
}
