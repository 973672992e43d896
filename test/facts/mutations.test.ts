import fc from "fast-check";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

import { checkText, facts, formatNumber } from "../../src/facts";
import type { CheckedText } from "../../src/facts";
import { ingest } from "../../src/ingest";
import { fixedNarrative, narrativeText } from "../../src/narrative";
import type { FactRegistry } from "../../src/records";
import { seededRandom } from "../../src/stats";

interface CorrectSentence {
  readonly text: string;
  readonly registry: FactRegistry;
  readonly checked: CheckedText;
}

type Check = (text: string, registry: FactRegistry) => CheckedText;
let measure: (
  name: string,
  sentences: readonly CorrectSentence[],
  count: number,
  random: () => number,
  check: Check,
) => { readonly made: number; readonly missed: readonly { readonly text: string }[] };
let registries: readonly FactRegistry[] = [];
let sentences: readonly CorrectSentence[] = [];

beforeAll(async () => {
  const { makeRegistries } = await import("../../bench/checker/made.mjs");
  const measuring = await import("../../bench/checker/measure.mjs");
  measure = measuring.measure;
  const sample = await ingest(join(__dirname, "../../data/sample"));
  registries = makeRegistries({ facts, seededRandom, ingest: sample }, 11, 4);
  sentences = registries.flatMap((registry) =>
    measuring.sentencesOf(registry, { checkText, formatNumber, fixedNarrative, narrativeText }),
  );
});

test("correct sentences are left alone, and every number in them is verified", () => {
  expect(sentences.length).toBeGreaterThan(250);
  expect(sentences.flatMap(({ text, checked }) => checked.problems.map((problem) => `${text} ${problem}`))).toEqual([]);
});

describe("of 120 sentences with one mistake of a class, at most two are missed", () => {
  test.each(["digit", "sign", "unit", "subject", "direction"])("%s", (name) => {
    const { made, missed } = measure(name, sentences, 120, seededRandom(3), checkText);
    expect(made).toBe(120);
    expect(missed.length, missed.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(2);
  });
});

test("a fact under its own label is verified, and with one digit changed it is not, unless another fact says that", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (which, place, step) => {
      const registry = registries[which % registries.length]!;
      const printed = registry.facts.filter(
        (fact) => fact.value !== undefined && /^\d/.test(fact.text) && fact.unit !== undefined,
      );
      const fact = printed[which % printed.length]!;
      const sentence = (text: string): string => `${fact.label}: ${text}.`;
      const right = checkText(sentence(fact.text), registry);
      expect(right.problems, sentence(fact.text)).toEqual([]);
      expect(right.verified).toBeGreaterThan(0);
      const digits = [...fact.text.matchAll(/\d/g)].map((match) => match.index);
      const at = digits[place % digits.length]!;
      const changed = fact.text.slice(0, at) + String((Number(fact.text[at]) + step) % 10) + fact.text.slice(at + 1);
      const others = registry.facts.some((other) => other.id !== fact.id && other.text === changed);
      const still = Number.parseFloat(changed) === Number.parseFloat(fact.text);
      const wrong = checkText(sentence(changed), registry);
      if (!others && !still) expect(wrong.problems, sentence(changed)).not.toEqual([]);
    }),
    { seed: 5, numRuns: 300 },
  );
});
