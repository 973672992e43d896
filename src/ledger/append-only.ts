import { open, readFile, truncate } from "node:fs/promises";
import { existsSync } from "node:fs";

import { atomicWrite } from "../files";

/** A file of JSON Lines that only grows. */
export interface AppendOnlyFile {
  /** Resolves when the line is on disk. Lines asked for at the same time are written one after the other. */
  readonly append: (value: object) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a file of JSON Lines for appending. A last line that a crash cut off is set aside in `NAME.cut`. A line that cannot be written whole is taken
 * back, so that what was there stays readable.
 */
export async function openAppendOnly(path: string): Promise<AppendOnlyFile> {
  await setAsideCutLine(path);
  const handle = await open(path, "a");
  let { size } = await handle.stat();
  let line: Promise<unknown> = Promise.resolve();
  const write = async (bytes: Buffer): Promise<void> => {
    try {
      await handle.appendFile(bytes);
      await handle.datasync();
      size += bytes.length;
    } catch (error) {
      await handle.truncate(size).catch(() => undefined);
      throw error;
    }
  };
  return {
    append: (value) => {
      const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
      const turn = line.then(() => write(bytes));
      line = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      await line;
      await handle.close();
    },
  };
}

async function setAsideCutLine(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const content = await readFile(path);
  const end = content.lastIndexOf(10) + 1;
  if (end === content.length) return;
  await atomicWrite(`${path}.cut`, content.subarray(end));
  await truncate(path, end);
}
