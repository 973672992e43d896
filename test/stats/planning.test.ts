import { describe, expect, it } from "vitest";

import * as stats from "../../src/stats";

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
