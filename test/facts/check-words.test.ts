import { describe, expect, test } from "vitest";

import { checkText } from "../../src/facts";
import type { SpanKind } from "../../src/facts";
import { registryOf } from "./registry";

const registry = registryOf();
const statuses = (text: string, kind: SpanKind): readonly string[] =>
  checkText(text, registry).spans.flatMap((span) => (span.kind === kind ? [span.status] : []));

test.each<[SpanKind, string, string]>([
  ["direction", "On TTFT in the analysis stage chimera is faster than the baseline.", "verified"],
  ["direction", "On TTFT in the analysis stage chimera is slower than the baseline.", "contradicted"],
  ["direction", "On TTFT in the analysis stage the baseline is faster than chimera.", "contradicted"],
  ["direction", "On TTFT in the analysis stage the baseline is slower than chimera.", "verified"],
  ["direction", "Chimera lowered the TTFT in the analysis stage.", "verified"],
  ["direction", "Chimera improved the throughput in the analysis stage.", "contradicted"],
  ["direction", "Chimera is faster.", "unverified"],
  ["direction", "willow:1b has a higher throughput than aspen:7b.", "verified"],
  ["direction", "aspen:7b has a higher throughput than willow:1b.", "contradicted"],
  ["superlative", "In the files willow:1b has the highest throughput.", "verified"],
  ["superlative", "In the files aspen:7b has the highest throughput.", "contradicted"],
  ["superlative", "In the files pine:3b has the highest throughput.", "unverified"],
  ["superlative", "The lowest throughput is that of aspen:7b.", "verified"],
  ["superlative", "The fastest model in the files is willow:1b.", "verified"],
  ["significance", "On TTFT in the analysis stage chimera is significantly faster.", "verified"],
  ["significance", "Chimera raised the throughput in the analysis stage significantly.", "contradicted"],
  ["significance", "Compilation is a significant bottleneck.", "unverified"],
  ["quantifier", "All calls were ok.", "contradicted"],
  ["quantifier", "No call failed.", "contradicted"],
  ["quantifier", "None of the calls were ok.", "contradicted"],
])("%s: %s is %s", (kind, text, status) => {
  expect(statuses(text, kind)).toEqual([status]);
});

test("all and none stand where k of N says so", () => {
  const clean = registryOf({ "calls.ok": { value: 4, text: "4 of 4" }, "calls.failed": { value: 0, text: "0 of 4" } });
  for (const text of ["All calls were ok.", "No call failed.", "Every call succeeded."])
    expect(checkText(text, clean).problems, text).toEqual([]);
});

test("advice and common words claim nothing", () => {
  for (const text of [
    "Consider fewer runs to improve the throughput further.",
    "This is best practice, at least for the report.",
    "Repeat the measurement with more runs before you decide.",
    "Chimera could be faster with a warm model.",
  ])
    expect(
      checkText(text, registry).spans.filter((span) => span.kind !== "number"),
      text,
    ).toEqual([]);
});

describe("what a broken model leaves behind", () => {
  test.each([
    ["廠面", "letters of a stray script"],
    ["Techniques such速度 as quantization.", "letters of a stray script"],
    ["Techniques suchग्गा as quantization.", "letters of a stray script"],
    ["The cafÃ© is â€œopenâ€.", "damaged characters"],
    ["A broken \ufffd character.", "damaged characters"],
    ["The end.<|im_end|>", "a control token of a model"],
    ["[INST] Go on. [/INST]", "a control token of a model"],
    ["the the the the the end", "the same word over and over"],
    [
      "It went on and on for long. It went on and on for long. It went on and on for long.",
      "the same words over and over",
    ],
  ])("%s", (text, reason) => {
    const strays = checkText(`This is a plain English sentence around it. ${text}`, registry).spans.filter(
      (span) => span.kind === "stray",
    );
    expect(strays.map((span) => span.reason)).toContain(reason);
  });

  test("an empty text may not stand", () => {
    for (const text of ["", "   \n", "---"]) expect(checkText(text, registry).problems).toEqual(["The text is empty."]);
  });

  test("names of models in other scripts and a report in another language are left alone", () => {
    const named = registryOf({ "environment.model": { text: "通义-7b" } });
    expect(checkText("The model that was measured is 通义-7b.", named).problems).toEqual([]);
    expect(checkText("这是一份报告，没有数字。", registry).problems).toEqual([]);
  });
});

test("a verdict repeated with another number, word or place does not stand", () => {
  const text = "On TTFT in the analysis stage the verdict on chimera against baseline is: VERDICT.";
  const verdict = registry.facts.find((fact) => fact.key === "comparison.ttft.analysis.verdict")!.text;
  expect(checkText(text.replace("VERDICT", verdict), registry).problems).toEqual([]);
  for (const [from, to] of [
    ["11.0 %", "21.0 %"],
    ["n = 7 + 7", "n = 9 + 7"],
    ["faster", "slower"],
    ["takes 11.0 % less", "takes 11.0 % more"],
    ["TTFT", "throughput"],
    ["analysis stage", "report stage"],
    ["chimera against baseline", "baseline against chimera"],
  ] as const)
    expect(checkText(text.replace("VERDICT", verdict).replace(from, to), registry).problems, to).not.toEqual([]);
});
