import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as stats from "../../src/stats";

const seeded = { seed: 20260, numRuns: 150 };
const value = fc.integer({ min: 1, max: 4000 }).map((n) => n / 8);
const sample = fc.array(value, { minLength: 4, maxLength: 14 });
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe("properties", () => {
  it("median and interval move with shift and scale, whatever the order", () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 64 }), (x, k) => {
        const moved = [...x].reverse().map((v) => v * 2 + k);
        expect(stats.median(moved)).toBeCloseTo(stats.median(x)! * 2 + k, 9);
        expect(stats.medianInterval(moved)!.low).toBeCloseTo(stats.medianInterval(x)!.low * 2 + k, 9);
        expect(stats.standardDeviation(moved)).toBeCloseTo(stats.standardDeviation(x)! * 2, 8);
        const { low, high } = stats.medianInterval(x)!;
        expect(low <= stats.median(x)! && stats.median(x)! <= high).toBe(true);
      }),
      seeded,
    );
  });

  it("rank tests: U₁ + U₂ = n₁n₂, p in (0, 1], symmetric, order of no matter", () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const one = stats.mannWhitney(x, y)!;
        const two = stats.mannWhitney([...y].reverse(), x)!;
        expect(one.u + two.u).toBe(x.length * y.length);
        expect(one.p).toBeCloseTo(two.p, 12);
        expect(one.p > 0 && one.p <= 1).toBe(true);
      }),
      seeded,
    );
  });

  it("the ratio is symmetric under 1/x, its interval holds it, and both directions get one verdict", () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const ratio = stats.hodgesLehmannRatio(x, y)!;
        const inverse = stats.hodgesLehmannRatio(
          x.map((v) => 1 / v),
          y.map((v) => 1 / v),
        )!;
        expect(close(ratio.estimate * inverse.estimate, 1)).toBe(true);
        expect(ratio.low <= ratio.estimate && ratio.estimate <= ratio.high).toBe(true);
        const time = stats.verdict(x, y, { betterIs: "lower" });
        const rate = stats.verdict(
          x.map((v) => 1 / v),
          y.map((v) => 1 / v),
          { betterIs: "higher" },
        );
        expect(close(time.ratio!, rate.ratio!)).toBe(true);
        expect(close(time.interval![0], rate.interval![0])).toBe(true);
        expect(close(time.interval![1], rate.interval![1])).toBe(true);
      }),
      seeded,
    );
  });

  it("the shift is the median of all pairs", () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const pairs = y.flatMap((b) => x.map((a) => b - a));
        expect(stats.hodgesLehmannDifference(x, y)!.estimate).toBeCloseTo(stats.median(pairs)!, 9);
      }),
      seeded,
    );
  });

  it("identical samples: p = 1, δ = 0, never a difference", () => {
    fc.assert(
      fc.property(sample, (x) => {
        const result = stats.verdict(x, x, { betterIs: "lower" });
        expect(result.p).toBe(1);
        expect(result.delta).toBe(0);
        expect(["equivalent", "inconclusive"]).toContain(result.code);
      }),
      seeded,
    );
  });

  it("agrees with simple-statistics where they overlap", async () => {
    const simple = await import("simple-statistics");
    fc.assert(
      fc.property(sample, (x) => {
        expect(stats.mean(x)).toBeCloseTo(simple.mean(x), 9);
        expect(stats.median(x)).toBeCloseTo(simple.median(x), 9);
        expect(stats.standardDeviation(x)).toBeCloseTo(simple.sampleStandardDeviation(x), 9);
        expect(stats.medianAbsoluteDeviation(x)).toBeCloseTo(simple.medianAbsoluteDeviation(x), 9);
      }),
      seeded,
    );
  });
});
