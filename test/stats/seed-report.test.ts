import { describe, expect, it } from "vitest";
import { classicSummary, judgeCall, summarize } from "../../src/stats";
import type { CallLike } from "../../src/stats";

// The call table of a report of 2025-11-27 on gemma3:latest (num_gpu=80, num_ctx=1024, temp=0.8): run, stage, TTFT ms, tokens/s, tokens, ms.
const table: readonly (readonly [number, string, number, number, number, number])[] = [
  [1, "analysis", 4733.51, 117.94, 1035, 13919.7],
  [1, "report", 791.51, 0, 0, 10297.1],
  [2, "analysis", 790.63, 117.75, 963, 9337.69],
  [2, "report", 729.4, 115.92, 1070, 10393.19],
  [3, "analysis", 831.13, 113.95, 1022, 10217.6],
  [3, "report", 719.56, 115.83, 1287, 12329.13],
  [4, "analysis", 831.25, 113.56, 897, 9096.06],
  [4, "report", 703.59, 115.89, 1271, 12151.32],
  [5, "analysis", 948.43, 113.86, 1056, 10642.03],
  [5, "report", 706.39, 115.82, 1162, 11202.25],
];
const calls: readonly CallLike[] = table.map(([run, stage, ttftMs, throughput, outputTokens, durationMs]) => ({
  ...judgeCall({ status: outputTokens === 0 ? "empty" : "ok", server: { outputTokens } }),
  id: `r${run}-${stage}`,
  run,
  stage,
  variant: "chimera",
  status: outputTokens === 0 ? "empty" : "ok",
  clock: { ttftMs, durationMs },
  server: { outputTokens },
  ...(throughput > 0 ? { throughput } : {}),
}));

describe("the original's report, worked again", () => {
  it("gives its aggregates to the last digit", () => {
    const { throughput, ttft, tokens, durationMs } = classicSummary(calls);
    expect(throughput.mean!.toFixed(2)).toBe("104.05");
    expect(throughput.sd!.toFixed(2)).toBe("36.59");
    expect(ttft.mean!.toFixed(2)).toBe("1178.54");
    expect(ttft.sd!.toFixed(2)).toBe("1251.36");
    expect(tokens).toBe(9763);
    // The table is rounded to hundredths, and so may the last digit of its sum be: the printed sum is 109586.06.
    expect(Math.abs(durationMs - 109586.06)).toBeLessThan(0.015);
    expect((throughput.cv! * 100).toFixed(1)).toBe("35.2");
    expect((ttft.cv! * 100).toFixed(1)).toBe("106.2");
  });

  it("keeps the empty and the cold call out of the medians", () => {
    const summary = summarize(calls);
    expect([summary.timed, summary.n]).toEqual([9, 10]);
    expect(summary.setAside).toMatchObject([{ id: "r1-report", status: "empty" }]);
    expect(summary.coldCalls).toMatchObject([{ id: "r1-analysis", ttft: 4733.51 }]);
    expect(summary.meanThroughputOfTimed!.toFixed(2)).toBe("115.61");
    expect(summary.cells.map((cell) => cell.calls.length)).toEqual([4, 4]);
    expect(summary.cells[0]!.ttft.max).toBe(948.43);
  });
});
