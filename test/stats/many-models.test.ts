import { describe, expect, it } from "vitest";

import { summarizeStudy } from "../../src/stats";
import { manyStudy } from "../support/many-study";

const factors = [1.6, 1.12, 1, 1.35, 1.06, 1.22];
const variants = (of: readonly number[]) =>
  of.map((factor, at) => ({ name: `v${at}`, model: `model-${at}`, factor: [factor, factor] as const }));
const planted = [2, 4, 1, 5, 3, 0].map((at) => `v${at}`);

describe("six variants of six models", () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed + 1);
  for (const [name, prompts, runs] of [
    ["ten prompts, each three times", 10, 3],
    ["one prompt, six runs", 1, 6],
  ] as const) {
    it(`are ranked as they were planted, and the set holds the best: ${name}`, () => {
      let right = 0;
      let alone = 0;
      const held = { throughput: 0, ttft: 0, duration: 0 };
      for (const seed of seeds) {
        const { rankings } = summarizeStudy(
          manyStudy({ seed, variants: variants(factors), prompts, runs, noise: 0.01 }),
        );
        expect(rankings.every(({ leftOut }) => leftOut.length === 0)).toBe(true);
        for (const metric of ["throughput", "ttft", "duration"] as const) {
          const ranking = rankings.find((one) => one.metric === metric)!;
          if (ranking.best!.includes("v2")) held[metric] += 1;
          if (metric !== "throughput") continue;
          if (ranking.rows.map(({ variant }) => variant).join() === planted.join()) right += 1;
          if (ranking.best!.length === 1) alone += 1;
        }
      }
      expect(right).toBeGreaterThanOrEqual(95);
      expect(Math.min(...Object.values(held))).toBeGreaterThanOrEqual(95);
      expect(alone).toBeGreaterThanOrEqual(90);
    });
  }

  it("that are all alike stay together in 95 of 100", () => {
    let held = 0;
    for (const seed of seeds) {
      const study = manyStudy({ seed, variants: variants([1, 1, 1, 1, 1, 1]), prompts: 10, runs: 2, noise: 0.05 });
      const ranking = summarizeStudy(study).rankings.find(({ metric }) => metric === "ttft")!;
      if (ranking.best!.includes("v2")) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(95);
  });
});
