import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { comparedMetrics, directionOf, mainMetrics, metrics } from "../../src/records";
import type { MetricSource } from "../../src/records";
import { quantile } from "../../src/stats";

const call: MetricSource = {
  clock: { ttftMs: 100, ttfaMs: 140, durationMs: 640, chunkMs: [110, 140, 200, 350, 600] },
  server: { promptTokens: 300, promptEvalMs: 150, evalMs: 480, outputTokens: 26 },
  throughput: 54,
  prompt: { cache: "avoid" },
};
const all = (of: MetricSource) =>
  Object.fromEntries(Object.values(metrics).map((metric) => [metric.name, metric.of(of)]));

describe("the table of metrics", () => {
  it("says where each stands in a record, by the definitions", () => {
    expect(all(call)).toEqual({
      ttft: 100,
      ttfa: 140,
      duration: 640,
      tpot: (600 - 100) / 25,
      itl: 105,
      itlP95: expect.closeTo(235, 9) as number,
      throughput: 54,
      arrivalRate: 1000 / ((600 - 110) / 25),
      prefillRate: 2000,
    });
  });

  it("has a missing value where the record does not hold it, and never 0 for that", () => {
    expect(Object.values(all({ clock: {}, server: {} })).every((value) => value === undefined)).toBe(true);
    const one: MetricSource = { clock: { ttftMs: 5, chunkMs: [5] }, server: { outputTokens: 1 } };
    expect(all(one)).toMatchObject({ tpot: undefined, itl: undefined, itlP95: undefined, arrivalRate: undefined });
    const burst: MetricSource = { clock: { ttftMs: 5, chunkMs: [5, 5] }, server: { outputTokens: 9 } };
    expect(all(burst)).toMatchObject({ tpot: undefined, itl: 0, arrivalRate: undefined });
  });

  it("gives a prefill rate only where it is known what the cache held, of the tokens that were read", () => {
    const rate = (server: MetricSource["server"], cache: "avoid" | "allow" | "unknown") =>
      metrics.prefillRate.of({ clock: {}, server, prompt: { cache } });
    const server = { promptTokens: 300, promptEvalMs: 150 };
    expect(rate(server, "allow")).toBeUndefined();
    expect(rate(server, "unknown")).toBeUndefined();
    expect(rate({ ...server, cachedPromptTokens: 240 }, "allow")).toBe(400);
    expect(rate({ ...server, cachedPromptTokens: 300 }, "avoid")).toBeUndefined();
    expect(rate({ ...server, promptEvalMs: 0 }, "avoid")).toBeUndefined();
  });

  it("takes the quantiles of the gaps as the statistics do", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }), (gaps) => {
        const chunkMs = gaps.reduce<number[]>((times, gap) => [...times, times.at(-1)! + gap], [7]);
        const between = chunkMs.slice(1).map((at, index) => at - chunkMs[index]!);
        const found: MetricSource = { clock: { chunkMs }, server: {} };
        expect(metrics.itl.of(found)).toBeCloseTo(quantile(between, 0.5)!, 6);
        expect(metrics.itlP95.of(found)).toBeCloseTo(quantile(between, 0.95)!, 6);
      }),
    );
  });

  it("names each by its key, and says of each which way is better", () => {
    for (const [name, metric] of Object.entries(metrics)) {
      expect(metric.name).toBe(name);
      expect(directionOf(metric)).toBe(metric.unit === "tokens/s" ? "higher-is-better" : "lower-is-better");
    }
    expect(mainMetrics).toEqual([...comparedMetrics, "duration"]);
  });
});
