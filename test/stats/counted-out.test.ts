import fc from "fast-check";
import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";

// Every exact p again by brute force: all ways to choose, to order, to sign. Small whole numbers, so that ties are common.
const seeded = { seed: 4711, numRuns: 60 };
const tied = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength, maxLength });

/** Twice the share of outcomes at least as far out as `at` on its nearer side. */
function twoSided(outcomes: readonly number[], at: number): number {
  const low = outcomes.filter((each) => each <= at + 1e-9).length;
  const high = outcomes.filter((each) => each >= at - 1e-9).length;
  return Math.min(1, (2 * Math.min(low, high)) / outcomes.length);
}

function subsets<T>(items: readonly T[], size: number): (readonly [readonly T[], readonly T[]])[] {
  if (size === 0) return [[[], [...items]]];
  if (items.length < size) return [];
  const [first, ...rest] = items as [T, ...T[]];
  return [
    ...subsets(rest, size - 1).map(([chosen, left]) => [[first, ...chosen], left] as const),
    ...subsets(rest, size).map(([chosen, left]) => [chosen, [first, ...left]] as const),
  ];
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) =>
    orders([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

const wins = (x: readonly number[], y: readonly number[]) =>
  x.reduce((all, a) => all + y.reduce((sum, b) => sum + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0);
const rises = (x: readonly number[]) =>
  x.reduce((all, a, at) => all + x.slice(at + 1).reduce((sum, b) => sum + Math.sign(b - a), 0), 0);

describe("exact tests, counted out", () => {
  it("Mann–Whitney with ties, and Cliff's δ", () => {
    fc.assert(
      fc.property(tied(2, 6), tied(2, 5), (x, y) => {
        const { u, p } = stats.mannWhitney(x, y)!;
        const all = subsets([...x, ...y], x.length).map(([one, two]) => wins(one, two));
        expect(u).toBe(wins(x, y));
        expect(p).toBeCloseTo(twoSided(all, u), 12);
        expect(stats.cliffDelta(x, y)).toBeCloseTo((2 * wins(x, y)) / (x.length * y.length) - 1, 12);
      }),
      seeded,
    );
  });

  it("Kendall with ties", () => {
    fc.assert(
      fc.property(tied(3, 6), (x) => {
        const result = stats.kendall(x);
        if (new Set(x).size < 2) {
          expect(result).toBeUndefined();
          return;
        }
        expect(result!.p).toBeCloseTo(twoSided(orders(x).map(rises), rises(x)), 12);
        expect(Math.sign(result!.tau)).toBe(Math.sign(rises(x)));
      }),
      seeded,
    );
  });

  it("Wilcoxon's signed ranks with ties, and its shift by all Walsh averages", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 }), (x) => {
        const sizes = x.filter((value) => value !== 0).map(Math.abs);
        const rank = (size: number) => sizes.filter((each) => each < size).length + (sizes.filter((each) => each === size).length + 1) / 2; // prettier-ignore
        const all = Array.from({ length: 2 ** sizes.length }, (_, signs) =>
          sizes.reduce((sum, size, at) => sum + ((signs >> at) & 1 ? rank(size) : 0), 0),
        );
        const result = stats.wilcoxonSignedRank(x);
        const w = x.reduce((sum, value) => sum + (value > 0 ? rank(value) : 0), 0);
        expect(result.w).toBe(w);
        expect(result.p).toBeCloseTo(twoSided(all, w), 12);
        const averages = x.flatMap((a, at) => x.slice(at).map((b) => (a + b) / 2));
        expect(result.estimate).toBeCloseTo(stats.median(averages)!, 12);
      }),
      seeded,
    );
  });

  it("Fisher, by the hypergeometric chances themselves", () => {
    const choose = (n: number, k: number) => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1); // prettier-ignore
    const sides = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(sides, ([n1, n2, a, b]) => {
        const [k1, k2] = [Math.min(a, n1), Math.min(b, n2)];
        const chance = (k: number) => (choose(n1, k) * choose(n2, k1 + k2 - k)) / choose(n1 + n2, k1 + k2);
        const tables = Array.from({ length: n1 + 1 }, (_, k) => k).filter((k) => k1 + k2 - k >= 0 && k1 + k2 - k <= n2);
        const p = tables.map(chance).filter((each) => each <= chance(k1) * (1 + 1e-7)).reduce((x, y) => x + y, 0); // prettier-ignore
        expect(stats.fisherExact(k1, n1, k2, n2).p).toBeCloseTo(Math.min(1, p), 10);
        expect(stats.fisherExact(k2, n2, k1, n1).p).toBeCloseTo(stats.fisherExact(k1, n1, k2, n2).p, 12);
      }),
      seeded,
    );
  });

  it("the median's interval covers what the binomial distribution says, for n to 40", () => {
    for (let n = 3; n <= 40; n += 1) {
      const { k, confidence } = stats.medianInterval(Array.from({ length: n }, (_, at) => at))!;
      let term = 0.5 ** n;
      let below = 0;
      for (let j = 0; j < k; j += 1) {
        below += term;
        term *= (n - j) / (j + 1);
      }
      expect(confidence, `n = ${n}`).toBeCloseTo(1 - 2 * below, 12);
      if (n >= 6) expect(confidence >= 0.95 && 1 - 2 * (below + term) < 0.95).toBe(true);
    }
  });

  it("Holm: between raw and Bonferroni, in the order of the raw ones, whatever the order given", () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(ps, (family) => {
        const adjusted = stats.holm(family).map((each) => each.adjusted);
        family.forEach((p, at) => {
          expect(adjusted[at]! >= p && adjusted[at]! <= Math.min(1, p * family.length) + 1e-15).toBe(true);
          family.forEach((q, other) => p < q && expect(adjusted[at]! <= adjusted[other]!).toBe(true));
        });
        expect(stats.holm([...family].reverse()).map((each) => each.adjusted)).toEqual([...adjusted].reverse());
      }),
      seeded,
    );
  });
});

