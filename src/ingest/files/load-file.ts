import { sep } from "node:path";

import { openRegular } from "../../files";
import type { RawFile } from "./file-result";
import { formatOf } from "./format";
import type { IngestLimits } from "./limits";
import { readOpen, sha256 } from "./open-file";
import { codeOf } from "./walk";

const epoch = new Date(0).toISOString();

/**
 * Opens and reads one file, or says why not. Never throws for anything that the file is.
 * @param scratch memory for the bytes of small files, which are then good until the next file is loaded into it
 */
export function loadFile(root: string, path: string, limits: IngestLimits, scratch?: Buffer): RawFile {
  const format = formatOf(path);
  let open;
  try {
    open = openRegular(`${root}${sep}${path}`);
  } catch (error) {
    const why = whyUnreadable(error);
    return {
      path,
      format,
      size: 0,
      modified: epoch,
      refused: { status: "unreadable", code: "unreadable", message: why },
    };
  }
  const { fd, size, modified } = open;
  const isTable = format === "csv" || format === "tsv";
  const limit = isTable ? limits.tableBytes : limits.documentBytes;
  try {
    if (isTable && size > limits.streamAbove && size <= limit) {
      readOpen(fd, 0, 0);
      return { path, format, size, modified, streamed: true };
    }
    if (size > limit || format === "other") {
      readOpen(fd, 0, 0);
      return { path, format, size, modified, refused: refusal(format, size, limit) };
    }
    const bytes = readOpen(fd, size, limit, scratch);
    if (bytes.length > limit) return { path, format, size, modified, refused: refusal(format, bytes.length, limit) };
    return { path, format, size: bytes.length, modified, sha256: sha256(bytes), bytes };
  } catch (error) {
    const message = `cannot be read (${codeOf(error)})`;
    return { path, format, size, modified, refused: { status: "unreadable", code: "unreadable", message } };
  }
}

/** Why a file that was listed could not be opened. */
export function whyUnreadable(error: unknown): string {
  return codeOf(error) === "ENOENT" ? "was gone when it was to be read" : `cannot be read (${codeOf(error)})`;
}

function refusal(format: string, size: number, limit: number): NonNullable<RawFile["refused"]> {
  if (size > limit) {
    const megabytes = Math.floor(limit / 2 ** 20);
    return {
      status: "too-large",
      code: "too-large",
      message: `has ${size} bytes, more than the ${megabytes} MiB that are read of a ${format} file; split it`,
    };
  }
  const message = "is no CSV, TSV, JSON, JSON Lines, Markdown or Parquet file, so it was not opened further";
  return { status: "skipped", code: "unknown-format", message };
}
