import { createHash } from "node:crypto";
import { closeSync, createReadStream, readSync } from "node:fs";
import { join } from "node:path";

import Papa from "papaparse";

import { failed } from "./file-result";
import type { FileResult, RawFile } from "./file-result";
import type { IngestLimits } from "./limits";
import { openRegular } from "./open-file";
import { aggregates, streamedKind } from "./stream-aggregates";
import { grouping } from "./stream-groups";
import type { Group, Grouping } from "./stream-groups";
import { guessDelimiter, uniqueNames } from "./table";

const chunkBytes = 1 << 20;
const mostLineBytes = 32 * 2 ** 20;

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
    const { grouped, digest, ragged, rows } = await parseStream(join(root, raw.path), raw, limits, signal);
    const measurements = [...grouped.groups.values()].flatMap((group) => aggregates(raw.path, group, grouped));
    const lost = sum(grouped, (group) => group.failedRows);
    const told = [
      `${raw.path} is large, so its ${rows} rows are kept as count, mean, sd, min and max per group`,
      ...(lost > 0 ? [`${lost} of them failed`] : []),
      ...(ragged > 0 ? [`${ragged} have more or fewer cells than columns`] : []),
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
          severity: ragged > 0 ? "warning" : "note",
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
): Promise<Streamed> {
  const { fd } = openRegular(path);
  const stream = createReadStream(path, { fd, highWaterMark: chunkBytes, ...(signal === undefined ? {} : { signal }) });
  const hash = createHash("sha256");
  let line = 0;
  stream.on("data", (data) => {
    const chunk = data as Buffer;
    hash.update(chunk);
    const end = chunk.lastIndexOf(10);
    line = end < 0 ? line + chunk.length : chunk.length - end;
    if (line > mostLineBytes)
      stream.destroy(new Error(`has a line of more than ${mostLineBytes / 2 ** 20} MiB; it is no table of rows`));
    if (chunk.subarray(0, 4096).includes(0))
      stream.destroy(new Error("holds NUL bytes, so it is not text; check its name"));
  });
  let header: readonly string[] | undefined;
  let grouped = grouping([]);
  let ragged = 0;
  let rows = 0;
  let idle = 0;
  await new Promise<void>((resolve, reject) => {
    stream.on("error", reject);
    Papa.parse<string[]>(stream, {
      delimiter: raw.format === "tsv" ? "\t" : guessDelimiter(firstLine(path)),
      newline: "\n",
      skipEmptyLines: true,
      chunk: ({ data, errors }, parser) => {
        idle = data.length === 0 ? idle + 1 : 0;
        const open = errors.find((error) => error.code === "MissingQuotes");
        if (open !== undefined || idle > 40) {
          reject(new Error(`opens a quote after row ${rows} that never ends; close it`));
          parser.abort();
          stream.destroy();
          return;
        }
        for (const cells of data) {
          if (header === undefined) {
            header = uniqueNames(
              cells.map((name) => name.replace(/^\ufeff/, "").slice(0, limits.cellCharacters)),
              [],
            );
            grouped = grouping(header);
            continue;
          }
          if (cells.some((cell) => cell.length > limits.cellCharacters)) {
            reject(new Error(`has a cell of more than ${limits.cellCharacters} characters after row ${rows}`));
            parser.abort();
            stream.destroy();
            return;
          }
          const last = cells.length - 1;
          if (cells[last]!.endsWith("\r")) cells[last] = cells[last]!.slice(0, -1);
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
  return [...grouped.groups.values()].reduce((total, group) => total + of(group), 0);
}
