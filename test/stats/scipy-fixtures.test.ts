import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";

interface Sample {
  readonly values: readonly number[];
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  readonly mad: number;
  readonly cv: number;
  readonly quantiles: { readonly hf7: readonly number[] };
  readonly medianCI95: { readonly k: number; readonly lo: number | null; readonly hi: number; readonly conf: number };
}
type Table = Readonly<Record<string, number>>;
interface Reference {
  readonly mwuCases: readonly { x: number[]; y: number[]; U: number; exactTiesP: number }[];
  readonly mwuCritU05: Table;
  readonly tQuantile975: Table;
  readonly normQuantile: Table;
  readonly wilson95: Readonly<Record<string, readonly [number, number]>>;
  readonly fisher2x2: readonly { table: readonly [[number, number], [number, number]]; p: number }[];
  readonly holm: readonly { p: number[]; adj: number[] }[];
}

const file = join(__dirname, "../../../shared/fixtures/scipy-reference.json");
const here = existsSync(file);
if (!here) console.warn("shared/fixtures is not here: the constants in constants.test.ts stand alone.");
const all = here ? (JSON.parse(readFileSync(file, "utf8")) as Reference & Readonly<Record<string, Sample>>) : undefined;
const relative = (got: number, wanted: number) => Math.abs(got - wanted) / Math.max(Math.abs(wanted), 1e-300);

describe.runIf(here)("every figure of the scipy 1.17.1 reference that is computed here", () => {
  const reference = all!;

  it.each(["A", "B", "small5", "n6"])("sample %s", (name) => {
    const { values, quantiles, medianCI95: interval, ...wanted } = reference[name]!;
    expect(relative(stats.mean(values)!, wanted.mean)).toBeLessThan(1e-14);
    expect(relative(stats.standardDeviation(values)!, wanted.sd)).toBeLessThan(1e-13);
    expect(relative(stats.coefficientOfVariation(values)!, wanted.cv)).toBeLessThan(1e-13);
    expect(stats.median(values)).toBeCloseTo(wanted.median, 12);
    expect(stats.medianAbsoluteDeviation(values)).toBeCloseTo(wanted.mad, 12);
    [0.25, 0.5, 0.75, 0.9, 0.95].forEach((p, at) =>
      expect(stats.quantile(values, p)).toBeCloseTo(quantiles.hf7[at]!, 10),
    );
    if (interval.lo !== null) {
      expect(stats.medianInterval(values)).toMatchObject({
        k: interval.k,
        low: interval.lo,
        high: interval.hi,
        confidence: interval.conf,
      });
    }
  });

  it("Mann–Whitney's exact p with ties", () => {
    expect(reference.mwuCases.length).toBeGreaterThan(4);
    for (const { x, y, U, exactTiesP } of reference.mwuCases) {
      const { u, p, method } = stats.mannWhitney(x, y)!;
      expect([u, method]).toEqual([U, "exact"]);
      expect(relative(p, exactTiesP), JSON.stringify([x, y])).toBeLessThan(1e-12);
    }
  });

  it("critical values of U: the interval's bounds are the pairwise differences of that rank", () => {
    for (const [sizes, critical] of Object.entries(reference.mwuCritU05)) {
      const [n1, n2] = sizes.split(",").map(Number) as [number, number];
      if (Math.min(n1, n2) < stats.leastForInterval) continue;
      const random = stats.seededRandom(n1 * 100 + n2);
      const [x, y] = [Array.from({ length: n1 }, random), Array.from({ length: n2 }, random)];
      const pairs = y.flatMap((b) => x.map((a) => b - a)).sort((a, b) => a - b);
      const { low, high } = stats.hodgesLehmannDifference(x, y)!;
      expect(low, sizes).toBeCloseTo(pairs[critical]!, 14);
      expect(high, sizes).toBeCloseTo(pairs.at(-1 - critical)!, 14);
    }
  });

  it("quantiles of Student and the normal distribution", () => {
    for (const [df, t] of Object.entries(reference.tQuantile975)) {
      expect(relative(stats.studentQuantile(0.05, Number(df)), t), df).toBeLessThan(1e-11);
    }
    for (const [p, z] of Object.entries(reference.normQuantile)) {
      expect(relative(stats.normalQuantile(Number(p)), z), p).toBeLessThan(1e-12);
    }
  });

  it("Wilson, Fisher, Holm", () => {
    for (const [share, [low, high]] of Object.entries(reference.wilson95)) {
      const [k, n] = share.split("/").map(Number) as [number, number];
      expect(stats.wilson(k, n)!.low).toBeCloseTo(low, 12);
      expect(stats.wilson(k, n)!.high).toBeCloseTo(high, 12);
    }
    for (const { table, p } of reference.fisher2x2) {
      const [[k1, rest1], [k2, rest2]] = table;
      expect(stats.fisherExact(k1, k1 + rest1, k2, k2 + rest2).p).toBeCloseTo(p, 12);
    }
    for (const { p, adj } of reference.holm) {
      stats.holm(p).forEach(({ adjusted }, at) => expect(adjusted).toBeCloseTo(adj[at]!, 12));
    }
  });
});
