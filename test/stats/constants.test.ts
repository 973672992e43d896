import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as stats from "../../src/stats";

// Fixture A and B, with scipy 1.17.1's answers.
const a = [812.4, 803.1, 798.6, 821.7, 809.9, 845.2, 800.3, 1190.8, 806.5, 811.0];
const b = [742.8, 751.3, 739.9, 760.4, 748.1, 744.6, 905.7, 746.2, 755.0, 741.7];

describe("against scipy 1.17.1", () => {
  it("gives the fixture's verdict", () => {
    const result = stats.verdict(a, b, { betterIs: "lower" });
    expect(result.code).toBe("faster");
    expect(result.ratio).toBeCloseTo(0.9236202677816416, 12);
    expect(result.interval![0]).toBeCloseTo(0.9081173177558718, 12);
    expect(result.interval![1]).toBeCloseTo(0.9354999377412527, 12);
    expect(result.p).toBeCloseTo(0.001050033557773496, 14);
    expect(result.delta).toBeCloseTo(0.82, 14);
    expect(stats.mannWhitney(a, b)!.u).toBe(91);
    expect(result.sentence).toBe("faster: takes 7.6 % less (95 % interval 6.5 to 9.2 % less), p = .001, n = 10 + 10");
  });

  it.each([
    [[1, 2, 2, 3, 9], [2, 4, 5, 5, 7, 8], 8, 0.22510822510822512],
    [[1, 2, 3], [4, 5, 6], 0, 0.1],
    [[1, 2, 3, 4], [5, 6, 7, 8], 0, 0.02857142857142857],
    [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0, 0.007936507936507936],
    [[1, 2, 3], [4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 0, 0.006993006993006993],
    // golang/perf, cmd/benchstat documentation: gob p = .446, json p = .000
    [
      [3069, 3075, 3069, 3067, 3207, 3064, 3064, 3058, 3059, 3062],
      [3075, 3065, 3059, 3065, 3060, 3081, 3186, 3135, 3087, 3062],
      39.5,
      0.4461018857303687,
    ],
    [
      [1726, 1723, 1707, 1707, 1713, 1729, 1736, 1707, 1705, 1774],
      [1423, 1416, 1411, 1413, 1412, 1426, 1422, 1424, 1447, 1425],
      100,
      1.082508822446903e-5,
    ],
  ])("Mann–Whitney %j %j", (x, y, u, p) => {
    const test = stats.mannWhitney(x, y)!;
    expect(test.u).toBe(u);
    expect(Math.abs(test.p / p - 1)).toBeLessThan(1e-12);
    expect(test.method).toBe("exact");
  });

  it("Welch on the Hollander & Wolfe data", () => {
    const x = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14];
    const result = stats.welch(x, y)!;
    expect(result.t).toBeCloseTo(1.1050367096349252, 11);
    expect(result.df).toBeCloseTo(13.741003748547996, 10);
    expect(result.p).toBeCloseTo(0.28811748880183513, 11);
    expect(result.low).toBeCloseTo(-0.402571381154181, 10);
    expect(result.high).toBeCloseTo(1.2551547144875141, 10);
    const logs = stats.welchRatio(b, a)!;
    expect(1 / logs.estimate).toBeCloseTo(1 / 0.9034639040633446, 10);
    expect(logs.p).toBeCloseTo(0.034946520386682035, 10);
  });

  it("Theil–Sen, Kendall and drift", () => {
    expect(stats.theilSen(a)).toBeCloseTo(0.9875, 10);
    expect(stats.kendall(a)!.tau).toBeCloseTo(0.15555555555555553, 12);
    expect(stats.kendall(a)!.p).toBeCloseTo(0.6006536596119929, 12);
    const rising = stats.drift([100, 101.5, 101, 103, 104, 103.5, 106, 107, 108, 110])!;
    expect(rising.slope).toBeCloseTo(1, 12);
    expect(rising.tau).toBeCloseTo(0.911111111111111, 12);
    expect(rising.p).toBeCloseTo(2.9761904761904762e-5, 15);
    expect(rising.warning).toBe(true);
    expect(stats.drift(a)!.warning).toBe(false);
  });

  it("Holm, Fisher, Wilson", () => {
    expect(stats.holm([0.04, 0.001, 0.03, 0.005]).map((each) => each.adjusted)).toEqual([0.06, 0.004, 0.06, 0.015]);
    expect(stats.fisherExact(0, 10, 3, 10).p).toBeCloseTo(0.21052631578947367, 12);
    expect(stats.fisherExact(0, 10, 5, 10).p).toBeCloseTo(0.032507739938080496, 12);
    expect(stats.fisherExact(1, 10, 6, 10).p).toBeCloseTo(0.057275541795665644, 12);
    expect(stats.wilson(0, 10)!.high).toBeCloseTo(0.27753279986288926, 12);
    expect(stats.wilson(3, 10)!.low).toBeCloseTo(0.10779126740630102, 12);
    expect(stats.wilson(30, 30)).toMatchObject({ low: expect.closeTo(0.8864866068260312, 12) as number, high: 1 });
  });

  it("median interval, median, MAD", () => {
    expect(stats.medianInterval(a)).toMatchObject({ low: 800.3, high: 845.2, confidence: 0.978515625 });
    expect(stats.medianInterval([3.1, 2.9, 3, 3.2, 5.5, 3.05])).toMatchObject({
      low: 2.9,
      high: 5.5,
      confidence: 0.96875,
    });
    expect(stats.medianInterval([1, 2, 3])!.confidence).toBe(0.75);
    expect(stats.medianInterval([1, 2])).toBeUndefined();
    expect(stats.quantile(a, 0.9)).toBeCloseTo(879.76, 10);
    expect(stats.median(a)).toBeCloseTo(810.45, 10);
    expect(stats.medianAbsoluteDeviation(a)).toBeCloseTo(8.75, 10);
  });

  it("signed ranks and signs by counting out", () => {
    expect(stats.wilcoxonSignedRank([1, 2, 3, 4, 5, 6])).toMatchObject({
      w: 21,
      p: 2 / 64,
      interval: { low: 1, high: 6 },
    });
    expect(stats.wilcoxonSignedRank([1, -1, 2, -2]).p).toBe(1);
    expect(stats.signTest([1, 1, 1, 1, 1, -1, 0])).toMatchObject({ above: 5, below: 1, zeros: 1 });
    expect(stats.signTest([1, 1, 1, 1, 1, -1, 0]).p).toBeCloseTo(14 / 64, 12);
  });

  it("Student and normal quantiles", () => {
    expect(stats.studentQuantile(0.05, 9)).toBeCloseTo(2.2621571627982053, 10);
    expect(stats.studentQuantile(0.05, 7.3)).toBeCloseTo(2.345066736547703, 10);
    expect(stats.normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 11);
  });

  it("says in advance what cannot be decided", () => {
    // .05 / p for 7 v 7 is 85.8: the 86th comparison would not survive.
    expect([4, 5, 6, 7].map((n) => stats.canDecide(n).mostComparisons)).toEqual([1, 6, 23, 85]);
    expect(stats.canDecide(3).possible).toBe(false);
    expect(stats.canDecide(4, 2)).toMatchObject({ possible: false, runsNeeded: 5 });
  });
});

