import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openLedger, readLedger } from "../../src/ledger";
import { compiledFile } from "../../src/files";
import { manifest, record } from "./records";

const moments = 50;
const atOnce = 2;

/** A writer that appends record after record, of very different sizes, and says each one's number when it is on disk. */
const script = `
const [, ledgerFile, dir, manifest, record] = process.argv;
require(ledgerFile).openLedger(dir, JSON.parse(manifest)).then(async (ledger) => {
  const pattern = JSON.parse(record);
  for (let n = 1; ; n += 1) {
    await ledger.append({ ...pattern, id: "c" + n, response: "x".repeat((n * 7919) % 400000) });
    process.stdout.write(n + "\\n");
  }
});`;

/** A small generator of repeatable numbers (Lehmer's). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Starts the writer, kills it when it has said this many numbers, and gives how many had been said by then. */
async function killAfter(dir: string, numbers: number): Promise<number> {
  const args = [
    "-e",
    script,
    compiledFile("ledger/index.js"),
    dir,
    JSON.stringify(manifest),
    JSON.stringify(record(0)),
  ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    said = Number(line);
    if (said >= numbers) child.kill("SIGKILL");
  }
  await gone;
  return said;
}

describe("kill -9", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kill-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it(
    `at ${moments} seeded moments: every record that append had promised is there, and at most the one in flight is lost`,
    { timeout: 300_000 },
    async () => {
      const random = seeded(20_261);
      const plans = Array.from({ length: moments }, (_, at) => ({ at, numbers: 1 + Math.floor(random() * 12) }));
      const lane = async (): Promise<void> => {
        for (let plan = plans.pop(); plan; plan = plans.pop()) {
          const dir = join(folder, String(plan.at));
          const promised = await killAfter(dir, plan.numbers);
          const { study, problems } = await readLedger(dir);
          const found = study.calls.map((each) => each.id);
          expect(found).toEqual(found.map((_, index) => `c${index + 1}`));
          // One record may be on disk whose number had not been said yet.
          expect(found.length - promised === 0 || found.length - promised === 1).toBe(true);
          expect(problems.every((each) => each.code === "cut-line")).toBe(true);
          const again = await openLedger(dir, manifest);
          await again.append(record(0, { id: "after" }));
          await again.close();
          const resumed = await readLedger(dir);
          expect(resumed.study.calls.map((each) => each.id)).toEqual([...found, "after"]);
          expect(resumed.problems).toEqual([]);
          await rm(dir, { recursive: true });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
    },
  );
});
