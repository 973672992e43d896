import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import Papa from "papaparse";

import { openRegular } from "../../files";
import type { RawFile } from "../files/file-result";
import type { IngestLimits } from "../files/limits";
import { brokenQuotes } from "../parse/split-rows";
import { chunksOf } from "./chunks";
import { gatherer } from "./gather";
import type { Gathered } from "./gather";
import { streamHead } from "./head";
import { textOf } from "./text";
import type { Writing } from "./text";

/** Small chunks: what a chunk leaves behind is still young when it is collected; 1 MiB took half as long again. */
const chunkBytes = 1 << 16;
/** Characters without a row: a quote that was never closed has swallowed them. */
const mostWithoutRow = 32 * 2 ** 20;

/** What came of the rows of one table. */
export interface StreamedRows extends Gathered {
  readonly digest: string;
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
  const gather = gatherer(raw.path, delimiter, limits);
  let brokenRow: number | undefined;
  /** Rows so far, the header not counted. */
  const soFar = (): number => gather.gathered()?.rows ?? 0;

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
          refuse(parser, `opens a quote after row ${soFar()} that never ends; close it`);
          return;
        }
        const broken = errors.filter((error) => error.code === "InvalidQuotes");
        if (broken.length > 0) brokenRow ??= gather.at() + (broken[0]!.row ?? 0);
        for (const cells of data) {
          if (gather.hasHeader() && longest(cells) > limits.cellCharacters) {
            refuse(parser, `has a cell of more than ${limits.cellCharacters} characters after row ${soFar()}`);
            return;
          }
          const end = cells[cells.length - 1]!;
          if (end.charCodeAt(end.length - 1) === 0x0d) cells[cells.length - 1] = end.slice(0, -1);
          if (cells.length > 1 || cells[0] !== "") gather.add(cells);
        }
        gather.enough();
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  if (!gather.hasHeader()) throw new Error("is empty");
  const gathered = gather.gathered();
  if (gathered === undefined) throw new Error("has a header and no rows that can be read");
  const problems = brokenRow === undefined ? gathered.problems : [...gathered.problems, brokenQuotes(brokenRow)];
  return { ...gathered, digest: hash.digest("hex"), problems };
}

function longest(cells: readonly string[]): number {
  let most = 0;
  for (const cell of cells) if (cell.length > most) most = cell.length;
  return most;
}
