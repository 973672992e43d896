import { describe, expect, test } from "vitest";

import { checkText } from "../../src/facts";
import { registryOf, statusesOf } from "./registry";

const registry = registryOf();

describe("a number stands where a fact, in its unit and rounded to its decimals, says so", () => {
  test.each([
    ["The median TTFT of the baseline in the analysis stage was 242.41 ms.", "as it is"],
    ["The median TTFT of the baseline in the analysis stage was 242 ms.", "rounded"],
    ["The median TTFT of the baseline in the analysis stage was 242,41 ms.", "decimal comma"],
    ["The median TTFT of the baseline in the analysis stage was 0.24 s.", "in seconds"],
    ["The median TTFT of the baseline in the analysis stage was 242.41 milliseconds.", "unit spelled out"],
    ["The median TTFT of the baseline in the analysis stage was ２４２．４１ ms.", "full-width"],
    ["The median TTFT of the baseline in the analysis stage was ٢٤٢٫٤١ ms.", "Arabic digits"],
    ["The median TTFT of the baseline in the analysis stage was 𝟐𝟒𝟐.𝟒𝟏 ms.", "mathematical digits"],
    ["The median TTFT of the baseline in the analysis stage was 24\u200b2.41 ms.", "with an invisible character"],
    ["The median TTFT of the baseline in the analysis stage was 2.4241e2 ms.", "with an exponent"],
    ["9,763 tokens were generated.", "thousands"],
    ["9 763 tokens were generated.", "thousands with a space"],
    ["9.8k tokens were generated.", "thousands as k"],
    ["Twelve files were read.", "in words"],
    ["The machine has 16 GB of memory.", "gigabytes"],
    ["75 % of the calls were ok.", "a share of a count"],
    ["3 of 4 calls were ok, 1 of 4 failed.", "a count of a count"],
    ["In the analysis stage the median throughput of chimera was 8.3 ms per token.", "the inverse of a rate"],
  ])("%s (%s)", (text) => {
    const { coverage, problems, verified } = checkText(text, registry);
    expect(problems).toEqual([]);
    expect(verified).toBeGreaterThan(0);
    expect(coverage).toBe(`${verified}/${verified} numbers verified`);
  });

  test.each([
    ["The median TTFT of the baseline in the analysis stage was 242.42 ms.", "another digit"],
    ["The median TTFT of the baseline in the analysis stage was 240 ms.", "rounded to tens"],
    ["The median TTFT of the baseline in the analysis stage was 242.41 s.", "another unit"],
    ["The median TTFT of the baseline in the analysis stage was 242.41 tokens/s.", "a unit of something else"],
    ["The median TTFT of the baseline in the analysis stage was -242.41 ms.", "another sign"],
    ["The median TTFT of chimera in the analysis stage was 242.41 ms.", "another variant"],
    ["The median TTFT of the baseline in the report stage was 242.41 ms.", "another stage"],
    ["The median throughput of the baseline in the analysis stage was 242.41 ms.", "another metric"],
    ["The mean TTFT of the baseline in the analysis stage was 242.41 ms.", "another statistic"],
    ["The latency was 242.41 ms.", "something that nobody measured"],
    ["The median TTFT was 0 s.", "rounded away"],
    ["Thirteen files were read.", "another word"],
    ["13 files were read.", "another count"],
    ["12 JSON files were read.", "a count of something else"],
    ["TTFT was halved.", "a factor in words"],
    ["Throughput rose tenfold with chimera.", "a manifold in one word"],
    ["A ten-fold increase of throughput was seen.", "a manifold with a hyphen"],
    ["Throughput has increased twenty-five fold.", "a manifold in three words"],
    ["The median TTFT of the baseline was ９９９ ms.", "other digits"],
    ["2 of 4 calls were ok.", "another count of a count"],
  ])("not: %s (%s)", (text) => {
    expect(checkText(text, registry).problems).not.toEqual([]);
  });
});

test("several numbers in a sentence belong to what is named next to them", () => {
  for (const right of [
    "In the analysis stage the median TTFT was 242.41 ms for the baseline and 215.76 ms for chimera.",
    "In the analysis stage the baseline had a median TTFT of 242.41 ms, chimera 215.76 ms.",
    "For chimera, the median TTFT in the analysis stage was 215.76 ms, versus 242.41 ms for the baseline.",
    "Median TTFT, analysis stage: baseline (242.41 ms), chimera (215.76 ms).",
  ])
    expect(checkText(right, registry).problems, right).toEqual([]);
  for (const wrong of [
    "In the analysis stage the median TTFT was 215.76 ms for the baseline and 242.41 ms for chimera.",
    "In the analysis stage the baseline had a median TTFT of 215.76 ms, chimera 242.41 ms.",
    "For chimera, the median TTFT in the analysis stage was 242.41 ms, versus 215.76 ms for the baseline.",
  ])
    expect(statusesOf(wrong, registry), wrong).toEqual(["contradicted", "contradicted"]);
});

test("names, dates, versions, files, headings and list numbers claim nothing", () => {
  const text = [
    "## 3. Results of November 2025",
    "1. On 2025-11-27 at 00:39:19 the model sample:1b, version 1.2.3, read runs_20251004.csv with `num_9`.",
    "**2. Section 4.1** names Gemma3, llama3.1 and P95 of 14 November 2025.",
  ].join("\n");
  const { total, spans, problems } = checkText(text, registry);
  expect(problems).toEqual([]);
  expect(total).toBe(0);
  expect(spans.length).toBeGreaterThan(10);
  expect(new Set(spans.map((span) => span.status))).toEqual(new Set(["masked"]));
});

test("a number with a unit is a claim even in a heading, in code and behind a list number", () => {
  for (const text of ["## Throughput is 999 tok/s", "It ran at `999 tok/s`.", "```\n999 ms\n```", "1. 999 ms"])
    expect(statusesOf(text, registry), text).toContain("unverified");
});

test("spans lie where the text says them", () => {
  const text = "Median TTFT, 𝟐𝟒𝟐 ms, and −5 ms.";
  for (const { start, end, text: own } of checkText(text, registry).spans) expect(text.slice(start, end)).toBe(own);
  expect(checkText(text, registry).spans.map((span) => span.text)).toEqual(["𝟐𝟒𝟐 ms", "−5 ms"]);
});
