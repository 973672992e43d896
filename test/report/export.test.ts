import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { exportReport, report } from "../../src/report";
import { sampleInput } from "./sample";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "chimera report "));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

test("writes both formats whole and leaves nothing else", async () => {
  const made = report(sampleInput());
  const files = await exportReport(made, dir);
  expect(files).toEqual(["report.md", "report.html", "calls.csv"].map((name) => join(dir, name)));
  expect(readFileSync(files[0]!, "utf8")).toBe(made.markdown);
  expect(readFileSync(files[1]!, "utf8")).toBe(made.html);
  expect(readFileSync(files[2]!, "utf8")).toBe(made.calls);
  expect(readdirSync(dir).sort()).toEqual(["calls.csv", "report.html", "report.md", "report.study"]);
});

test("the same study's report is replaced, another's is not unless asked", async () => {
  const made = report(sampleInput());
  const foreign = { ...made, study: "another" };
  await exportReport(made, dir);
  await exportReport({ ...made, markdown: "newer" }, dir);
  expect(readFileSync(join(dir, "report.md"), "utf8")).toBe("newer");
  await expect(exportReport(foreign, dir)).rejects.toThrow("another study");
  expect(readFileSync(join(dir, "report.md"), "utf8")).toBe("newer");
  await exportReport(foreign, dir, { overwrite: true });
});

test("a file that nobody marked is not overwritten", async () => {
  writeFileSync(join(dir, "report.md"), "mine");
  await expect(exportReport(report(sampleInput()), dir, { formats: ["md"] })).rejects.toThrow("another study");
  expect(readFileSync(join(dir, "report.md"), "utf8")).toBe("mine");
});

test("layouts do not overwrite each other", async () => {
  await exportReport(report(sampleInput()), dir, { formats: ["md"] });
  await exportReport(report({ ...sampleInput(), layout: "classic" }), dir, { formats: ["md"] });
  expect(readdirSync(dir)).toContain("report-classic.md");
  expect(readdirSync(dir)).toContain("report.md");
});

test("a report whose writing was cut short, between the files or before the mark, can be made again by its study alone", async () => {
  const made = report(sampleInput());
  const foreign = { ...made, study: "another" };
  await exportReport(made, dir);
  // Killed after the mark and the first file, as of now; and after the first file and before the mark, as it once was.
  rmSync(join(dir, "report.html"));
  await exportReport(made, dir);
  rmSync(join(dir, "report.study"));
  writeFileSync(join(dir, "manifest.json"), JSON.stringify({ id: made.study }));
  await expect(exportReport(foreign, dir)).rejects.toThrow("another study");
  expect(await exportReport(made, dir)).toHaveLength(3);
});

test("a mark is there before the first file is", async () => {
  const made = report(sampleInput());
  // No text: the first file cannot be written.
  await expect(exportReport({ ...made, markdown: 1 as unknown as string }, dir)).rejects.toThrow(
    "could not be written",
  );
  expect(readdirSync(dir)).toContain("report.study");
  expect(readdirSync(dir)).not.toContain("report.md");
});

test.skipIf(process.platform === "win32")("nothing is written through a link, and no pipe is waited for", async () => {
  const made = report(sampleInput());
  const target = join(dir, "target");
  writeFileSync(target, "mine");
  for (const [name, put] of [
    ["report.md", (path: string) => symlinkSync(target, path)],
    ["report.html", (path: string) => execFileSync("mkfifo", [path])],
    ["report.study", (path: string) => execFileSync("mkfifo", [path])],
  ] as const) {
    put(join(dir, name));
    await expect(exportReport(made, dir)).rejects.toThrow(`${name} is no regular file`);
    await expect(exportReport(made, dir, { overwrite: true })).rejects.toThrow("is no regular file");
    rmSync(join(dir, name));
  }
  expect(readFileSync(target, "utf8")).toBe("mine");
});

test("the calls lie beside either layout, and those of another study are left alone", async () => {
  const made = report(sampleInput());
  await exportReport(made, dir);
  await exportReport(report({ ...sampleInput(), layout: "classic" }), dir);
  await expect(exportReport({ ...made, study: "another" }, dir, { formats: ["csv"] })).rejects.toThrow("another study");
  expect(readFileSync(join(dir, "calls.csv"), "utf8")).toBe(made.calls);
});
