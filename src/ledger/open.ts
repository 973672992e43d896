import { existsSync } from "node:fs";
import { rmdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { atomicWrite, makeFolder, whyNotWritten } from "../files";
import { UserError } from "../records";
import type { CallRecord, StudyManifest, WorkflowTimes } from "../records";
import { openAppendOnly } from "./append-only";
import { studyFiles } from "./files";
import { takeLock } from "./lock";
import { readLedger } from "./read";
import type { StoredStudy } from "./read";

/** An open ledger: one writer, one record a line, each on disk before `append` returns. */
export interface Ledger {
  readonly dir: string;
  readonly append: (record: CallRecord) => Promise<void>;
  readonly appendWorkflow: (times: WorkflowTimes) => Promise<void>;
  /** Throws a UserError when the folder was removed, or made anew by somebody else, since the ledger was opened. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A study folder that no other writer may use meanwhile. */
export interface ClaimedFolder {
  readonly dir: string;
  /** The study that lies there; undefined where none does. */
  readonly stored: StoredStudy | undefined;
  /**
   * Writes the manifest where there is none, or in place of the one that it extends, and opens the ledger; the claim then ends with the ledger.
   */
  readonly begin: (manifest: StudyManifest, extended?: boolean) => Promise<Ledger>;
  /** Gives the folder back; what was made for nothing is removed. */
  readonly release: () => Promise<void>;
}

/**
 * Takes a study folder for one writer, making it when it is not there: what follows - reading it, planning, measuring - happens under its lock.
 * @throws UserError when the folder cannot be written or read, or another process writes to it
 */
export async function claimFolder(dir: string): Promise<ClaimedFolder> {
  const files = studyFiles(dir);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof UserError ? error : cannotWrite(dir, error);
    }
  };
  const made = await guarded(() => makeFolder(dir));
  const unlock = await guarded(() => takeLock(files.lock));
  const release = async (): Promise<void> => {
    await unlock();
    if (made !== undefined && !existsSync(files.manifest)) await removeEmpty(dir, made);
  };
  try {
    const stored = existsSync(files.manifest) ? await readLedger(dir) : undefined;
    return {
      dir,
      stored,
      release,
      begin: (manifest, extended = false) =>
        guarded(async () => {
          if (stored !== undefined && stored.study.manifest.id !== manifest.id)
            throw new UserError(
              `${dir} holds another study, ${stored.study.manifest.id}: choose another folder with --out.`,
              2,
            );
          if (stored === undefined || extended)
            await atomicWrite(files.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
          const calls = await openAppendOnly(files.calls);
          const workflow = await openAppendOnly(files.workflow);
          return {
            dir,
            append: (record) => guarded(() => calls.append(record)),
            appendWorkflow: (times) => guarded(() => workflow.append(times)),
            check: () => guarded(() => calls.check()),
            close: async () => {
              await calls.close();
              await workflow.close();
              await release();
            },
          };
        }),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * Opens a study folder for appending, making it when it is not there; the manifest is written once. A last line that a
 * crash cut off is set aside in `calls.jsonl.cut`.
 * @throws UserError when the folder cannot be written, holds another study, or another process writes to it
 */
export async function openLedger(dir: string, manifest: StudyManifest): Promise<Ledger> {
  const folder = await claimFolder(dir);
  try {
    return await folder.begin(manifest);
  } catch (error) {
    await folder.release();
    throw error;
  }
}

/** Removes empty folders from `dir` up to the first that was made. */
async function removeEmpty(dir: string, made: string): Promise<void> {
  for (let folder = resolve(dir); folder.length >= resolve(made).length; folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
  }
}

function cannotWrite(dir: string, error: unknown): UserError {
  return new UserError(
    `The study folder ${dir} cannot be written: ${whyNotWritten(error)}; what was measured before is kept, choose another folder with --out.`,
    1,
    { cause: error },
  );
}
