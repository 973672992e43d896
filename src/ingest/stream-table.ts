import { createHash } from "node:crypto";
import { closeSync, readSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

import Papa from "papaparse";

import { chunksOf } from "./chunks";
import { failed } from "./file-result";
import type { FileResult, RawFile } from "./file-result";
import type { IngestLimits } from "./limits";
import { openRegular } from "./open-file";
import { aggregates, streamedKind } from "./stream-aggregates";
import { grouping } from "./stream-groups";
import type { Group, Grouping } from "./stream-groups";
import { NotUtf8, textOf } from "./stream-text";
import { guessDelimiter, uniqueNames } from "./table";

/** Small chunks: what a chunk leaves behind is still young when it is collected; 1 MiB took half as long again. */
const chunkBytes = 1 << 16;
/** Characters without a row: a quote that was never closed has swallowed them. */
const mostWithoutRow = 32 * 2 ** 20;

/**
 * Reads a table too large to be held: rows are streamed through papaparse and kept as count, mean, sd, min and max per model, settings,
 * stage, variant and metric. Memory does not grow with the file.
 */
export async function streamTable(
  root: string,
  raw: RawFile,
  limits: IngestLimits,
  signal?: AbortSignal,
): Promise<FileResult> {
  try {
    const path = join(root, raw.path);
    let latin = false;
    const streamed = await parseStream(path, raw, limits, signal).catch((error: unknown) => {
      if (!(error instanceof NotUtf8)) throw error;
      latin = true;
      return parseStream(path, raw, limits, signal, "windows-1252");
    });
    const { grouped, digest, ragged, rows } = streamed;
    const measurements = grouped.groups.flatMap((group) => aggregates(raw.path, group, grouped));
    const lost = sum(grouped, (group) => group.failedRows);
    const told = [
      `${raw.path} is large, so its ${rows} rows are kept as count, mean, sd, min and max per group`,
      ...(lost > 0 ? [`${lost} of them failed`] : []),
      ...(ragged > 0 ? [`${ragged} have more or fewer cells than columns`] : []),
      ...(latin ? ["it is not UTF-8 and was read as Windows-1252"] : []),
      ...(grouped.overflow() ? ["groups beyond the first 2000 are one"] : []),
    ];
    return {
      file: {
        path: raw.path,
        format: raw.format,
        kind: streamedKind,
        bytes: raw.size,
        modified: raw.modified,
        sha256: digest,
        status: measurements.length === 0 ? "no-measurements" : "read",
        measurements: measurements.length,
      },
      measurements,
      calls: [],
      problems: [
        {
          file: raw.path,
          severity: ragged > 0 || latin ? "warning" : "note",
          code: "aggregated",
          message: `${told.join("; ")}.`,
        },
      ],
    };
  } catch (error) {
    signal?.throwIfAborted();
    const said = error instanceof Error ? error.message : String(error);
    const code = said.startsWith("has a cell of more") ? "long-cell" : "unreadable-table";
    return failed(raw, "malformed", "error", code, said);
  }
}

interface Streamed {
  readonly grouped: Grouping;
  readonly digest: string;
  readonly ragged: number;
  readonly rows: number;
}

async function parseStream(
  path: string,
  raw: RawFile,
  limits: IngestLimits,
  signal: AbortSignal | undefined,
  encoding: "utf-8" | "windows-1252" = "utf-8",
): Promise<Streamed> {
  const { fd } = openRegular(path);
  const bytes = chunksOf(fd, chunkBytes, signal);
  const hash = createHash("sha256");
  const pace = { least: chunkBytes };
  const stream = Readable.from(textOf(bytes, encoding, pace, (chunk) => hash.update(chunk)));
  let header: readonly string[] | undefined;
  const delimiter = raw.format === "tsv" ? "\t" : guessDelimiter(firstLine(path));
  let grouped = grouping([], delimiter);
  let ragged = 0;
  let rows = 0;
  await new Promise<void>((resolve, reject) => {
    stream.on("error", reject);
    Papa.parse<string[]>(stream, {
      delimiter,
      newline: "\n",
      skipEmptyLines: true,
      chunk: ({ data, errors }, parser) => {
        // Without a row the parser begins again with what it has: so the more it has, the more it waits for.
        pace.least = data.length === 0 ? 2 * pace.least : chunkBytes;
        const open = errors.find((error) => error.code === "MissingQuotes");
        if (open !== undefined || pace.least > mostWithoutRow) {
          reject(new Error(`opens a quote after row ${rows} that never ends; close it`));
          parser.abort();
          stream.destroy();
          return;
        }
        for (const cells of data) {
          if (header === undefined) {
            header = uniqueNames(
              cells.map((name) => name.slice(0, limits.cellCharacters)),
              [],
            );
            grouped = grouping(header, delimiter);
            continue;
          }
          if (longest(cells) > limits.cellCharacters) {
            reject(new Error(`has a cell of more than ${limits.cellCharacters} characters after row ${rows}`));
            parser.abort();
            stream.destroy();
            return;
          }
          const last = cells.length - 1;
          const end = cells[last]!;
          if (end.charCodeAt(end.length - 1) === 0x0d) cells[last] = end.slice(0, -1);
          if (cells.length !== header.length) ragged += 1;
          grouped.add(cells);
          rows += 1;
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  if (header !== undefined && rows === 0 && raw.size > 0) throw new Error("has a header and no rows that can be read");
  return { grouped, digest: hash.digest("hex"), ragged, rows };
}

function longest(cells: readonly string[]): number {
  let most = 0;
  for (const cell of cells) if (cell.length > most) most = cell.length;
  return most;
}

function firstLine(path: string): string {
  const { fd } = openRegular(path);
  try {
    const buffer = Buffer.alloc(65_536);
    return buffer.toString("latin1", 0, readSync(fd, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(fd);
  }
}

function sum(grouped: Grouping, of: (group: Group) => number): number {
  return grouped.groups.reduce((total, group) => total + of(group), 0);
}
