import { describe, expect, it } from "vitest";

import { compareByPrompt } from "../../src/stats";

const of = (prompts: readonly number[][]) =>
  prompts.flatMap((values, at) => values.map((value) => ({ prompt: `p${at + 1}`, value })));

describe("several prompts", () => {
  const baseline = [[100, 110, 90], [10, 11], [1000], [50], [5, 5, 5], [70]];

  it("are paired by prompt: medians first, then signed ranks, whatever the prompts' own sizes", () => {
    const slower = baseline.map((values, at) => values.map((value) => value * (1.1 + at / 100)));
    const result = compareByPrompt(of(baseline), of(slower));
    expect(result).toMatchObject({ n: [6, 6], excluded: [], p: 2 / 64, confidence: 1 - 2 / 64 });
    expect(result.ratio).toBeCloseTo(1.1248, 3);
    expect(result.interval![0]).toBeCloseTo(1.1, 12);
    expect(result.interval![1]).toBeCloseTo(1.15, 12);
  });

  it("do not gain weight by their repeats", () => {
    const many = [Array.from({ length: 1000 }, () => 120), ...baseline.slice(1)];
    const once = [[120], ...baseline.slice(1)];
    expect(compareByPrompt(of(baseline), of(many)).p).toBe(compareByPrompt(of(baseline), of(once)).p);
  });

  it("say what is left out, and that fewer than six bear no statement", () => {
    const result = compareByPrompt(of([[1], [2], [0], [4], [Infinity]]), of([[1], [2], [3], [4]]));
    expect(result).toMatchObject({ ratio: 1, interval: null, p: null });
    expect(result.excluded).toEqual(["p3: no ratio", "p5: on one side only"]);
    expect(result.footnotes[0]).toBe("At least 6 prompts are needed for any 95 % statement (have 3).");
    expect(compareByPrompt([], [])).toMatchObject({ n: [0, 0], ratio: null, p: null });
    expect(() => compareByPrompt(of([[NaN]]), of([[1]]))).toThrow(RangeError);
  });
});
