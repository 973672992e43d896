import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { claimFolder, openLedger, readLedger, studyFiles } from "../../src/ledger";
import { compiledFile } from "../../src/files";
import { UserError } from "../../src/records";
import { manifest, record } from "./records";

let dir: string;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "ledger-")), "study");
});
afterEach(() => rm(join(dir, ".."), { recursive: true, force: true }));

/** Writes a ledger of n calls and closes it. */
async function written(n: number): Promise<void> {
  const ledger = await openLedger(dir, manifest);
  for (let at = 1; at <= n; at += 1) await ledger.append(record(at));
  await ledger.close();
}

const ids = async (): Promise<string[]> => (await readLedger(dir)).study.calls.map((each) => each.id);

describe("a ledger", () => {
  it("keeps manifest, calls and workflow times, one line each", async () => {
    const ledger = await openLedger(dir, manifest);
    await ledger.append(record(1));
    await ledger.appendWorkflow({ run: 1, variant: "baseline", ingestMs: 3 });
    await ledger.close();
    const { study, problems } = await readLedger(dir);
    expect(study).toEqual({
      manifest,
      calls: [record(1)],
      workflow: [{ run: 1, variant: "baseline", ingestMs: 3 }],
    });
    expect(problems).toEqual([]);
    expect((await readdir(dir)).sort()).toEqual(["calls.jsonl", "manifest.json", "workflow.jsonl"]);
  });

  it("has each record on disk when append returns, and can be read while it is written", async () => {
    const ledger = await openLedger(dir, manifest);
    for (const n of [1, 2, 3]) {
      await ledger.append(record(n));
      expect(await ids()).toHaveLength(n);
    }
    await ledger.close();
  });

  it("writes lines that are asked for at the same time one after the other", async () => {
    const ledger = await openLedger(dir, manifest);
    const long = "x".repeat(300_000);
    await Promise.all([1, 2, 3, 4].map((n) => ledger.append(record(n, { response: long }))));
    await ledger.close();
    expect(await ids()).toEqual(["c1", "c2", "c3", "c4"]);
  });

  it("goes on where it stopped, with the first manifest", async () => {
    await written(2);
    const again = await openLedger(dir, { ...manifest, created: "later" });
    await again.append(record(3));
    await again.close();
    expect(await ids()).toEqual(["c1", "c2", "c3"]);
    expect((await readLedger(dir)).study.manifest.created).toBe(manifest.created);
  });

  it("takes no call of another study", async () => {
    await written(1);
    await expect(openLedger(dir, { ...manifest, id: "other" })).rejects.toThrow(/holds another study, s1: choose/);
    expect(await ids()).toEqual(["c1"]);
    await written(1);
  });
});

describe("a last line that was cut off", () => {
  it("is left out with a warning, wherever it was cut, and the lines before it are whole", async () => {
    await written(3);
    const { calls } = studyFiles(dir);
    const whole = await readFile(calls);
    const start = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (let cut = start + 1; cut < whole.length; cut += 1) {
      await truncate(calls, cut);
      const { study, problems } = await readLedger(dir);
      expect(study.calls.map((each) => each.id)).toEqual(["c1", "c2"]);
      expect(problems).toMatchObject([{ severity: "warning", code: "cut-line", row: 3 }]);
      await writeFile(calls, whole);
    }
  });

  it("is set aside when the ledger is opened again, and nothing is written behind it", async () => {
    await written(3);
    const { calls } = studyFiles(dir);
    const whole = await readFile(calls);
    await truncate(calls, whole.length - 5);
    const again = await openLedger(dir, manifest);
    await again.append(record(4));
    await again.close();
    expect(await ids()).toEqual(["c1", "c2", "c4"]);
    expect((await readLedger(dir)).problems).toEqual([]);
    const aside = await readFile(`${calls}.cut`, "utf8");
    expect(aside.startsWith('{"schema"')).toBe(true);
    expect(() => JSON.parse(aside) as unknown).toThrow();
  });
});

