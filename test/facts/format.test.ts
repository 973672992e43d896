import fc from "fast-check";
import { expect, test } from "vitest";

import { readText } from "../../src/claims";
import { formatNumber, formatQuantity } from "../../src/facts";
import type { Fact, FactRegistry } from "../../src/records";

test.each([
  [1.005, 2, "1.01"],
  [2.675, 2, "2.68"],
  [-1.005, 2, "-1.01"],
  [-0.4, 0, "0"],
  [-0, 2, "0.00"],
  [0.5, 0, "1"],
  [1e-12, 2, "0.00"],
  [-1e-12, 2, "0.00"],
  [5e-324, 3, "0.000"],
  [999.995, 2, "1000.00"],
  [NaN, 2, "—"],
  [Infinity, 2, "—"],
  [-Infinity, 0, "—"],
])("%f with %i digits is %s", (value, digits, text) => {
  expect(formatNumber(value, digits)).toBe(text);
});

test("huge numbers stay numbers", () => {
  expect(Number(formatNumber(1e308, 2))).toBe(1e308);
  expect(Number(formatNumber(-1e21, 0))).toBe(-1e21);
});

test.each([
  [104.052, "tokens/s", "104.05 tokens/s"],
  [0.916, "ratio", "0.92×"],
  [7.62, "%", "7.6 %"],
  [0.0004, "p", "< 0.001"],
  [12, "count", "12"],
  [9763, "tokens", "9763 tokens"],
  [16 * 2 ** 30, "bytes", "16.0 GiB"],
  [3 * 2 ** 20, "bytes", "3.0 MiB"],
  [1536, "bytes", "1.5 KiB"],
  [200, "bytes", "200 bytes"],
  [0, "ms", "0.00 ms"],
  [0.1, "ms", "0.10 ms"],
  [0.0999, "ms", "0.100 ms"],
  [0.004, "ms", "0.0040 ms"],
  [-0.00432, "tokens/s", "-0.0043 tokens/s"],
  [0.004, "ratio", "0.0040×"],
  [0.04, "%", "0.040 %"],
  [0.0004, "s", "0.00040 s"],
  [1e-14, "%", "0.0 %"],
  [NaN, "ms", "—"],
  [Infinity, "tokens/s", "—"],
])("%f %s is %s", (value, unit, text) => {
  expect(formatQuantity(value, unit)).toBe(text);
});

test("what is printed of a small value is verified", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: 1e-8, max: 0.2 }), (value) => {
      const text = formatQuantity(value, "ms");
      expect(Number.parseFloat(text)).toBeGreaterThan(0);
      const fact: Fact = {
        id: "level.ttft.median.baseline.analysis",
        group: "calls",
        about: {
          role: "level",
          metric: "ttft",
          statistic: "median",
          subject: { kind: "variant", name: "baseline" },
          stage: "analysis",
        },
        stage: "analysis",
        label: "median TTFT of baseline in the analysis stage",
        direction: "lower-is-better",
        value,
        unit: "ms",
        text,
        sources: [],
      };
      const registry: FactRegistry = { schema: "chimera-notebook/facts/1", facts: [fact] };
      const said = readText(`The median TTFT of baseline in the analysis stage was ${text}.`, registry);
      expect(said.clauses.map(({ reading }) => reading)).toEqual(["proven"]);
    }),
    { seed: 7 },
  );
});

test("no number is printed as NaN, −0 or further away than half its last digit", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (value, digits) => {
      const text = formatNumber(value, digits);
      expect(text).toMatch(/^-?\d+(?:\.\d+)?$/);
      expect(text).not.toMatch(/^-0(?:\.0+)?$/);
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -digits + Math.abs(value) * 1e-14);
    }),
    { seed: 7 },
  );
});
