import { describe, expect, test } from "vitest";

import { readText } from "../../src/claims";
import { facts } from "../../src/facts";
import { sampleStudy } from "../report/sample";
import { outOfProportion } from "../support/growth";
import { growthPieces } from "../support/growth-texts";

const registry = facts(undefined, sampleStudy());
const textOf = (id: string): string => registry.facts.find((fact) => fact.id === id)!.text;
const [baseline, chimera] = [textOf("level.ttft.median.baseline.report"), textOf("level.ttft.median.chimera.report")];
const readings = (text: string): readonly string[] => readText(text, registry).clauses.map(({ reading }) => reading);

describe("a clause is", () => {
  test.each([
    ["proven", `In the report stage the median TTFT of baseline is ${baseline}.`],
    ["proven", `Median report TTFT: ${baseline} for baseline and ${chimera} for chimera.`],
    ["proven", "All calls of the baseline were ok."],
    ["proven", "15 of 16 chimera calls were ok."],
    ["contradicted", `In the report stage the median TTFT of chimera is ${baseline}.`],
    ["contradicted", `Median report TTFT: ${chimera} for baseline and ${baseline} for chimera.`],
    ["contradicted", "All calls of chimera were ok."],
    ["contradicted", `The median report throughput of baseline is ${baseline}.`],
    ["not-read", `The median TTFT is ${baseline} because of a warm cache.`],
    ["not-read", "You should raise num_ctx."],
    ["not-read", "The BLEU score is 0.82."],
    ["not-read", `In the report stage the median TTFT of baseline is ${baseline} with flash attention.`],
    ["not-read", "Baseline is faster than baseline."],
    ["not-read", "It was fast."],
    ["not-read", "It was faster."],
    ["not-read", "Chimera is slow in the report stage."],
    ["not-read", "Chimera is quick and stable."],
    ["proven", "One in sixteen chimera calls failed."],
    ["not-read", "All but one of the chimera calls were ok."],
    ["not-read", `Leaving out run 1, the median report TTFT of chimera is ${baseline}.`],
    ["not-read", `The report TTFT of chimera is ${baseline} per call.`],
    ["not-read", "Of the nine comparisons, this is not beyond chance."],
    ["not-read", "The other verdict is inconclusive."],
    ["not-read", `The median report TTFT of chimera is ${chimera}, or ${baseline}.`],
    ["not-read", `In runs 2 to 3 the report TTFT of chimera is ${baseline}.`],
    ["contradicted", "Chimera more than halved the median TTFT of the report stage."],
    ["not-read", "Between the stages the median TTFT of chimera grows by 1 ms."],
  ])("%s: %s", (reading, text) => {
    expect(readings(text)).toEqual([reading]);
  });
});

test("what stands beside a right number must be right too", () => {
  expect(readings(`The median report TTFT of baseline is ${baseline}. Most of the calls of baseline failed.`)).toEqual([
    "proven",
    "contradicted",
  ]);
});

test("what goes on from a clause that was not understood is not contradicted", () => {
  expect(readings(`In the report stage the BLEU score of chimera is 0.82; the median TTFT is ${baseline}.`)).toEqual([
    "not-read",
    "not-read",
  ]);
});

test("tables are read cell by cell, in a fence and with tabs too", () => {
  const rows = [
    "| Variant | Stage | Median TTFT (ms) |",
    "|---|---|---|",
    `| baseline | report | ${baseline.slice(0, -3)} |`,
    "| chimera | report | 1.00 |",
  ];
  expect(readings(rows.join("\n"))).toEqual(["proven", "contradicted"]);
  expect(readings(["```", ...rows, "```"].join("\n"))).toEqual(["proven", "contradicted"]);
  const tabs = [rows[0]!, rows[2]!].map((row) => row.slice(2, -2).replaceAll(" | ", "\t"));
  expect(readings(tabs.join("\n"))).toEqual(["proven"]);
});

test("a clause lies where it says, also behind characters that are left out", () => {
  const text = `\u200b\u201cok\u201d: The median report TTFT of baseline is ${baseline}.`;
  for (const clause of readText(text, registry).clauses) expect(text.slice(clause.start, clause.end)).toBe(clause.text);
  expect(readText(text, registry).clauses).not.toEqual([]);
});

test("a text without a claim has no clause", () => {
  expect(readText("", registry).clauses).toEqual([]);
  expect(readText("# Verdict\n\n---\n", registry)).toMatchObject({ proven: 0, contradicted: 0, notRead: 0 });
});

test("four times as many of any piece of text take about four times the work", async () => {
  expect(await outOfProportion({ file: "claims/index.js", name: "readText", given: [registry] }, growthPieces)).toEqual(
    [],
  );
});
