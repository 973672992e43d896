import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

import { facts } from "../../src/facts";
import { packageRoot } from "../../src/files";
import { ingest } from "../../src/ingest";
import { fixedNarrative, parseNarrative, wrongOnPage } from "../../src/narrative";
import type { FactRegistry, Sentence, SentencePart } from "../../src/records";
import { sampleStudy } from "../report/sample";

let registry: FactRegistry;

beforeAll(async () => {
  registry = facts(await ingest(join(packageRoot(), "data", "sample")), sampleStudy());
});

/** `#12` stands for a fact. */
function sentence(text: string): Sentence {
  const parts = text
    .split(/(#\d+)/)
    .filter((piece) => piece !== "")
    .map((piece): SentencePart => (piece.startsWith("#") ? { fact: `f${piece.slice(1)}` } : { text: piece }));
  return { parts, evidence: parts.flatMap((part) => ("fact" in part ? [part.fact] : [])) };
}

describe("a sentence as it stands on the page", () => {
  it("may be any of the fixed ones", () => {
    for (const sentences of Object.values(fixedNarrative(registry).sections))
      for (const each of sentences) expect(wrongOnPage(each, registry)).toBeUndefined();
  });

  it("says one call, one model and one run of each variant in the singular", () => {
    const study = sampleStudy({ runs: 1 });
    const calls = study.calls.slice(0, 1);
    const one = facts(undefined, { ...study, calls });
    const models = registry.facts.find((fact) => fact.key === "data.models")!;
    const single = { ...one, facts: [...one.facts, { ...models, value: 1, text: "1" }] };
    const sentences = Object.values(fixedNarrative(single).sections).flat();
    for (const each of sentences) expect(wrongOnPage(each, single)).toBeUndefined();
    const words = sentences.map(({ parts }) => parts.map((part) => ("text" in part ? part.text : "#")).join(""));
    expect(words).toContain("# call to # was ok.");
    expect(words).toContain("# model is named in the files.");
    expect(words).toContain("Make more runs where an interval is still wide: # run of each variant was made.");
    const none = fixedNarrative(facts(undefined, { ...study, calls: [] }));
    expect(Object.values(none.sections).flat()).toEqual([]);
  });

  it.each([
    "We read #1 files in all.",
    "Of the observations, #6 failed or are missing.",
    "The fastest model in the files is #10, at #11.",
    "The highest throughput is #14 times the lowest.",
    "In the sweep the best settings are #19, at #20.",
    "Use the settings #19, which reach #20 in the sweep.",
    "Of all calls, #50 were ok.",
    "The machine has #44 processor cores.",
    "In the analysis stage the median TTFT was #55 for baseline and #59 for chimera.",
    "On TTFT in the analysis stage the verdict is: #70.",
    "Measure again on a quiet machine.",
  ])("may say %j", (text) => expect(wrongOnPage(sentence(text), registry)).toBeUndefined());

  it.each([
    ["The highest throughput was #1.", "highest"],
    ["We read #11 files in all.", "tokens/s"],
    ["The machine has #55 processor cores.", "242.41 ms"],
    ["In the analysis stage the median TTFT was #59 for baseline and #55 for chimera.", "known for chimera"],
    ["Chimera is slower in the analysis stage: #70.", "slower"],
    ["All calls were ok: #50.", "All"],
    ["In the analysis stage the median TTFT of chimera never went above #59.", "deny"],
    ["In the analysis stage the median TTFT of chimera was not #59.", "deny"],
    ["Of the calls, #50 were not ok.", "deny"],
  ])("may not say %j", (text, reason) => expect(wrongOnPage(sentence(text), registry)).toContain(reason));
});

describe("words of a model hold no amount of their own", () => {
  const kept = (text: string): number => {
    const parts = [{ text }, { fact: "f50" }, { text: " were ok." }];
    const { sections } = parseNarrative(
      JSON.stringify({ executive_summary: [{ evidence: ["f50"], parts }] }),
      registry,
    );
    return Object.values(sections).flat().length;
  };

  it.each([
    "One third of the calls failed, and of all calls ",
    "A fifth of the calls failed, and of all calls ",
    "Dozens failed, and of all calls ",
    "Hundreds failed, and of all calls ",
    "A couple failed, and of all calls ",
    "The throughput quintupled, and of all calls ",
    "The time fell by an order of magnitude, and of all calls ",
    "The time was cut to a tenth, and of all calls ",
  ])("not %j", (text) => expect(kept(text)).toBe(0));

  it("others may stand", () => expect(kept("Of all calls ")).toBe(1));
});
