import { expect, test } from "vitest";

import { fits } from "../../src/facts";
import { factKind } from "../../src/facts/catalogue";
import type { Sentence } from "../../src/records";
import { registryOf } from "./registry";

const registry = registryOf({
  "data.failed": { value: 74, text: "74 of 480", n: 480 },
  "data.sweep.best.settings": {
    text: "num_gpu=80 num_ctx=512",
    subject: "num_gpu=80 num_ctx=512",
    metric: "throughput",
  },
  "data.sweep.best.value": { value: 43.6, unit: "tokens/s", subject: "num_gpu=80 num_ctx=512", metric: "throughput" },
  "environment.quantization": { text: "Q4_K_M" },
});

/** "{key}" stands for a fact. */
function sentenceOf(template: string, evidence: readonly string[] = []): Sentence {
  const parts = template
    .split(/(\{[^}]+\})/)
    .filter((piece) => piece !== "")
    .map((piece) => (piece.startsWith("{") ? { fact: factKind(piece.slice(1, -1)).id } : { text: piece }));
  const cited = parts.flatMap((part) => (part.fact === undefined ? [] : [part.fact]));
  return { evidence: [...new Set([...evidence.map((key) => factKind(key).id), ...cited])], parts };
}

test.each([
  "{data.throughput.best.subject} has the highest median throughput in the files, at {data.throughput.best.value}.",
  "In the files, {data.throughput.best.subject} has the highest throughput, {data.throughput.best.value}, and {data.throughput.worst.subject} the lowest, {data.throughput.worst.value}.",
  "In the analysis stage the median TTFT was {calls.ttft.baseline.analysis} for baseline and {calls.ttft.chimera.analysis} for chimera.",
  "The verdict on TTFT in the analysis stage is: {comparison.ttft.analysis.verdict}.",
  "In the sweep, {data.sweep.best.settings} gave the highest throughput, {data.sweep.best.value}.",
  "Among the observations, {data.failed} failed or are missing.",
  "{calls.ok} calls to {environment.model} were ok.",
  "The quantization of the measured model is {environment.quantization}.",
  "The files hold {data.observations} observations.",
])("fits: %s", (template) => {
  expect(fits(sentenceOf(template), registry)).toEqual({ fits: true });
});

test.each([
  ["The median throughput of baseline in the analysis stage was {calls.ttft.baseline.analysis}.", "metric"],
  ["The median TTFT of chimera in the analysis stage was {calls.ttft.baseline.analysis}.", "variant"],
  ["The median TTFT of baseline in the report stage was {calls.ttft.baseline.analysis}.", "stage"],
  ["{data.throughput.worst.subject} has the highest throughput in the files.", "rank"],
  ["The lowest throughput in the files is {data.throughput.best.value}.", "superlative"],
  ["{calls.failed} calls were ok.", "state"],
  ["The files hold {data.failed} observations.", "failures under no word for it"],
  ["The files hold {data.files} observations.", "noun"],
  ["The median TTFT of baseline in the analysis stage was {calls.ttft.baseline.analysis} ms.", "a second unit"],
  ["In the sweep, {data.sweep.best.settings} gave the highest throughput, {data.throughput.best.value}.", "scope"],
  ["The quantization of the measured model is {environment.model}.", "kind of name"],
  ["The verdict on TTFT in the analysis stage is: {calls.ok}.", "no verdict"],
  ["On throughput the verdict is: {comparison.ttft.analysis.verdict}.", "metric of a verdict"],
  [
    "{calls.ttft.baseline.analysis} for baseline and {calls.ttft.chimera.analysis} for chimera.",
    "words that say nothing",
  ],
  [
    "The price of the machine is {calls.ttft.baseline.analysis} in the analysis stage for baseline.",
    "words for something else",
  ],
  ["Chimera is significantly slower on TTFT in the analysis stage: {comparison.ttft.analysis.verdict}.", "direction"],
])("does not fit: %s (%s)", (template) => {
  const { fits: fitting, reason } = fits(sentenceOf(template), registry);
  expect(fitting).toBe(false);
  expect(reason).toMatch(/\w/);
});

test("words without a fact rest on their evidence", () => {
  expect(fits(sentenceOf("Find out why calls failed before you decide.", ["calls.failed"]), registry).fits).toBe(true);
  expect(fits(sentenceOf("Find out why calls failed before you decide.", ["calls.ok"]), registry).fits).toBe(false);
  expect(fits(sentenceOf("Watch the throughput of chimera.", ["calls.ttft.chimera.analysis"]), registry).fits).toBe(
    false,
  );
  expect(fits(sentenceOf("Measure again on a quiet machine."), registry).fits).toBe(true);
});
