import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";

describe("functions on hostile numbers", () => {
  it("no values, one, two", () => {
    expect(stats.median([])).toBeUndefined();
    expect(stats.mean([])).toBeUndefined();
    expect(stats.standardDeviation([1])).toBeUndefined();
    expect(stats.mannWhitney([], [1])).toBeUndefined();
    expect(stats.verdict([], [], { betterIs: "lower" })).toMatchObject({ code: "not-enough", have: 0 });
    expect(stats.verdict([1, 2, 3], [4, 5, 6], { betterIs: "lower" }).sentence).toBe(
      "not enough runs: at least 4 a side are needed for any 95 % statement (have 3)",
    );
    expect(stats.summarize([])).toMatchObject({ cells: [], n: 0, comparisons: [] });
  });

  it("all equal, zeros, negatives", () => {
    expect(stats.standardDeviation([0.1, 0.1, 0.1])).toBe(0);
    expect(stats.robustVariation([5, 5, 5])).toBe(0);
    expect(stats.drift([5, 5, 5, 5])).toBeUndefined();
    const zeros = stats.verdict([0, 0, 0, 0], [1, 1, 1, 1], { betterIs: "lower", unit: "ms" });
    expect(zeros).toMatchObject({ code: "difference-only", ratio: null, difference: 1 });
    expect(stats.verdict([-4, -3, -5, -4], [8, 9, 8, 9], { betterIs: "lower" }).code).toBe("slower");
  });

  it("NaN throws everywhere", () => {
    const bad = [1, NaN, 3, 4];
    for (const call of [
      stats.mean,
      stats.median,
      stats.standardDeviation,
      stats.medianInterval,
      stats.kendall,
      stats.theilSen,
    ]) {
      expect(() => call(bad)).toThrow(RangeError);
    }
    expect(() => stats.verdict(bad, [1, 2, 3, 4], { betterIs: "lower" })).toThrow(RangeError);
    expect(() => stats.holm([NaN])).toThrow(RangeError);
  });

  it("+∞ keeps its rank and has no mean", () => {
    const timedOut = [9, 8, 7, Infinity, Infinity];
    expect(stats.mean(timedOut)).toBeUndefined();
    expect(stats.median(timedOut)).toBe(9);
    const result = stats.verdict([1, 2, 3, 2, 1], timedOut, { betterIs: "lower" });
    expect(result.code).toBe("slower");
    expect(result.interval![1]).toBe(Infinity);
    expect(result.sentence).not.toMatch(/NaN|Infinity/);
  });

  it("the greatest, the least, and beyond 2⁵³", () => {
    expect(stats.mean([1e308, 1e308])).toBe(1e308);
    expect(stats.median([1e308, 1.5e308])).toBe(1.25e308);
    expect(stats.standardDeviation([1e308, -1e308])! / 1e308).toBeCloseTo(Math.SQRT2, 12);
    expect(stats.median([5e-324, 5e-324])).toBe(5e-324);
    expect(stats.standardDeviation([2 ** 53, 2 ** 53 + 2, 2 ** 53 + 4])).toBe(2);
  });

  it("10⁶ values without a stack overflow", () => {
    const random = stats.seededRandom(1);
    const many = Array.from({ length: 1_000_000 }, random);
    expect(stats.median(many)).toBeCloseTo(0.5, 2);
    const { low, high, confidence } = stats.medianInterval(many)!;
    expect(low < 0.5 && high > 0.5 && confidence >= 0.95 && confidence < 0.951).toBe(true);
    expect(stats.medianAbsoluteDeviation(many)).toBeCloseTo(0.25, 2);
  });
});
