import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { startEmbedded } from "../../src/llm";

const jobs = readFileSync(join(packageRoot(), "docs", "jobs.md"), "utf8")
  .split(/^## /m)
  .slice(1)
  .map((part) => ({ title: part.split("\n")[0]!, code: /```ts\n([^]*?)```/.exec(part)![1]! }));

let place: string;
let host: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "ten jobs "));
  cpSync(join(packageRoot(), "data", "sample"), join(place, "benchmarks"), { recursive: true });
  writeFileSync(join(place, "my-prompts.csv"), "id,prompt\none,Name a bird.\ntwo,Name a fish.\n");
  const engine = await startEmbedded();
  ({ host } = engine);
  stop = engine.stop;
});
afterAll(async () => {
  await stop();
  rmSync(place, { recursive: true, force: true });
});

/** Runs a cell as a script of its own; what it printed. */
async function run(code: string, name: string): Promise<string> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const file = join(place, `${name}.cjs`);
  const library = JSON.stringify(join(packageRoot(), "dist"));
  writeFileSync(
    file,
    `(async () => {${outputText.replaceAll('require("chimera-notebook")', `require(${library})`)}})();`,
  );
  const child = spawn(process.execPath, ["--unhandled-rejections=strict", file], {
    cwd: place,
    env: { ...process.env, OLLAMA_HOST: host, TZ: "UTC" },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data: Buffer) => (out += data.toString()));
  child.stderr.on("data", (data: Buffer) => (err += data.toString()));
  const code0 = await new Promise((resolve) => child.once("close", resolve));
  expect({ code: code0, err: code0 === 0 ? "" : err }).toEqual({ code: 0, err: "" });
  return out;
}

describe("the ten jobs", () => {
  it("are ten, each of ten lines at most, no line longer than 110 characters", () => {
    expect(jobs).toHaveLength(10);
    for (const { code } of jobs) {
      const lines = code.trim().split("\n");
      expect(lines.filter((line) => line !== "").length).toBeLessThanOrEqual(10);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
    }
  });

  it.each(jobs.map((job, at) => [job.title, job.code, at + 1] as const))(
    "%s",
    async (_title, code, number) => {
      // The ninth compares what the third measured with an older study: here the same one.
      if (number === 9) {
        mkdirSync(join(place, "out"), { recursive: true });
        cpSync(join(place, "out", "which-model"), join(place, "out", "last-week"), { recursive: true });
      }
      const said = await run(code, `job-${number}`);
      if (number !== 7 && number !== 10) expect(said.trim()).not.toBe("");
    },
    300_000,
  );
});
