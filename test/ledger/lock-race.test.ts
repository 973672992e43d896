import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type * as FsPromises from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { takeLock } from "../../src/ledger/lock";

/** What happens between the look at a stale lock and the act of replacing it. */
let meanwhile: (() => Promise<void>) | undefined;
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof FsPromises>();
  return {
    ...real,
    link: async (from: string, to: string): Promise<void> => {
      await real.link(from, to);
      if (to.includes("-after-")) await meanwhile?.();
    },
  };
});

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "lock-race-"));
});
afterEach(async () => {
  meanwhile = undefined;
  await rm(dir, { recursive: true, force: true });
});

it("leaves alone the lock of a process that was quicker to replace a stale one", async () => {
  const path = join(dir, "lock");
  await writeFile(path, JSON.stringify({ pid: 0, host: hostname(), nonce: "stale" }));
  const alive = JSON.stringify({ pid: process.ppid, host: hostname(), nonce: "quicker" });
  meanwhile = () => writeFile(path, alive);
  await expect(takeLock(path)).rejects.toThrow(new RegExp(`^Process ${process.ppid} is writing to`));
  expect(await readFile(path, "utf8")).toBe(alive);
});

it("replaces a stale lock where nobody came between, and gives back only its own", async () => {
  const path = join(dir, "lock");
  await writeFile(path, JSON.stringify({ pid: 0, host: hostname(), nonce: "stale" }));
  const release = await takeLock(path);
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ pid: process.pid });
  const other = JSON.stringify({ pid: process.ppid, host: hostname(), nonce: "other" });
  await writeFile(path, other);
  await release();
  expect(await readFile(path, "utf8")).toBe(other);
});
