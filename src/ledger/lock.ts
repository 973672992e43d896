import { open, readFile, rm } from "node:fs/promises";

import { UserError } from "../records";

/**
 * Takes the lock of a study folder, so that one writer at a time appends to it. A lock whose process is gone is taken over.
 * @returns the function that gives it back
 * @throws UserError when another process that runs holds it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = await open(path, "wx");
      await handle.writeFile(`${process.pid}\n`);
      await handle.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number((await readFile(path, "utf8").catch(() => "")).trim());
      if (holder !== process.pid && isRunning(holder)) {
        throw new UserError(
          `Process ${holder} is writing to ${path.replace(/[\\/]lock$/, "")}: wait until it ends, or choose another folder with --out.`,
        );
      }
      if (holder === process.pid)
        throw new UserError(`This process already writes to ${path.replace(/[\\/]lock$/, "")}: end that study first.`);
      await rm(path, { force: true });
    }
  }
  throw new UserError(`The lock ${path} cannot be taken: another process took it first; try again.`);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
