import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";

const samples: Readonly<Record<string, readonly number[]>> = {
  none: [],
  one: [3],
  two: [3, 4],
  equal: [7, 7, 7, 7, 7, 7],
  zeros: [0, 0, 0, 0],
  "minus zero": [0, -0, 0, -0],
  negatives: [-3, -1, -2, -5],
  infinite: [1, 2, Infinity, Infinity, 3, Infinity],
  "all infinite": [Infinity, Infinity, Infinity, Infinity],
  "both infinities": [-Infinity, 1, 2, Infinity],
  greatest: [1e308, 1.7e308, -1.7e308, 1.5e308],
  denormal: [5e-324, 1e-323, 5e-324, 2e-323],
  "beyond 2^53": [2 ** 53, 2 ** 53 + 2, 2 ** 60, 2 ** 61],
  mixed: [1e-300, 1, 1e300, 5],
};
const one = [
  stats.mean, stats.median, stats.standardDeviation, stats.coefficientOfVariation, stats.medianAbsoluteDeviation,
  stats.robustDeviation, stats.robustVariation, stats.medianInterval, stats.theilSen, stats.kendall, stats.drift, stats.signTest,
  (x: readonly number[]) => stats.quantile(x, 0.9),
] as readonly ((values: readonly number[]) => unknown)[]; // prettier-ignore
const two = [
  stats.mannWhitney, stats.cliffDelta, stats.hodgesLehmannDifference, stats.hodgesLehmannRatio, stats.welch, stats.welchRatio,
  (x: readonly number[], y: readonly number[]) => stats.verdict(x, y, { betterIs: "lower", unit: "ms" }),
  (x: readonly number[], y: readonly number[]) => stats.verdict(x, y, { betterIs: "higher", unit: "tokens/s" }),
] as readonly ((x: readonly number[], y: readonly number[]) => unknown)[]; // prettier-ignore

/** Every number in a result, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
const hasNaN = (value: unknown) => numbersIn(value).some(Number.isNaN);

describe("degenerate samples", () => {
  for (const [name, values] of Object.entries(samples)) {
    it(`${name}: every function answers without NaN and without an exception`, () => {
      for (const statistic of one) expect(hasNaN(statistic(values)), String(statistic)).toBe(false);
      for (const [other, others] of Object.entries(samples)) {
        for (const statistic of two) {
          const result = statistic(values, others);
          expect(hasNaN(result), `${name} against ${other}: ${JSON.stringify(result)}`).toBe(false);
          const sentence = (result as { sentence?: string } | undefined)?.sentence;
          if (sentence !== undefined) expect(sentence).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
    });
  }

  it("a sum of both infinities is refused, of one it is infinite, beyond the greatest double too", () => {
    expect(() => stats.sum([-Infinity, 1, Infinity])).toThrow("have no sum");
    expect([stats.sum([]), stats.sum([1, Infinity]), stats.sum([1e308, 1e308])]).toEqual([0, Infinity, Infinity]);
    expect(stats.sum([1, 1e100, 1, -1e100])).toBe(2);
  });

  it("a NaN anywhere is refused by each of them", () => {
    for (const at of [0, 1, 5]) {
      const values = Array.from({ length: 6 }, (_, place) => (place === at ? Number.NaN : place + 1));
      for (const statistic of one) expect(() => statistic(values), String(statistic)).toThrow(RangeError);
      for (const statistic of two) {
        expect(() => statistic(values, [1, 2, 3, 4])).toThrow(RangeError);
        expect(() => statistic([1, 2, 3, 4], values)).toThrow(RangeError);
      }
    }
    expect(() => stats.wilcoxonSignedRank([1, Number.NaN])).toThrow(RangeError);
  });
});
