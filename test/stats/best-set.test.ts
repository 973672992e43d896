import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";
import { leave } from "../../src/stats/best-set";

const file = join(__dirname, "../../../shared/fixtures/more-than-two.json");

interface Case {
  readonly desc: string;
  readonly values: readonly (readonly number[])[];
  readonly alpha: number;
  readonly lower_is_better: boolean;
  readonly expected: Partial<Numbers> & { readonly set: readonly number[] };
}
interface Numbers {
  readonly location: readonly number[];
  readonly df: number;
  readonly q_pool: number;
  readonly q_own: number;
  readonly se_pool: number;
  readonly leaves: readonly boolean[];
}
interface Race {
  readonly values: readonly (readonly number[])[];
  readonly alpha_per_look: number;
  readonly trace: readonly {
    readonly n: number;
    readonly alive_before: readonly number[];
    readonly q_pool: number;
    readonly q_own: number;
    readonly se_pool: number;
    readonly df: number;
    readonly left: readonly number[];
    readonly frozen_ss: number;
    readonly frozen_df: number;
  }[];
}

describe.skipIf(!existsSync(file))("the rule of the reference program", () => {
  const fixture = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { best_set: readonly Case[]; race: Race })
    : { best_set: [], race: undefined };

  it.each(fixture.best_set.map((one) => [one.desc, one] as const))("%s", (_, one) => {
    const sign = one.lower_is_better ? 1 : -1;
    const found = leave(one.values.map((row) => row.map((value) => sign * Math.log(value))), { alpha: one.alpha }); // prettier-ignore
    const { expected } = one;
    expect(found.worseThan.flatMap((by, i) => (by === null ? [i] : []))).toEqual(expected.set);
    if (expected.df === undefined) return;
    expect(found.freedom).toBe(expected.df);
    expect(found.quantiles[0]).toBeCloseTo(expected.q_pool!, 8);
    expect(found.quantiles[1]).toBeCloseTo(expected.q_own!, 8);
    expect(found.pooledError).toBeCloseTo(expected.se_pool!, 10);
    expected.location!.forEach((value, i) => expect(found.location[i]).toBeCloseTo(value, 10));
    expect(found.worseThan.map((by) => by !== null)).toEqual(expected.leaves);
  });

  it("a race, look by look, with the scale that those who left bring", () => {
    const { values, trace, alpha_per_look: alpha } = fixture.race!;
    let frozen = { squares: 0, freedom: 0 };
    for (const look of trace) {
      const alive = look.alive_before;
      const logs = alive.map((i) => values[i]!.slice(0, look.n).map(Math.log));
      const found = leave(logs, { alpha, startedWith: values.length, frozen });
      expect(found.freedom).toBeCloseTo(look.df, 9);
      expect(found.quantiles[0]).toBeCloseTo(look.q_pool, 8);
      expect(found.quantiles[1]).toBeCloseTo(look.q_own, 8);
      expect(found.pooledError).toBeCloseTo(look.se_pool, 10);
      expect(alive.filter((_, at) => found.worseThan[at] !== null)).toEqual(look.left);
      frozen = { squares: look.frozen_ss, freedom: look.frozen_df };
    }
  });
});

const doubled = (random: () => number, spread: number): number => {
  const normal = stats.normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
  return Math.exp(spread * normal) * (random() < 0.1 ? 2 : 1);
};
/** Variants × runs with planted centres. */
const planted = (seed: number, centres: readonly number[], runs: number, spread = 0.03) => {
  const random = stats.seededRandom(seed);
  return centres.map((centre) => Array.from({ length: runs }, () => centre * doubled(random, spread)));
};
const setOf = (values: readonly (readonly number[])[]): readonly number[] =>
  leave(values.map((row) => row.map(Math.log))).worseThan.flatMap((by, i) => (by === null ? [i] : []));

