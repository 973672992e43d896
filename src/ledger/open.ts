import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";

import { atomicWrite } from "../files";
import { UserError } from "../records";
import type { CallRecord, StudyManifest, WorkflowTimes } from "../records";
import { openAppendOnly } from "./append-only";
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
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof UserError ? error : cannotWrite(dir, error);
    }
  };
  const unlock = await guarded(async () => {
    await mkdir(dir, { recursive: true });
    return takeLock(files.lock);
  });
  try {
    return await guarded(async () => {
      if (!existsSync(files.manifest)) await atomicWrite(files.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
      const calls = await openAppendOnly(files.calls);
      const workflow = await openAppendOnly(files.workflow);
      return {
        dir,
        append: (record) => guarded(() => calls.append(record)),
        appendWorkflow: (times) => guarded(() => workflow.append(times)),
        close: async () => {
          await calls.close();
          await workflow.close();
          await unlock();
        },
      };
    });
  } catch (error) {
    await unlock();
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "it is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is full",
  EFBIG: "a file may not grow any more",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file of that name is in the way",
};

function cannotWrite(dir: string, error: unknown): UserError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return new UserError(
    `The study folder ${dir} cannot be written: ${reasons[code] ?? code}; what was measured before is kept, choose another folder with --out.`,
    1,
    { cause: error },
  );
}
