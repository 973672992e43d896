import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { figuresOf, labelled } from "./judged";

const cases = join(__dirname, "../../../shared/cases/claims");
const registries = join(cases, "registries");
const sets = [
  ["60 given sentences", join(cases, "claims.jsonl"), 60],
  ["round 1", join(__dirname, "round-1.jsonl"), 101],
  ["round 2", join(__dirname, "round-2.jsonl"), 100],
  ["round 3", join(__dirname, "round-3.jsonl"), 102],
  ["round 4", join(__dirname, "round-4.jsonl"), 99],
  ["round 5", join(__dirname, "round-5.jsonl"), 96],
  ["round 6", join(__dirname, "round-6.jsonl"), 93],
  ["round 7", join(__dirname, "round-7.jsonl"), 120],
  ["round 9", join(__dirname, "round-9.jsonl"), 120],
  ["round 10", join(__dirname, "round-10.jsonl"), 120],
  ["round 11", join(__dirname, "round-11.jsonl"), 120],
  ["round 12", join(__dirname, "round-12.jsonl"), 120],
  ["round 13", join(__dirname, "round-13.jsonl"), 130],
  ["comparisons by times", join(__dirname, "ratios.jsonl"), 46],
] as const;

if (!existsSync(registries))
  console.warn("The registries of the labelled sentences are not here: those tests are skipped.");

describe.runIf(existsSync(registries))("sentences that were labelled before they were read", () => {
  test.each(sets)("%s: nothing false is proven, nothing true contradicted", (name, path, count) => {
    const sentences = labelled(path);
    expect(sentences).toHaveLength(count);
    const figures = figuresOf(sentences, registries);
    expect(figures.wrong).toEqual([]);
    expect(figures.falseProven).toBeLessThanOrEqual(3);
    expect(figures.contradictedRight).toBeGreaterThanOrEqual(92);
    expect(figures.trueContradicted).toBeLessThanOrEqual(3);
    // How much is read is told and not promised: these strangers wrote more of what nobody measured.
    expect(figures.read).toBeGreaterThanOrEqual(/^round (?:9|10|13)$/.test(name) ? 35 : 50);
  });
});
