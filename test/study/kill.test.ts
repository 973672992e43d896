import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

import { packageRoot } from "../../src/files";

it("finishes on resume with each planned call once, wherever kill -9 struck", { timeout: 600_000 }, async () => {
  const bench = join(packageRoot(), "bench", "kill", "run.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [
    bench,
    "--times",
    "0",
    "--finish",
    "6",
    "--late",
    "3",
  ]);
  expect(stdout.trim()).toMatch(
    /^6 studies killed, \d of them after .*: 6 finished on resume with each planned call once$/,
  );
});
