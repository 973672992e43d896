import { describe, expect, it } from "vitest";

import * as stand from "../../shims/mathjs";

// Expected values: mathjs 9.5.2, run once over the same inputs.
describe("the stand-in for mathjs inside of Danfo", () => {
  it.each([
    [[1], 1, 1, [1], 0],
    [[3, 1, 2], 2, 2, [3, 1, 2], 1],
    [[1, 2, 2, 3, 3], 2.2, 2, [2, 3], 0.7],
    [[1.5, 2.25, 8, 8], 4.9375, 5.125, [8], 12.598958333333334],
    [[true, false, true], 2 / 3, 1, [true], 1 / 3],
  ])("gives mean, median, mode and variance of %j", (values, mean, median, mode, variance) => {
    expect(stand.mean(values)).toBeCloseTo(mean, 12);
    expect(stand.median(values)).toBe(median);
    expect(stand.mode(values)).toEqual(mode);
    expect(stand.variance(values)).toBeCloseTo(variance, 12);
    expect(stand.std(values)).toBeCloseTo(Math.sqrt(variance), 12);
  });

  it("passes NaN on, and refuses nothing, null and text as mathjs does", () => {
    expect(stand.mean([NaN, 1])).toBeNaN();
    expect(stand.median([1, NaN, 0])).toBeNaN();
    expect(() => stand.mode([NaN, 1])).toThrow("NaN");
    for (const name of ["mean", "median", "std", "variance"] as const) {
      expect(() => stand[name]([])).toThrow("empty");
      expect(() => stand[name]([1, null])).toThrow("unexpected type");
    }
  });
});
