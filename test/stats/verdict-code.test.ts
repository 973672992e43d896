import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { verdict } from "../../src/stats";
import { judgedCode } from "../../src/stats/verdict-code";

const margin = 0.05;
const [least, most] = [1 - margin, 1 + margin];
/** The double next to a value, above or below it. */
const beside = (value: number, way: 1 | -1): number => value + way * 2 ** -52 * (value >= 1 ? 1 : 0.5);
const code = (low: number, estimate: number, high: number) => judgedCode({ low, estimate, high }, margin);

describe("each boundary of the margin", () => {
  it.each([
    ["upper end below the band", 0.8, 0.9, beside(least, -1), "faster"],
    ["upper end on the band's edge", 0.8, 0.9, least, "faster-by-open"],
    ["lower end above the band", beside(most, 1), 1.1, 1.2, "slower"],
    ["lower end on the band's edge", most, 1.1, 1.2, "slower-by-open"],
    ["both ends on the band's edges", least, 1, most, "equivalent"],
    ["both ends above 1 and within the band", 1.01, 1.02, most, "equivalent"],
    ["lower end just below the band, 1 excluded", beside(least, -1), 0.97, beside(1, -1), "small"],
    ["upper end just above the band, 1 excluded", beside(1, 1), 1.03, beside(most, 1), "small"],
    ["lower end just below the band, 1 the upper end", beside(least, -1), 0.97, 1, "inconclusive"],
    ["upper end just above the band, 1 the lower end", 1, 1.03, beside(most, 1), "inconclusive"],
    ["an interval over both edges", 0.5, 1, 2, "inconclusive"],
    ["estimate on the lower edge", 0.9, least, 0.99, "small"],
    ["estimate just below the lower edge", 0.9, beside(least, -1), 0.99, "faster-by-open"],
    ["estimate on the upper edge", 1.01, most, 1.2, "small"],
    ["estimate just above the upper edge", 1.01, beside(most, 1), 1.2, "slower-by-open"],
  ] as const)("%s", (_, low, estimate, high, expected) => {
    expect(code(low, estimate, high)).toBe(expected);
  });

  it("is the band's that was asked for", () => {
    expect(judgedCode({ low: 1.06, estimate: 1.08, high: 1.09 }, 0.1)).toBe("equivalent");
    expect(judgedCode({ low: 1.06, estimate: 1.08, high: 1.09 }, 0.05)).toBe("slower");
    expect(judgedCode({ low: 1.06, estimate: 1.08, high: 1.12 }, 0.1)).toBe("small");
  });

  it("says the opposite for the opposite order of both variants, but for the band's own asymmetry", () => {
    const value = fc.double({ min: 0.2, max: 5, noNaN: true });
    const far = fc.tuple(value, value, value).map((three) => three.sort((a, b) => a - b));
    fc.assert(
      fc.property(far, ([low, estimate, high]) => {
        const [there, back] = [code(low, estimate, high), code(1 / high, 1 / estimate, 1 / low)];
        expect(there.startsWith("faster") && back.startsWith("faster")).toBe(false);
        expect(there.startsWith("slower") && back.startsWith("slower")).toBe(false);
        expect(there === "inconclusive" && (back.startsWith("slower") || back.startsWith("faster"))).toBe(false);
      }),
    );
  });

  it("holds of whole samples: an interval that reaches into the band is not called slower, whatever it excludes", () => {
    const baseline = [100, 100.5, 101, 101.5, 102, 102.5];
    const by = (factor: number) =>
      verdict(baseline, baseline.map((value) => value * factor), { betterIs: "lower", margin }); // prettier-ignore
    expect([1.005, 1.03, 1.045, 1.06, 1.1].map((factor) => by(factor).code)).toEqual([
      "equivalent",
      "equivalent",
      "small",
      "slower-by-open",
      "slower",
    ]);
  });
});
