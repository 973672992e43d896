import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";

describe("planning and choosing", () => {
  it("alternates, warms up after each reload, and repeats with its seed", () => {
    const variants = [
      { name: "a", options: { num_ctx: 1 } },
      { name: "b", options: { num_ctx: 2 } },
    ];
    const order = stats.planOrder({ variants, runs: 4, sessions: [{ stages: ["x"] }], seed: 3 });
    const runs = order
      .filter((call) => call.run > 0)
      .map((call) => call.variant)
      .join("");
    expect(["abbaabba", "baabbaab"]).toContain(runs);
    expect(order.filter((call) => call.stage === "warm-up")).toHaveLength(5);
    expect(stats.planOrder({ variants, runs: 4, sessions: [{ stages: ["x"] }], seed: 3 })).toEqual(order);
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

  it("says before the first call whether a study of so many variants can decide anything", () => {
    const { studyDecides } = stats;
    expect(studyDecides({ variants: 1, stages: 2, runs: 9 })).toBeNull();
    expect(studyDecides({ variants: 2, stages: 2, runs: 4 })).toMatchObject({ possible: false, runsNeeded: 5 });
    expect(studyDecides({ variants: 2, stages: 2, runs: 5 })!.possible).toBe(true);
    expect(studyDecides({ variants: 6, stages: 2, runs: 4 })!.sentence).toBe(
      "4 runs a side cannot decide 20 comparisons, however far apart the values lie: 6 a side are needed",
    );
    // What it promises holds: values as far apart as can be, with as many runs and one fewer.
    for (const runs of [5, 6]) {
      const variants = ["a", "b", "c"];
      const calls = variants.flatMap((variant, v) =>
        Array.from({ length: runs }, (_, at) => ({
          ...{ id: `${variant}${at}`, run: at + 1, stage: "s", variant, status: "ok" },
          ...({ answer: "whole", speed: { valid: true } } as const),
          clock: { ttftMs: 100 * 10 ** v + at },
          server: {},
          throughput: 100 / 10 ** v + at / 100,
        })),
      );
      const decided = stats.summarize(calls).comparisons.every(({ verdict }) => verdict.code === "slower");
      expect(decided).toBe(studyDecides({ variants: 3, stages: 1, runs })!.possible);
    }
  });
});
