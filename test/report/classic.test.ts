import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import { ingest } from "../../src/ingest";
import { report, studyFromCalls } from "../../src/report";

const reports = "../shared/corpus/agent-reports";
const there = existsSync(reports);
if (!there) console.warn(`${reports} is not there: old reports are not rendered again in this run.`);

describe.runIf(there)("old reports, rendered again from their call tables", () => {
  test("the classic layout prints the original's aggregates to the last digit", async () => {
    const read = await ingest(reports);
    const calls = read.calls.filter((call) => call.source!.file.startsWith("gemma3_latest__gpu80"));
    const study = studyFromCalls(calls);
    const { markdown, html } = report({ study, registry: facts(undefined, study), ingest: read, layout: "classic" });
    for (const [name, value] of [
      ["Average Throughput", "104.05 ± 36.59 tok/s"],
      ["Average TTFT", "1178.54 ± 1251.36 ms"],
      ["Total Tokens Generated", "9763"],
      ["Total LLM Call Duration", "109586.06 ms"],
      ["Prompt Eval Duration (sum)", "2399.19 ms"],
    ] as const) {
      expect(markdown).toContain(`| ${name} | ${value} |`);
      expect(html).toContain(value);
    }
    expect(markdown).toContain("**Throughput CV**: 35.2%");
    expect(markdown).toContain("**TTFT CV**: 106.2%");
    expect(markdown).toContain("| 1 | analysis | 4733.51 | 117.94 | 1035 | 13919.70 |");
    expect(markdown).toContain("| 1 | report | 791.51 | 0.00 | 0 | 10297.10 |");
  });

  test("every one of the 13 reads and renders in both layouts", async () => {
    const read = await ingest(reports);
    expect(read.files).toHaveLength(13);
    const withCalls = [...new Set(read.calls.map((call) => call.source!.file))];
    expect(withCalls.length).toBeGreaterThanOrEqual(9);
    for (const file of withCalls) {
      const study = studyFromCalls(
        read.calls.filter((call) => call.source!.file === file),
        file,
      );
      for (const layout of ["classic", "full"] as const) {
        const made = report({ study, registry: facts(undefined, study), ingest: read, layout });
        expect(made.markdown).not.toMatch(/undefined|NaN|\[object/);
        expect(made.html.slice(0, 1500)).toContain("default-src &#39;none&#39;");
      }
    }
  });
});
