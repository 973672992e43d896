import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { normalQuantile, race, raceLooks, seededRandom } from "../../src/stats";
import type { RaceBlock } from "../../src/stats";

const file = join(__dirname, "../../../shared/fixtures/more-than-two.json");
const named = (values: readonly number[]): RaceBlock => new Map(values.map((value, at) => [`v${at}`, value]));
const names = (k: number): readonly string[] => Array.from({ length: k }, (_, at) => `v${at}`);

/** Blocks of log-normal noise about centres that grow by a factor. */
function blocksOf(seed: number, centres: readonly number[], n: number, noise: number): readonly RaceBlock[] {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
  return Array.from({ length: n }, () => named(centres.map((centre) => centre * Math.exp(noise * normal()))));
}

describe("a race", () => {
  test.skipIf(!existsSync(file))("lets leave whom the reference program lets leave, at the same looks", () => {
    const { race: given } = JSON.parse(readFileSync(file, "utf8")) as {
      race: {
        values: readonly (readonly number[])[];
        trace: readonly { readonly n: number; readonly left: readonly number[] }[];
      };
    };
    const blocks = given.values[0]!.map((_, block) => named(given.values.map((row) => row[block]!)));
    const made = race({ variants: names(given.values.length), better: "lower" }, blocks);
    const expected = given.trace.flatMap(({ n, left }) => left.map((at) => ({ variant: `v${at}`, after: n })));
    expect(made.left.map(({ variant, after }) => ({ variant, after }))).toEqual(expected);
    expect(made.looks).toEqual(given.trace.map(({ n }) => n));
  });

  test("finds one that is far ahead early, by time as by rate, and names whom the others are behind", () => {
    const centres = [100, 130, 140, 150, 160, 170];
    const blocks = blocksOf(1, centres, 10, 0.03);
    const made = race({ variants: names(6), better: "lower" }, blocks);
    expect(made.stays).toEqual(["v0"]);
    expect(made.left.every(({ worseThan }) => worseThan === "v0")).toBe(true);
    expect(made.looks.at(-1)!).toBeLessThan(10);
    const rates = blocks.map((block) => new Map([...block].map(([name, value]) => [name, 1000 / value])));
    expect(race({ variants: names(6), better: "higher" }, rates)).toEqual(made);
  });

  test("is the same whether it is looked at on the way or at its end: what left stays away", () => {
    const blocks = blocksOf(2, [100, 101, 105, 112, 130, 150], 10, 0.03);
    const whole = race({ variants: names(6), better: "lower" }, blocks);
    for (let made = 1; made <= 10; made += 1) {
      const so = race({ variants: names(6), better: "lower" }, blocks.slice(0, made));
      expect(so.left).toEqual(whole.left.filter(({ after }) => after <= made));
    }
    // Those that left are not measured any more.
    const gone = new Map(whole.left.map(({ variant, after }) => [variant, after]));
    const thinned = blocks.map(
      (block, at) => new Map([...block].filter(([name]) => at < (gone.get(name) ?? Infinity))),
    );
    expect(race({ variants: names(6), better: "lower" }, thinned)).toEqual(whole);
  });

  test("a variant whose calls give nothing costs one try; one that fails twice later cannot be judged", () => {
    const all = blocksOf(3, [100, 100, 100], 6, 0.03);
    const without = (name: string, ...at: readonly number[]): readonly RaceBlock[] =>
      all.map((block, index) => new Map([...block].filter(([each]) => each !== name || !at.includes(index))));
    const options = { variants: names(3), better: "lower" } as const;
    expect(race(options, without("v1", 0, 1, 2, 3, 4, 5)).left).toEqual([{ variant: "v1", after: 1 }]);
    expect(race(options, without("v1", 2)).left).toEqual([]);
    expect(race(options, without("v1", 2)).blocks).toBe(5);
    expect(race(options, without("v1", 2, 4)).left).toEqual([{ variant: "v1", after: 5 }]);
  });

  test("strict mode looks less often, and seldom loses one that is as good but varies five times as much", () => {
    expect(raceLooks(true)).toEqual([4, 6, 8, 10]);
    const random = seededRandom(5);
    const normal = (): number => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
    let lost = 0;
    for (let round = 0; round < 150; round += 1) {
      const blocks = Array.from({ length: 10 }, () =>
        named(Array.from({ length: 12 }, (_, at) => 100 * Math.exp((at === 0 ? 0.15 : 0.03) * normal()))),
      );
      const { left, looks } = race({ variants: names(12), better: "lower", strict: true }, blocks);
      expect(looks.every((look) => raceLooks(true).includes(look))).toBe(true);
      if (left.some(({ variant }) => variant === "v0")) lost += 1;
    }
    expect(lost / 150).toBeLessThanOrEqual(0.06);
  });

  test("the best of several that are all equal is lost in few of 200 seeds", () => {
    let lost = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const made = race({ variants: names(12), better: "lower" }, blocksOf(1000 + seed, Array<number>(12).fill(100), 10, 0.03)); // prettier-ignore
      if (!made.stays.includes("v0")) lost += 1;
    }
    expect(lost).toBeLessThanOrEqual(10);
  });

  test("needs rivals and values that have a logarithm", () => {
    expect(() => race({ variants: ["a"], better: "lower" }, [])).toThrow(/a race needs two variants, not 1/);
    const zero = [1, 2, 3].map(() => named([0, 1]));
    expect(() => race({ variants: names(2), better: "lower" }, zero)).toThrow(/v0 has the value 0/);
  });
});
