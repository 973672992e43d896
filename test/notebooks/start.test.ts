import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";

/** Two of them at once. */
async function startTwice(): Promise<readonly { readonly out: string }[]> {
  const one = (): Promise<{ readonly out: string }> =>
    promisify(execFile)(process.execPath, [join(packageRoot(), "tools", "start.mjs")], {
      cwd: tmpdir(),
      env: { PATH: "", HOME: tmpdir(), TZ: "UTC", CI: "true" },
    }).then(({ stdout }) => ({ out: stdout }));
  return Promise.all([one(), one()]);
}

/** `npm start` without npm: no Python, no Jupyter and no program at all can be found on the path. */
function start(env: Readonly<Record<string, string>>): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageRoot(), "tools", "start.mjs")], {
    cwd: tmpdir(),
    env: { PATH: "", HOME: tmpdir(), TZ: "UTC", CI: "true", ...env },
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

describe("npm start", () => {
  it("runs the quickstart with the embedded engine and says in three sentences what it found", { timeout: 600_000 }, () => {
    const { code, out, err } = start({});
    expect({ code, err: err.split("\n").filter((line) => /fail|Error/.test(line)) }).toEqual({ code: 0, err: [] });
    for (const words of ["How fast: ", "How sure: ", "What failed: ", "[ 1/", "Measure"]) expect(out).toContain(words);
    const report = /^Report +(.*)$/m.exec(out)![1]!;
    expect(dirname(dirname(report))).toBe(join(packageRoot(), "out", "quickstart"));
    expect(basename(report)).toBe("report.html");
    for (const label of ["Report", "as Markdown", "Notebook", "as a page"]) {
      const path = new RegExp(`^${label} +(.*)$`, "m").exec(out)?.[1] ?? "";
      expect(existsSync(path), `${label}: ${path}`).toBe(true);
    }
    const calls = readFileSync(join(dirname(report), "calls.jsonl"), "utf8").trimEnd().split("\n");
    expect(calls.length).toBeGreaterThanOrEqual(12);
    rmSync(dirname(report), { recursive: true });
  });

  it("gives each of two that run at once a study, a notebook and a report of its own", { timeout: 900_000 }, async () => {
    const runs = await startTwice();
    const pathsOf = (label: string): (string | undefined)[] =>
      runs.map(({ out }) => new RegExp(`^${label} +(.*)$`, "m").exec(out)?.[1]);
    for (const label of ["Report", "Notebook"]) {
      const paths = pathsOf(label);
      expect(new Set(paths).size).toBe(2);
      for (const path of paths) expect(existsSync(path ?? "")).toBe(true);
    }
    const ids = pathsOf("Report").map((path) => {
      const dir = dirname(path!);
      const { id } = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")) as { id: string };
      const calls = readFileSync(join(dir, "calls.jsonl"), "utf8").trimEnd().split("\n");
      for (const call of calls) expect((JSON.parse(call) as { study: string }).study).toBe(id);
      rmSync(dir, { recursive: true });
      return id;
    });
    expect(new Set(ids).size).toBe(2);
  });

  it("says in one sentence that the named host does not answer, and starts nothing in its place", () => {
    const { code, out, err } = start({ OLLAMA_HOST: "127.0.0.1:9" });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).toContain("127.0.0.1:9");
  });
});
