import { describe, expect, it } from "vitest";

import { summarize } from "../../src/stats";
import type { CallLike } from "../../src/stats";
import { judged } from "../support/judged";

type Change = Partial<Omit<CallLike, "id" | "run">>;

/** n calls of each variant, run by run, with what differs in each. */
const study = (n: number, change: (variant: string, run: number) => Change = () => ({})): CallLike[] =>
  Array.from({ length: n }, (_, at) => at + 1).flatMap((run) =>
    ["baseline", "chimera"].map((variant) => ({
      id: `r${run}-${variant}`,
      run,
      stage: "report",
      variant,
      status: "ok",
      speed: { valid: true },
      answer: "whole" as const,
      clock: { ttftMs: 100 + run, durationMs: 900 },
      server: { outputTokens: 50, evalMs: 1000 },
      throughput: 50 + run / 10,
      ...change(variant, run),
    })),
  );
const plain = (value: unknown) => expect(JSON.stringify(value)).not.toMatch(/NaN|Infinity|undefined/);
const of = (calls: readonly CallLike[], metric: string) =>
  summarize(calls).comparisons.find((each) => each.metric === metric)!.verdict;

describe("studies with hostile numbers", () => {
  it("no calls at all: no cells, no verdicts", () => {
    const summary = summarize([]);
    expect(summary).toMatchObject({ cells: [], n: 0, timed: 0, comparisons: [], meanThroughputOfTimed: null });
    plain(summary);
  });

  it("an empty series says 'No data', with no NaN", () => {
    const summary = summarize(study(4, () => ({ clock: {} })));
    expect(summary.cells[0]!.ttft).toMatchObject({ n: 0, median: null, interval: null, rcv: null, drift: null });
    expect(summary.cells[0]!.ttft.footnotes).toEqual(["No data."]);
    plain(summary);
  });

  it("one run has no interval and no spread; two neither", () => {
    for (const n of [1, 2]) {
      const { ttft } = summarize(study(n)).cells[0]!;
      expect(ttft).toMatchObject({ n, interval: null, rcv: null, drift: null, p90: null });
      expect(ttft.median).not.toBeNull();
    }
    expect(of(study(1), "ttft").sentence).toContain("(have 1)");
  });

  it("the pooled rate is all tokens by all time, not the mean of rates", () => {
    // 50 tokens in 1 s and 30 tokens in 3 s: 80 tokens in 4 s, while the rates' mean is 30.
    const calls = study(2, (_, run) => ({
      server: run === 1 ? { outputTokens: 50, evalMs: 1000 } : { outputTokens: 30, evalMs: 3000 },
    }));
    expect(summarize(calls).cells[0]!.pooledThroughput).toBeCloseTo(20, 10);
    // A call of which either is unknown is in neither sum.
    const half = study(2, (_, run) => ({
      server: run === 1 ? { outputTokens: 50, evalMs: 1000 } : { outputTokens: 30 },
    }));
    expect(summarize(half).cells[0]!.pooledThroughput).toBeCloseTo(50, 10);
  });

  it("all equal: spread 0, said in words, p = 1", () => {
    const calls = study(8, () => ({ clock: { ttftMs: 100 }, throughput: 50 }));
    const { ttft } = summarize(calls).cells[0]!;
    expect(ttft).toMatchObject({ rcv: 0, min: 100, max: 100, drift: null });
    expect(ttft.footnotes).toContain("More than half of the values are equal.");
    expect(of(calls, "ttft")).toMatchObject({ code: "equivalent", p: 1, delta: 0, ratio: 1 });
  });

  it("a NaN, an infinite or a negative duration is left out and its call named", () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, -5];
    const calls = study(8, (variant, run) => (variant === "baseline" && run <= 3 ? { clock: { ttftMs: odd[run - 1]! } } : {})); // prettier-ignore
    const { ttft } = summarize(calls).cells[0]!;
    expect(ttft.n).toBe(5);
    expect(ttft.excluded).toEqual([
      "r1-baseline: TTFT is NaN",
      "r2-baseline: TTFT is Infinity",
      "r3-baseline: TTFT is -5",
    ]);
    expect(of(calls, "ttft").footnotes.join(" ")).toContain("Left out: r1-baseline: TTFT is NaN");
    expect(of(calls, "ttft").n).toEqual([5, 8]);
  });

  it("0 ms: no ratio, the difference instead", () => {
    const calls = study(6, (variant) => ({ clock: { ttftMs: variant === "baseline" ? 0 : 4 } }));
    expect(of(calls, "ttft")).toMatchObject({ code: "difference-only", ratio: null, difference: 4 });
    expect(of(calls, "ttft").sentence).toMatch(
      /^no ratio can be given, because some values are 0 or negative: 4 ms more/,
    );
  });

  it("a missing throughput, and one without tokens, are missing and not 0", () => {
    const calls = study(6, (variant) => (variant === "chimera" ? { throughput: undefined, server: {} } : {}) as Change);
    const cell = summarize(calls).cells.find(({ variant }) => variant === "chimera")!;
    expect(cell).toMatchObject({ throughput: { n: 0, median: null }, pooledThroughput: null });
    expect(cell.throughput.excluded[0]).toBe("r1-chimera: throughput missing");
  });

  it("different models are compared, and different prompts refused unless asked for", () => {
    const model = study(6, (variant) => ({ model: { name: variant } }));
    expect(of(model, "ttft").code).toBe("equivalent");
    const prompt = study(6, (variant) => ({ prompt: { sha256: variant } }));
    expect(of(prompt, "ttft")).toMatchObject({ code: "refused", ratio: null, p: null, reason: "their prompts differ" });
    const asked = summarize(prompt, { evenIfDifferent: true }).comparisons;
    expect(asked.map(({ verdict }) => verdict.code)).toEqual(["equivalent", "equivalent"]);
  });

  it("a model that changed while it was measured is refused, on one side or on both", () => {
    const model = (digest: string) => ({ model: { name: "m", digest } });
    const one = study(6, (variant, run) => model(variant === "chimera" && run > 4 ? "new" : "old"));
    expect(of(one, "ttft")).toMatchObject({ code: "refused", reason: "their model changed on the way" });
    const both = study(6, (_, run) => model(run > 4 ? "new" : "old"));
    expect(of(both, "ttft")).toMatchObject({ code: "refused", reason: "their model changed on the way" });
    const unknownOnce = study(6, (_, run) => (run === 2 ? { model: { name: "m" } } : model("old")));
    expect(of(unknownOnce, "ttft").code).toBe("equivalent");
    const twoNames = study(6, (variant) => ({ model: { name: variant, digest: "same" } }));
    expect(of(twoNames, "ttft").code).toBe("equivalent");
  });

  it("all failed: no medians, k/N with its interval, every failure named", () => {
    const summary = summarize(study(5, () => judged({ status: "timeout", error: "no token for 60 s", server: {} })));
    expect(summary.timed).toBe(0);
    expect(summary.cells[0]).toMatchObject({ whole: { k: 0, n: 5, low: 0 }, ttft: { n: 0 }, calls: [] });
    expect(summary.setAside).toHaveLength(10);
    expect(summary.setAside[0]).toMatchObject({ status: "timeout", fault: "failed", reason: "no token for 60 s" });
    expect(summary.comparisons.map(({ verdict }) => verdict.code)).toEqual(["not-enough", "not-enough"]);
    plain(summary);
  });

  it("5,000 calls in one cell take no quadratic time: loads, drift and intervals included", () => {
    const random = (run: number) => ((run * 2654435761) % 1000) / 10;
    const calls = study(2500, (_, run) => ({ clock: { ttftMs: 700 + random(run) }, server: { loadMs: 600 + random(run) } })); // prettier-ignore
    expect(summarize(calls).cells.map(({ ttft }) => ttft.n)).toEqual([2500, 2500]);
  });
});
