import { describe, expect, it } from "vitest";

import type { CallStatus } from "../../src/records";
import { judgeCall, judgedAgain, summarize } from "../../src/stats";
import type { CallLike } from "../../src/stats";

/** Status, what else is known, then: are its times valid (or why not), and what is its answer. */
const table: readonly (readonly [CallStatus, object, string, string])[] = [
  ["ok", {}, "valid", "whole"],
  ["truncated", { doneReason: "length" }, "valid", "cut"],
  ["prompt-cut", { doneReason: "stop" }, "prompt-cut", "none"],
  ["empty", {}, "no-text", "empty"],
  ["empty", { thinking: " \n" }, "no-text", "empty"],
  ["empty", { thinking: "Let me see" }, "valid", "empty"],
  ["repeating", { doneReason: "stop" }, "valid", "repeating"],
  ["repeating", { server: { totalMs: 1 } }, "valid", "repeating"],
  ["repeating", {}, "failed", "repeating"],
  ["interrupted-stream", { doneReason: "stop" }, "failed", "none"],
  ["server-error", {}, "failed", "none"],
  ["refused", {}, "failed", "none"],
  ["timeout", {}, "failed", "none"],
  ["cancelled", {}, "failed", "none"],
];

describe("the two judgements of a call", () => {
  it.each(table)("%s with %j: speed %s, answer %s", (status, more, speed, answer) => {
    const judged = judgeCall({ status, server: {}, error: "It said so.", ...more });
    expect(judged.answer).toBe(answer);
    if (speed === "valid") expect(judged.speed).toEqual({ valid: true });
    else expect(judged.speed).toEqual({ valid: false, fault: speed, reason: "It said so." });
  });

  it("gives a reason where the record has none", () => {
    for (const [status] of table) {
      const { speed } = judgeCall({ status, server: {} });
      expect(speed.valid || /^[A-Z].*\.$/.test(speed.reason)).toBe(true);
    }
  });

  it("judges a record from a file again, but lets a fault stand that was found when it was made", () => {
    const record = { status: "ok", server: {} } as const;
    expect(judgedAgain(record)).toMatchObject({ speed: { valid: true }, answer: "whole" });
    const fault = { valid: false, fault: "identity-changed", reason: "Another digest answered." } as const;
    expect(judgedAgain({ ...record, speed: fault }).speed).toEqual(fault);
    expect(judgedAgain({ ...record, status: "timeout", speed: { valid: true } }).speed).toMatchObject({
      fault: "failed",
    });
    for (const strange of [null, 1, "no", [], {}, { valid: false }, { valid: false, fault: "made-up" }]) {
      expect(judgedAgain({ ...record, speed: strange as never }).speed).toEqual({ valid: true });
    }
  });
});

describe("a study whose answers are all cut at their token limit", () => {
  const calls = [1, 2, 3, 4].flatMap((run) =>
    ["baseline", "chimera"].map((variant): CallLike => ({
      ...judgeCall({ status: "truncated", doneReason: "length", server: { outputTokens: 64 } }),
      id: `r${run}-${variant}`,
      run,
      stage: "analysis",
      variant,
      status: "truncated",
      clock: { ttftMs: (variant === "baseline" ? 100 : 150) + run, durationMs: 900 },
      server: { outputTokens: 64, evalMs: 640 },
      throughput: 100 + run,
    })),
  );

  it("has medians, a verdict with numbers, and says that no answer is whole", () => {
    const summary = summarize(calls);
    expect([summary.timed, summary.n, summary.whole]).toMatchObject([8, 8, { k: 0, n: 8, low: 0 }]);
    expect(summary.cells).toMatchObject([
      { whole: { k: 0, n: 4 }, ttft: { n: 4, median: 102.5 }, throughput: { n: 4 }, setAside: [] },
      { whole: { k: 0, n: 4 }, ttft: { n: 4, median: 152.5 }, throughput: { n: 4 }, setAside: [] },
    ]);
    const [ttft] = summary.comparisons;
    expect(ttft!.verdict.code).not.toBe("not-enough");
    expect(ttft!.verdict.interval).not.toBeNull();
  });
});