describe("the set that cannot be told from the best", () => {
  it("holds the best in at least 95 of 100 seeds, planted or all equal, and shrinks where one is far ahead", () => {
    for (const [centres, least] of [
      [[100, 103, 106, 110, 120, 130], 95],
      [[100, 100, 100, 100, 100, 100], 95],
      [[100, 101, 101, 101, 140, 160], 95],
    ] as const) {
      let held = 0;
      let size = 0;
      for (let seed = 1; seed <= 100; seed += 1) {
        const set = setOf(planted(seed, centres, 10));
        if (set.includes(0)) held += 1;
        size += set.length / 100;
      }
      expect(held).toBeGreaterThanOrEqual(least);
      expect(size).toBeLessThanOrEqual(6);
    }
    const alone = Array.from({ length: 100 }, (_, seed) => setOf(planted(seed, [100, 130, 131, 132, 133, 134], 10)));
    expect(alone.filter((set) => set.join() === "0").length).toBeGreaterThan(85);
  });

  it("is never empty, takes no notice of the scale or of what all runs of a block share, and not of the order of variants", () => {
    const centres = fc.array(fc.double({ min: 50, max: 300, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(centres, fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 4, max: 10 }), (all, seed, runs) => {
        const values = planted(seed, all, runs);
        const set = setOf(values);
        expect(set.length).toBeGreaterThan(0);
        const shared = values.map((row) => row.map((value, block) => value * 7 * (1 + block / 3)));
        expect(setOf(shared)).toEqual(set);
        expect(setOf([...values].reverse())).toEqual(set.map((i) => all.length - 1 - i).reverse());
      }),
    );
  });

  it("separates nothing that is equal, and refuses what it cannot judge", () => {
    expect(setOf([[5, 5, 5, 5], [5, 5, 5, 5], [5, 5, 5, 5]])).toEqual([0, 1, 2]); // prettier-ignore
    expect(setOf([[5, 5, 5, 5], [6, 6, 6, 6], [5, 5, 5, 5]])).toEqual([0, 2]); // prettier-ignore
    expect(() => leave([[1, 2, 3]])).toThrow(/two variants and three blocks, not 1 and 3/);
    expect(() => leave([[1, 2, 3], [1, 2]])).toThrow(/a finite value of every block/); // prettier-ignore
    expect(() => leave([[1, 2, 3], [1, 2, -Infinity]])).toThrow(/a finite value of every block/); // prettier-ignore
  });
});

describe("the rankings of a summary", () => {
  const calls = (values: Readonly<Record<string, readonly number[]>>): readonly stats.CallLike[] =>
    Object.entries(values).flatMap(([variant, all]) =>
      all.flatMap((value, at): readonly stats.CallLike[] =>
        Number.isNaN(value)
          ? []
          : [
              {
                ...{ id: `${variant}${at}`, run: at + 1, stage: "s", variant, status: "ok", cold: false },
                ...{ answer: "whole", speed: { valid: true } },
                clock: { ttftMs: value },
                server: {},
                throughput: 1000 / value,
              },
            ],
      ),
    );
  const none = Number.NaN;

  it("order by the median, best first, a rate by its own direction, with the same set", () => {
    const { rankings } = stats.summarize(
      calls({ slow: [140, 141, 142, 143, 144], quick: [100, 101, 102, 103, 104], near: [100.5, 100.8, 103, 102, 105] }),
    );
    expect(rankings.map(({ metric }) => metric)).toEqual(["ttft", "throughput"]);
    for (const ranking of rankings) {
      expect(ranking.rows.map(({ variant, inSet }) => [variant, inSet])).toEqual([
        ["quick", true],
        ["near", true],
        ["slow", false],
      ]);
      expect(ranking).toMatchObject({ best: ["quick", "near"], blocks: 5, leftOut: [] });
    }
  });

  it("judge only by runs that all have, and name who has too few", () => {
    const full = [100, 101, 102, 103, 104, 105];
    const { rankings } = stats.summarize(
      calls({ a: full, b: full, late: [none, none, none, 90, 91, 92], holes: [none, none, 100, 101, 102, 103] }),
    );
    expect(rankings[0]).toMatchObject({ blocks: 4, best: ["holes"] });
    expect(rankings[0]!.leftOut).toEqual([{ variant: "late", reason: "fewer than 4 runs" }]);
    expect(rankings[0]!.rows.map(({ variant }) => variant)).toEqual(["late", "holes", "a", "b"]);
    const odd = { a: [1, 2, 3, 4, none, none, none], b: [none, none, none, 4, 5, 6, 7] };
    const apart = stats.summarize(calls({ ...odd, c: [1, 2, 3, 4, 5, 6, 7] })).rankings[0]!;
    expect(apart.leftOut).toEqual([{ variant: "a", reason: "too few runs in common with the others" }]);
    expect(stats.summarize(calls(odd)).rankings[0]).toMatchObject({ best: null, blocks: 1 });
    expect(stats.summarize(calls({ a: full })).rankings).toEqual([]);
  });
});
