import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { openLedger, studyFiles } from "../../src/ledger";
import { compiledFile } from "../../src/files";
import { manifest, record } from "./records";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "lock-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A process that opens the ledger, says so, and stays. */
async function otherWriter(): Promise<{ readonly pid: number; readonly kill: () => Promise<unknown> }> {
  const script = `require(process.argv[1]).openLedger(process.argv[2], JSON.parse(process.argv[3])).then(() => { console.log("open"); setInterval(() => 0, 1000); });`;
  const child = spawn(
    process.execPath,
    ["-e", script, compiledFile("ledger/index.js"), dir, JSON.stringify(manifest)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  await once(child.stdout, "data");
  return {
    pid: child.pid!,
    kill: () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      return gone;
    },
  };
}

describe("the lock of a ledger", () => {
  it("refuses a second writer of the same process, and gives way when the first is closed", async () => {
    const first = await openLedger(dir, manifest);
    await expect(openLedger(dir, manifest)).rejects.toThrow(/^This process already writes to/);
    await first.append(record(1));
    await first.close();
    const second = await openLedger(dir, manifest);
    await second.close();
    expect(existsSync(studyFiles(dir).lock)).toBe(false);
  });

  it("refuses while another process writes, and takes over when that was killed", async () => {
    const other = await otherWriter();
    await expect(openLedger(dir, manifest)).rejects.toThrow(
      new RegExp(`^Process ${other.pid} is writing to .*: wait until it ends, or choose another folder with --out\\.$`),
    );
    await other.kill();
    expect(existsSync(studyFiles(dir).lock)).toBe(true);
    const ledger = await openLedger(dir, manifest);
    await ledger.append(record(1));
    await ledger.close();
  });

  it("lets one of many that come at once have a stale lock", async () => {
    const other = await otherWriter();
    await other.kill();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => openLedger(dir, manifest)));
    const open = results.filter((each) => each.status === "fulfilled");
    expect(open).toHaveLength(1);
    await open[0]!.value.close();
  });

  it("takes over a lock whose number now belongs to another process", async () => {
    const { lock } = studyFiles(dir);
    const holder = { pid: process.ppid, host: hostname(), began: "1" };
    await writeFile(lock, JSON.stringify(holder));
    const opening = openLedger(dir, manifest);
    // Only Linux tells when a process began; elsewhere a running process with this number is taken for the holder.
    if (existsSync("/proc/self/stat")) await (await opening).close();
    else await expect(opening).rejects.toThrow(/is writing to/);
  });

  it("takes over what is no lock, and leaves alone one of another machine", async () => {
    const { lock } = studyFiles(dir);
    await writeFile(lock, "");
    await (await openLedger(dir, manifest)).close();
    await writeFile(lock, JSON.stringify({ pid: 1, host: "elsewhere" }));
    await expect(openLedger(dir, manifest)).rejects.toThrow(/^Process 1 on elsewhere writes to .*delete .*lock\.$/);
    expect(await readFile(lock, "utf8")).toContain("elsewhere");
  });
});
