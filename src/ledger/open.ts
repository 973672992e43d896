import { existsSync } from "node:fs";
import { mkdir, open, readFile, truncate } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

import { atomicWrite } from "../files";
import { UserError } from "../records";
import type { CallRecord, StudyManifest, WorkflowTimes } from "../records";
import { studyFiles } from "./files";
import { takeLock } from "./lock";

/** An open ledger: one writer, one record a line, each on disk before `append` returns. */
export interface Ledger {
  readonly dir: string;
  readonly append: (record: CallRecord) => Promise<void>;
  readonly appendWorkflow: (times: WorkflowTimes) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a study folder for appending, making it when it is not there; the manifest is written once. A last line that a
 * crash cut off is set aside in `calls.jsonl.cut`.
 * @throws UserError when the folder cannot be written, or another process writes to it
 */
export async function openLedger(dir: string, manifest: StudyManifest): Promise<Ledger> {
  const files = studyFiles(dir);
  let unlock: () => Promise<void>;
  try {
    await mkdir(dir, { recursive: true });
    unlock = await takeLock(files.lock);
  } catch (error) {
    throw error instanceof UserError ? error : cannotWrite(dir, error);
  }
  try {
    if (!existsSync(files.manifest)) await atomicWrite(files.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
    await setAsideCutLine(files.calls);
    await setAsideCutLine(files.workflow);
    const calls = await open(files.calls, "a");
    const workflow = await open(files.workflow, "a");
    return {
      dir,
      append: (record) => appendLine(calls, dir, record),
      appendWorkflow: (times) => appendLine(workflow, dir, times),
      close: async () => {
        await calls.close();
        await workflow.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw cannotWrite(dir, error);
  }
}

async function appendLine(handle: FileHandle, dir: string, value: object): Promise<void> {
  try {
    await handle.write(`${JSON.stringify(value)}\n`);
    await handle.datasync();
  } catch (error) {
    throw cannotWrite(dir, error);
  }
}

async function setAsideCutLine(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const content = await readFile(path);
  const end = content.lastIndexOf(10) + 1;
  if (end === content.length) return;
  await atomicWrite(`${path}.cut`, content.subarray(end));
  await truncate(path, end);
}

function cannotWrite(dir: string, error: unknown): UserError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const why: Readonly<Record<string, string>> = {
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    EROFS: "it is read-only",
    ENOSPC: "the disk is full",
    ENOTDIR: "a part of the path is a file",
    EEXIST: "a file of that name is in the way",
  };
  return new UserError(
    `The study folder ${dir} cannot be written: ${why[code] ?? code}; what was measured before is kept, choose another folder with --out.`,
    1,
    {
      cause: error,
    },
  );
}
