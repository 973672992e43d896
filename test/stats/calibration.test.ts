import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";

// bench/calibration prints the same for more shapes, sizes and studies.
const normalOf = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

describe("calibration", () => {
  it("2000 null pairs, n = 10, a tenth of the values doubled: at most 6 % false, median covered in 94 %", () => {
    const random = stats.seededRandom(11);
    const normal = normalOf(random);
    const draw = () => Array.from({ length: 10 }, () => (100 + 3 * normal()) * (random() < 0.1 ? 2 : 1));
    // P(value ≤ m) = .9·Φ((m − 100)/3) + 0 = ½ at Φ = .5556
    const centre = 100 + 3 * stats.normalQuantile(0.5 / 0.9);
    let alarms = 0;
    let small = 0;
    let covered = 0;
    for (let pair = 0; pair < 2000; pair += 1) {
      const x = draw();
      const { code, p } = stats.verdict(x, draw(), { betterIs: "lower" });
      if (code === "faster" || code === "slower") alarms += 1;
      if (p! < 0.05) small += 1;
      const interval = stats.medianInterval(x)!;
      if (interval.low <= centre && centre <= interval.high) covered += 1;
    }
    expect(alarms / 2000).toBeLessThanOrEqual(0.06);
    expect(small / 2000).toBeLessThanOrEqual(0.06);
    expect(covered / 2000).toBeGreaterThanOrEqual(0.94);
  });

  it("100 real shifts of 20 % under a spread of 3 %, n = 10: all seen, none the wrong way", () => {
    const random = stats.seededRandom(12);
    const normal = normalOf(random);
    const draw = (centre: number) => Array.from({ length: 10 }, () => centre * (1 + 0.03 * normal()));
    const seen = Array.from({ length: 100 }, () => stats.verdict(draw(100), draw(120), { betterIs: "lower" }).code);
    expect(new Set(seen)).toEqual(new Set(["slower"]));
  });

  it("200 studies of two variants that are the same, n = 6, drift, tails and hiccups: at most 5 % claim a difference", () => {
    const random = stats.seededRandom(13);
    const normal = normalOf(random);
    const study = (seed: number) => {
      const slope = (2 * random() - 1) * 0.2;
      const variants = ["baseline", "same"].map((name) => ({ name, options: { temperature: 0.8 } }));
      const speed = { valid: true } as const;
      const plan = stats.planOrder({ variants, runs: 6, sessions: [{ stages: ["analysis", "report"] }], seed });
      const calls = plan.map(({ id, order, run, stage, variant }): stats.CallLike => {
        const now = (1 + (slope * order) / plan.length) * (random() < 0.1 ? 1.5 + random() : 1);
        const ttftMs = now * (120 - 24 * Math.log(1 - random()));
        const throughput = (60 * (1 + 0.02 * normal())) / now;
        return {
          id,
          order,
          run,
          stage,
          variant,
          status: "ok",
          speed,
          answer: "whole",
          clock: { ttftMs },
          server: {},
          throughput,
        };
      });
      return stats.summarize(calls).comparisons.map(({ verdict }) => verdict.code);
    };
    const studies = Array.from({ length: 200 }, (_, seed) => study(seed));
    expect(studies.every((codes) => codes.length === 4)).toBe(true);
    const alarms = studies.filter((codes) => codes.some((code) => code === "faster" || code === "slower"));
    expect(alarms.length / 200).toBeLessThanOrEqual(0.05);
  });
});
