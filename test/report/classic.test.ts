import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import { ingestFile } from "../../src/ingest";
import { ownNarrative } from "../../src/narrative";
import { report, studyFromCalls } from "../../src/report";
import type { Report, ReportLayout } from "../../src/report";

const reports = "../shared/corpus/agent-reports";
const there = existsSync(reports);
if (!there) console.warn(`${reports} is not there: old reports are not rendered again in this run.`);

/** What of a report can be laid beside another: the kit's own headings, the heads of its tables, and their rows. */
function outline(markdown: string) {
  const lines = markdown.split("\n");
  const from = lines.findIndex((line) => line.startsWith("## Technical Report"));
  const to = lines.indexOf("## LLM Call Metrics");
  // What the model wrote between the two is its own.
  const own = [...lines.slice(0, from + 1), ...lines.slice(to)];
  const cells = own
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return {
    headings: own.filter((line) => /^##+ /.test(line)).map((line) => line.replace(/ \(.*\)$/, "")),
    cells: cells.filter((row) => !row.every((cell) => /^-+$/.test(cell))),
    lines: own,
  };
}

/** The same table; a number may be off by one in its last digit, for the calls that it is computed from were rounded when they were written. */
function expectSameCells(ours: readonly (readonly string[])[], original: readonly (readonly string[])[]): void {
  expect(ours.map((row) => row.map(wordsOf))).toEqual(original.map((row) => row.map(wordsOf)));
  ours.flat().forEach((cell, i) => {
    const there = numbersOf(original.flat()[i]!);
    numbersOf(cell).forEach((value, k) => expect(Math.abs(value - there[k]!)).toBeLessThan(0.0101));
  });
}

const wordsOf = (cell: string): string => cell.replace(/\d+(?:\.\d+)?/g, "#");
const numbersOf = (cell: string): readonly number[] => (cell.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);

describe.runIf(there)("old reports, rendered again from their call tables", () => {
  const files = there ? readdirSync(reports).filter((file) => file.endsWith("_report.md")) : [];
  const single = files.filter((file) => !file.includes("comparison"));
  const again = async (file: string, layout: ReportLayout): Promise<Report> => {
    const read = await ingestFile(join(reports, file));
    const study = studyFromCalls(read.calls, file);
    const registry = facts(read, study);
    return report({ study, registry, ingest: read, narrative: ownNarrative(registry), layout });
  };

  test("there are 13, of which 9 are about one variant", () => {
    expect([files.length, single.length]).toEqual([13, 9]);
  });

  test.each(single)("%s in classic, laid beside the original: same sections, columns, rows and order", async (file) => {
    const original = outline(readFileSync(join(reports, file), "utf8"));
    const ours = outline((await again(file, "classic")).markdown);
    expect(ours.headings).toEqual(original.headings);
    expectSameCells(ours.cells, original.cells);
    for (const line of [/^# /, /^\*\*Model:/, /^\*\*Runs:/, /^- \*\*Runs/, /^(?:num_gpu=|Ollama defaults)/])
      expect(ours.lines.filter((each) => line.test(each))).toEqual(original.lines.filter((each) => line.test(each)));
  });

  test("the worked example, to the last digit", async () => {
    const file = "gemma3_latest__gpu80_ctx1024_temp08__chimera_report.md";
    const { markdown, html } = await again(file, "classic");
    expect(outline(markdown).cells).toEqual(outline(readFileSync(join(reports, file), "utf8")).cells);
    for (const value of ["104.05 ± 36.59 tok/s", "1178.54 ± 1251.36 ms", "9763", "109586.06 ms", "2399.19 ms"]) {
      expect(markdown).toContain(`| ${value} |`);
      expect(html).toContain(value);
    }
    expect(markdown).toContain("**Throughput CV**: 35.2%");
    expect(markdown).toContain("**TTFT CV**: 106.2%");
  });

  test.each(files)("%s renders in full and classic, without a number that is none", async (file) => {
    for (const layout of ["classic", "full"] as const) {
      const made = await again(file, layout);
      expect(/undefined|NaN|\[object/.exec(made.markdown)).toBeNull();
      expect(made.markdown).not.toMatch(/processor cores|memory of the machine/);
      expect(made.markdown).toContain("| 1 | analysis |");
      expect(made.html.slice(0, 1500)).toContain("default-src &#39;none&#39;");
    }
  });
});