const folder = join(__dirname, "../../../shared/fixtures");

describe("against NIST StRD", () => {
  const digits = (got: number, certified: number) =>
    got === certified ? 16 : -Math.log10(Math.abs(got - certified) / Math.abs(certified));

  it("NumAcc1…4, whose values follow a rule", () => {
    // itl.nist.gov/div898/strd/univ: NumAcc1 is three values, NumAcc2…4 base + .2, then base + .1 and base + .3 in turn 500 times.
    expect(stats.standardDeviation([10000001, 10000003, 10000002])).toBe(1);
    for (const [base, least] of [
      [1, 13],
      [1000000, 9],
      [10000000, 8],
    ] as const) {
      const values = [base + 0.2, ...Array.from({ length: 1000 }, (_, i) => base + (i % 2 === 0 ? 0.1 : 0.3))];
      expect(digits(stats.mean(values)!, base + 0.2)).toBeGreaterThan(13);
      expect(digits(stats.standardDeviation(values)!, 0.1)).toBeGreaterThan(least);
    }
  });

  it("every univariate set, where the fixtures are", () => {
    const file = join(folder, "nist-univariate.json");
    if (!existsSync(file)) {
      console.log("shared/fixtures is not here: the constants above stand alone");
      return;
    }
    const sets = JSON.parse(readFileSync(file, "utf8")) as Record<
      string,
      { values: number[]; certified: { mean: number; sd: number } }
    >;
    for (const [name, { values, certified }] of Object.entries(sets)) {
      const least = name === "NumAcc3" ? 9 : name === "NumAcc4" ? 8 : 13;
      expect(digits(stats.mean(values)!, certified.mean), `${name} mean`).toBeGreaterThanOrEqual(least);
      expect(digits(stats.standardDeviation(values)!, certified.sd), `${name} sd`).toBeGreaterThanOrEqual(least);
    }
  });
});