describe("shift and scale", () => {
  const value = fc.integer({ min: 1, max: 4000 }).map((n) => n / 8);
  const sample = fc.array(value, { minLength: 6, maxLength: 14 });

  it("move differences, slopes and deviations with them, and leave ratios, p, τ and rCV alone", () => {
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -9, max: 9 }), (x, y, k, c) => {
        const move = (values: readonly number[]) => values.map((each) => each * k + c);
        const scale = (values: readonly number[]) => values.map((each) => each * k);
        const [one, two] = [stats.hodgesLehmannDifference(x, y)!, stats.hodgesLehmannDifference(move(x), move(y))!];
        for (const key of ["estimate", "low", "high"] as const) expect(two[key]).toBeCloseTo(one[key] * k, 6);
        const [r, s] = [stats.hodgesLehmannRatio(x, y)!, stats.hodgesLehmannRatio(scale(x), scale(y))!];
        for (const key of ["estimate", "low", "high"] as const) expect(s[key] / r[key]).toBeCloseTo(1, 9);
        expect(stats.mannWhitney(move(x), move(y))).toEqual(stats.mannWhitney(x, y));
        expect(stats.kendall(move(x))).toEqual(stats.kendall(x));
        expect(stats.theilSen(move(x))).toBeCloseTo(stats.theilSen(x)! * k, 6);
        expect(stats.medianAbsoluteDeviation(move(x))).toBeCloseTo(stats.medianAbsoluteDeviation(x)! * k, 6);
        expect(stats.robustVariation(scale(x))).toBeCloseTo(stats.robustVariation(x)!, 9);
        expect(stats.coefficientOfVariation(scale(x))).toBeCloseTo(stats.coefficientOfVariation(x)!, 9);
        expect(stats.quantile(move(x), 0.9)).toBeCloseTo(stats.quantile(x, 0.9)! * k + c, 6);
      }),
      seeded,
    );
  });
});
