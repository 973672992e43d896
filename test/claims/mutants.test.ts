import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

import { claims, claimText, readText } from "../../src/claims";
import { facts, formatNumber } from "../../src/facts";
import { ingest } from "../../src/ingest";
import type { FactRegistry } from "../../src/records";
import { seededRandom } from "../../src/stats";
import { readingOf } from "./judged";

interface Original {
  readonly text: string;
  readonly registry: FactRegistry;
}
/** A name that the type checker does not follow: the module is plain JavaScript. */
const mutating: string = join(__dirname, "../../bench/checker/mutate.mjs");
let originals: readonly Original[] = [];
let mutants: (
  name: string,
  sentences: readonly Original[],
  count: number,
  random: () => number,
) => readonly { readonly text: string; readonly sentence: Original }[];

beforeAll(async () => {
  const { makeRegistries } = await import("../../bench/checker/made.mjs");
  const { sentencesOf } = await import("../../bench/checker/measure.mjs");
  const module: unknown = await import(mutating);
  ({ mutants } = module as { readonly mutants: typeof mutants });
  const sample = await ingest(join(__dirname, "../../data/sample"));
  const registries = makeRegistries({ facts, seededRandom, ingest: sample }, 20261125, 4);
  originals = registries.flatMap((registry) => sentencesOf(registry, { readText, formatNumber, claims, claimText }));
});

test("of correct sentences none is contradicted, and nine of ten are proven", () => {
  const readings = originals.map(({ text, registry }) => readingOf(text, registry));
  expect(originals.filter((_, index) => readings[index] === "contradicted").map(({ text }) => text)).toEqual([]);
  expect(readings.filter((reading) => reading === "proven").length / readings.length).toBeGreaterThan(0.88);
});

describe("of sentences with one mistake at most 5 % are proven", () => {
  test.each(["digit", "sign", "unit", "subject", "direction"])("%s", (name) => {
    const made = mutants(name, originals, 200, seededRandom(3));
    const proven = made.filter(({ text, sentence }) => readingOf(text, sentence.registry) === "proven");
    expect(made).toHaveLength(200);
    expect(proven.length, proven.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(10);
  });
});
