import type * as Hyparquet from "hyparquet" with { "resolution-mode": "import" };

import type { ParquetAnswer, ParquetBounds } from "./answer";
import { cellText } from "./cell-text";
import { namedByPlace } from "./columns";
import { textParsers } from "./time-text";

/** Characters of all cells together: a few bytes can say the same long word a million times. */
const mostCharacters = 2 ** 27;

/**
 * Reads a Parquet file into text cells. Runs in a process that can be ended: hyparquet believes what a damaged file says about itself, and
 * may then count for ever or ask for all memory.
 */
export async function readTable(bytes: Uint8Array, bounds: ParquetBounds): Promise<ParquetAnswer> {
  try {
    return await tableOf(new Uint8Array(bytes).buffer, bounds);
  } catch (error) {
    const said = error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 160) : "";
    return damaged(said);
  }
}

async function tableOf(file: ArrayBuffer, bounds: ParquetBounds): Promise<ParquetAnswer> {
  const library: typeof Hyparquet = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  const metadata = library.parquetMetadata(file, { parsers: textParsers, geoparquet: false });
  const columns = namedByPlace(metadata, library.parquetSchema(metadata));
  const inGroups = metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  const claimed = metadata.num_rows > inGroups ? metadata.num_rows : inGroups;
  if (claimed * BigInt(Math.max(1, columns.length)) > BigInt(bounds.cells)) return tooLarge(claimed, columns, bounds);
  if (metadata.num_rows !== inGroups) return damaged(`${metadata.num_rows} rows, but ${inGroups} in its row groups`);

  const values = columns.map(() => 0);
  let found: unknown[][] = [];
  await library.parquetRead({
    file: { byteLength: file.byteLength, slice: (start, end) => file.slice(start, end) },
    metadata,
    compressors,
    parsers: textParsers,
    utf8: false,
    onChunk: ({ columnName, columnData }) => {
      values[Number(columnName)]! += columnData.length;
    },
    onComplete: (rows) => {
      found = rows;
    },
  });
  const short = values.findIndex((count) => BigInt(count) !== claimed);
  if (short >= 0 && claimed > 0n) {
    return damaged(`${values[short]!} values in the column ${JSON.stringify(columns[short]!)} for ${claimed} rows`);
  }
  return textTable(columns, found, bounds);
}

function textTable(
  columns: readonly string[],
  found: readonly (readonly unknown[])[],
  { cellCharacters }: ParquetBounds,
): ParquetAnswer {
  let binary = 0;
  let characters = 0;
  const onBinary = (): void => void (binary += 1);
  const rows: string[][] = [];
  for (const [at, row] of found.entries()) {
    const cells = row.map((value) => cellText(value, onBinary));
    for (const { length } of cells) {
      if (length > cellCharacters) {
        return { code: "long-cell", row: at + 1, message: `has a cell of more than ${cellCharacters} characters` };
      }
      characters += length;
    }
    if (characters > mostCharacters) {
      const message = `has more than ${mostCharacters} characters in its first ${at + 1} rows; split it`;
      return { status: "too-large", code: "too-large", message };
    }
    rows.push(cells);
  }
  return { columns, rows, binary };
}

function tooLarge(rows: bigint, columns: readonly string[], { cells }: ParquetBounds): ParquetAnswer {
  const message = `claims ${rows} rows of ${columns.length} columns, more than the ${cells} cells that are read of a Parquet file; split it`;
  return { status: "too-large", code: "too-many-cells", message };
}

function damaged(said: string): ParquetAnswer {
  const message = `cannot be read as a Parquet file (${said}); write it again, or export it as CSV`;
  return { code: "malformed-parquet", message };
}
