import { lstat, open, stat, truncate } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

import { atomicWrite } from "../files";
import { UserError } from "../records";

/** A file of JSON Lines that only grows. */
export interface AppendOnlyFile {
  /** Resolves when the line is on disk. Lines asked for at the same time are written one after the other. */
  readonly append: (value: object) => Promise<void>;
  /** Throws a UserError when the file was removed, or another lies in its place. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const pieceBytes = 65_536;

/**
 * Opens a file of JSON Lines for appending. A last line that a crash cut off is set aside in `NAME.cut`. A line that cannot be written whole is taken
 * back, so that what was there stays readable.
 */
export async function openAppendOnly(path: string): Promise<AppendOnlyFile> {
  await refuseOthers(path);
  await setAsideCutLine(path);
  const handle = await open(path, "a");
  let { size } = await handle.stat();
  let line: Promise<unknown> = Promise.resolve();
  const check = async (): Promise<void> => {
    const [mine, there] = await Promise.all([handle.stat(), stat(path).catch(() => undefined)]);
    if (there?.ino === mine.ino && there.dev === mine.dev) return;
    throw new UserError(
      `${path} was removed or replaced while the study wrote to it: what was measured is not there any more; start the study again in a new folder.`,
    );
  };
  const write = async (bytes: Buffer): Promise<void> => {
    try {
      await handle.appendFile(bytes);
      await handle.datasync();
      size += bytes.length;
    } catch (error) {
      await handle.truncate(size).catch(() => undefined);
      throw error;
    }
    // Writing to a file whose name is gone succeeds, and keeps nothing.
    await check();
  };
  return {
    append: (value) => {
      const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
      const turn = line.then(() => write(bytes));
      line = turn.catch(() => undefined);
      return turn;
    },
    check,
    close: async () => {
      await line;
      await handle.close();
    },
  };
}

/** A pipe would be waited for, a link would lead elsewhere. */
async function refuseOthers(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there === undefined || there.isFile()) return;
  throw new UserError(`${path} is no regular file: nothing is written to it; choose another folder.`);
}

async function setAsideCutLine(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  if (handle === undefined) return;
  try {
    const { size } = await handle.stat();
    const end = await endOfLastLine(handle, size);
    if (end === size) return;
    const cut = Buffer.alloc(size - end);
    await handle.read(cut, 0, cut.length, end);
    await atomicWrite(`${path}.cut`, cut);
    await truncate(path, end);
  } finally {
    await handle.close();
  }
}

/** Where the last line break ends, looked for from the end of the file. */
async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  const piece = Buffer.alloc(pieceBytes);
  for (let from = size; from > 0;) {
    const start = Math.max(0, from - pieceBytes);
    const { bytesRead } = await handle.read(piece, 0, from - start, start);
    const at = piece.subarray(0, bytesRead).lastIndexOf(10);
    if (at >= 0) return start + at + 1;
    from = start;
  }
  return 0;
}
