import { createHash, randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";

import { readRegular } from "../files";
import { UserError } from "../records";
import { parseObject } from "../text";

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system counts; tells it from a later process with the same number. */
  readonly began?: string;
  /** Makes two locks of one process differ. */
  readonly nonce?: string;
}

const mostAttempts = 20;
const mostLockBytes = 65_536;

/**
 * Takes the lock of a study folder, so that one writer at a time appends to it. A lock whose process is gone is taken over. The lock appears with
 * its content in one step, so nobody can find it half written.
 * @returns the function that gives it back
 * @throws UserError when another process that runs holds it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const nonce = randomBytes(6).toString("hex");
  const mine = join(dirname(path), `.lock-${nonce}`);
  const began = await beginOf(process.pid);
  const me: Holder = { pid: process.pid, host: hostname(), nonce, ...(began === undefined ? {} : { began }) };
  await writeFile(mine, `${JSON.stringify(me)}\n`, { flag: "wx" });
  try {
    await acquire(path, mine);
  } finally {
    await rm(mine, { force: true });
  }
  return async () => {
    // A folder that was removed and made anew may hold the lock of somebody else.
    if (parseHolder(contentOf(path) ?? "")?.nonce === nonce) await rm(path, { force: true });
  };
}

/**
 * A stale lock is replaced only by who holds a second lock that is named by the stale one's content: of many that find it at once, one
 * replaces it, and none takes away what another has just put there.
 */
async function acquire(path: string, mine: string): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (await appears(mine, path)) return;
    const found = contentOf(path);
    if (found === undefined) continue;
    await refuseIfAlive(found, path);
    const claim = `${path}-after-${createHash("sha256").update(found).digest("hex").slice(0, 12)}`;
    await acquire(claim, mine);
    try {
      if (contentOf(path) !== found) continue;
      await link(mine, `${mine}-new`);
      await rename(`${mine}-new`, path);
      return;
    } finally {
      await rm(claim, { force: true });
    }
  }
  throw new UserError(`The lock ${path} cannot be taken: another process took it first; try again.`);
}

/** What a lock says; undefined where there is none, or a link or a pipe lies in its place. */
function contentOf(path: string): string | undefined {
  try {
    return readRegular(path, mostLockBytes);
  } catch {
    return undefined;
  }
}

async function appears(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function refuseIfAlive(found: string, path: string): Promise<void> {
  const folder = dirname(path);
  const holder = parseHolder(found);
  if (holder === undefined) return;
  if (holder.host !== hostname()) {
    throw new UserError(
      `Process ${holder.pid} on ${holder.host} writes to ${folder}, or did when it ended: if it is gone, delete ${path}.`,
    );
  }
  if (!isRunning(holder.pid)) return;
  const began = await beginOf(holder.pid);
  if (holder.began !== undefined && began !== undefined && holder.began !== began) return;
  throw new UserError(
    holder.pid === process.pid
      ? `This process already writes to ${folder}: end that study first.`
      : `Process ${holder.pid} is writing to ${folder}: wait until it ends, or choose another folder with --out.`,
  );
}

function parseHolder(text: string): Holder | undefined {
  const value = parseObject(text) as Partial<Holder> | undefined;
  return typeof value?.pid === "number" && typeof value.host === "string" ? (value as Holder) : undefined;
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

/** Field 22 of Linux's `/proc/PID/stat`; undefined on other systems. */
async function beginOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}