describe("what cannot be read", () => {
  it("is named when there is no study", async () => {
    await expect(readLedger(dir)).rejects.toThrow(/^There is no study in .*manifest\.json/);
  });

  it("is said where the calls cannot be opened, and never taken for no calls", async () => {
    await written(1);
    const { calls } = studyFiles(dir);
    await rm(calls);
    expect((await readLedger(dir)).study.calls).toEqual([]);
    await mkdir(calls);
    await expect(readLedger(dir)).rejects.toThrow(/calls\.jsonl cannot be read \(not a regular file\)/);
    await expect(readLedger(dir)).rejects.toThrow(UserError);
  });

  it("is refused by name when a newer version made it", async () => {
    await written(1);
    const { manifest: path, calls } = studyFiles(dir);
    await writeFile(calls, `${JSON.stringify({ ...record(1), schema: "chimera-notebook/call/2" })}\n`);
    await expect(readLedger(dir)).rejects.toThrow(
      /calls\.jsonl was made by a newer version of chimera-notebook \(chimera-notebook\/call\/2\)/,
    );
    await writeFile(path, JSON.stringify({ ...manifest, schema: "chimera-notebook/study/7" }));
    await expect(readLedger(dir)).rejects.toThrow(/manifest\.json was made by a newer version/);
    await expect(readLedger(dir)).rejects.toThrow(UserError);
  });

  it("is not taken for a study when it is something else", async () => {
    await written(1);
    const { manifest: path } = studyFiles(dir);
    await writeFile(path, '{"schema":"package/1"}');
    await expect(readLedger(dir)).rejects.toThrow(/not what was expected: its schema is "package\/1"/);
    await writeFile(path, "{");
    await expect(readLedger(dir)).rejects.toThrow(/not readable JSON/);
  });

  it("costs one line in the middle, named, and no more", async () => {
    await written(3);
    const { calls } = studyFiles(dir);
    const lines = (await readFile(calls, "utf8")).split("\n");
    for (const damage of ["{broken", "null", '{"a":1}', "[]"]) {
      await writeFile(calls, [lines[0], damage, lines[2], ""].join("\n"));
      const { study, problems } = await readLedger(dir);
      expect(study.calls.map((each) => each.id)).toEqual(["c1", "c3"]);
      expect(problems).toMatchObject([{ severity: "error", code: "damaged-line", row: 2 }]);
    }
  });
});

describe("a study folder that is removed while it is written to", () => {
  it("is an error at the next record, also when another lies there by then", async () => {
    const ledger = await openLedger(dir, manifest);
    await ledger.append(record(1));
    await rm(dir, { recursive: true });
    await expect(ledger.append(record(2))).rejects.toThrow(
      /calls\.jsonl was removed or replaced while the study wrote/,
    );
    const other = await openLedger(dir, { ...manifest, id: "other" });
    await expect(ledger.append(record(3))).rejects.toThrow(UserError);
    await expect(ledger.check()).rejects.toThrow(/removed or replaced/);
    await ledger.close();
    // The lock there is the other's: the first one leaves it.
    await expect(openLedger(dir, manifest)).rejects.toThrow(/already writes to/);
    await other.append(record(4));
    await other.close();
    expect(await ids()).toEqual(["c4"]);
  });
});

describe("a claimed folder", () => {
  it("is removed again when nothing was begun in it, with the folders made for it", async () => {
    await mkdir(dir);
    const claimed = await claimFolder(join(dir, "a", "b"));
    await expect(claimFolder(join(dir, "a", "b"))).rejects.toThrow(/already writes to/);
    await claimed.release();
    expect(await readdir(dir)).toEqual([]);
    const kept = await claimFolder(dir);
    await kept.release();
    expect(await readdir(dir)).toEqual([]);
  });
});

describe("what cannot be written", () => {
  it("is said in one sentence: a file in the way", async () => {
    await writeFile(join(dir, "..", "file"), "");
    const opening = openLedger(join(dir, "..", "file", "study"), manifest);
    await expect(opening).rejects.toThrow(
      /^The study folder .* cannot be written: a part of the path is a file; what was measured before is kept/,
    );
  });

  it("keeps the lines before it whole when the disk takes no more, and can go on when there is room again", async () => {
    // A limit on the size of files stands in for a full disk: the write is cut short and then fails in the same way.
    const script = `
      const [, ledgerFile, dir, manifest, record] = process.argv;
      process.on("SIGXFSZ", () => undefined);
      require(ledgerFile).openLedger(dir, JSON.parse(manifest)).then(async (ledger) => {
        const pattern = JSON.parse(record);
        await ledger.append({ ...pattern, id: "c1" });
        await ledger.append({ ...pattern, id: "c2", response: "x".repeat(20000) }).catch((error) => console.log(error.message));
        await ledger.append({ ...pattern, id: "c3" });
        await ledger.close();
      });`;
    const node = [process.execPath, "-e", script, compiledFile("ledger/index.js"), dir, JSON.stringify(manifest)];
    const limited = ["-c", 'ulimit -f 8; exec "$@"', "bash", ...node, JSON.stringify(record(0))];
    const { stdout } = await promisify(execFile)("bash", limited);
    expect(stdout).toMatch(
      /^The study folder .* cannot be written: a file may not grow any more; what was measured before is kept/,
    );
    expect(await ids()).toEqual(["c1", "c3"]);
    expect((await readLedger(dir)).problems).toEqual([]);
  });
});
