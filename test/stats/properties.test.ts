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

describe("hostile numbers", () => {
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

describe("calibration", () => {
  it("2000 null pairs, n = 10, a tenth of the values doubled: at most 6 % false, median covered in 94 %", () => {
    const random = stats.seededRandom(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const draw = () => Array.from({ length: 10 }, () => (100 + 3 * normal()) * (random() < 0.1 ? 2 : 1));
    // P(value ≤ m) = .9·Φ((m − 100)/3) + 0 = ½ at Φ = .5556
    const centre = 100 + 3 * stats.normalQuantile(0.5 / 0.9);
    let alarms = 0;
    let covered = 0;
    for (let pair = 0; pair < 2000; pair += 1) {
      const x = draw();
      const { code } = stats.verdict(x, draw(), { betterIs: "lower" });
      if (code === "faster" || code === "slower") alarms += 1;
      const interval = stats.medianInterval(x)!;
      if (interval.low <= centre && centre <= interval.high) covered += 1;
    }
    expect(alarms / 2000).toBeLessThanOrEqual(0.06);
    expect(covered / 2000).toBeGreaterThanOrEqual(0.94);
  });
});

describe("planning and choosing", () => {
  it("alternates, warms up after each reload, and repeats with its seed", () => {
    const variants = [
      { name: "a", options: { num_ctx: 1 } },
      { name: "b", options: { num_ctx: 2 } },
    ];
    const order = stats.planOrder({ variants, runs: 4, stages: ["x"], seed: 3 });
    const runs = order
      .filter((call) => call.run > 0)
      .map((call) => call.variant)
      .join("");
    expect(["abbaabba", "baabbaab"]).toContain(runs);
    expect(order.filter((call) => call.stage === "warm-up")).toHaveLength(5);
    expect(stats.planOrder({ variants, runs: 4, stages: ["x"], seed: 3 })).toEqual(order);
  });

  it("calls a point dominated only beyond the intervals", () => {
    const point = (name: string, x: number, y: number, half: number) => ({
      name,
      objectives: [
        { value: x, interval: [x - half, x + half] as const },
        { value: y, interval: [y - half, y + half] as const },
      ] as const,
    });
    const result = stats.paretoFront(
      [point("a", 10, 10, 1), point("b", 20, 5, 1), point("c", 11, 9, 1)],
      ["lower", "higher"],
    );
    expect(result.map((each) => each.standing)).toEqual(["front", "dominated", "overlapping"]);
  });
});
