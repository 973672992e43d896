import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  expect(files).toEqual([join(dir, "report.md"), join(dir, "report.html")]);
  expect(readFileSync(files[0]!, "utf8")).toBe(made.markdown);
  expect(readFileSync(files[1]!, "utf8")).toBe(made.html);
  expect(readdirSync(dir).sort()).toEqual(["report.html", "report.md", "report.study"]);
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
