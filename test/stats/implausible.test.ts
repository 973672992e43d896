import { describe, expect, it } from "vitest";

import { classicSummary, clockDisturbed, implausible, judgeCall, summarize } from "../../src/stats";
import type { CallFigures, CallLike } from "../../src/stats";

const honest: CallFigures["server"] = {
  totalMs: 995,
  loadMs: 15,
  promptEvalMs: 80,
  evalMs: 880,
  promptTokens: 300,
  outputTokens: 100,
};
const clock = { durationMs: 1000, chunkMs: [110, 500, 990] };
const slow = { durationMs: 1500, chunkMs: [110, 900, 1490] };

/** What is changed, and which figure the reason must name; undefined where the call is honest. */
const table: readonly (readonly [string, CallFigures, RegExp | undefined])[] = [
  [
    "parts beyond the server's own total",
    { server: { totalMs: 100, evalMs: 155.1 } },
    /more than its total time of 100 ms/,
  ],
  ["parts beyond it a little", { server: { totalMs: 100, evalMs: 155 } }, undefined],
  ["an honest call", { server: honest, clock }, undefined],
  ["no figures at all", { server: {} }, undefined],
  ["eval_count 0", { server: { ...honest, outputTokens: 0 }, clock }, undefined],
  ["eval_count 6.5", { server: { ...honest, outputTokens: 6.5 }, clock }, /output token count of 6\.5/],
  ["eval_count −1", { server: { ...honest, outputTokens: -1 }, clock }, /output token count of -1/],
  ["eval_count 2^53", { server: { outputTokens: 2 ** 53 } }, /output token count of 9007199254740992/],
  ["eval_count 1e300", { server: { outputTokens: 1e300 } }, /output token count of 1e\+300/],
  ["eval_count at the limit", { server: { promptTokens: 1e8 } }, undefined],
  ["a prompt above the limit", { server: { promptTokens: 1e8 + 1 } }, /prompt token count/],
  ["cached tokens below 0", { server: { cachedPromptTokens: -3 } }, /cached prompt token count of -3/],
  ["a negative load time", { server: { ...honest, loadMs: -0.1 }, clock }, /load time of -0\.1 ms is no duration/],
  ["an infinite total", { server: { totalMs: Infinity } }, /total time of Infinity ms is no duration/],
  [
    "eval_duration of an hour",
    { server: { ...honest, evalMs: 3.6e6 }, clock },
    /decode time of 3600000 ms exceeds the 1000/,
  ],
  [
    "the same on 0.4 ms",
    { server: { evalMs: 3.6e6 }, clock: { durationMs: 0.4 } },
    /decode time of .* exceeds the 0\.4 ms/,
  ],
  ["5 ms over a short call", { server: { totalMs: 5.4 }, clock: { durationMs: 0.4 } }, undefined],
  [
    "more than that",
    { server: { totalMs: 5.5 }, clock: { durationMs: 0.4 } },
    /total time of 5\.5 ms exceeds the 0\.4 ms/,
  ],
  ["1 % over a long call", { server: { totalMs: 1010 }, clock: { durationMs: 1000 } }, undefined],
  ["more than 1 %", { server: { totalMs: 1010.1 }, clock: { durationMs: 1000 } }, /total time/],
  [
    "parts that add up to too much",
    { server: { loadMs: 400, promptEvalMs: 400, evalMs: 400 }, clock: { durationMs: 1000 } },
    /add up to 1200 ms/,
  ],
  [
    "eval_duration of 1 ns",
    { server: { ...honest, evalMs: 1e-6 }, clock },
    /No machine writes 100 tokens in 0\.000001 ms/,
  ],
  ["100,000 tokens/s", { server: { outputTokens: 100, evalMs: 1 } }, undefined],
  ["more than that", { server: { outputTokens: 101, evalMs: 1 } }, /No machine writes 101 tokens/],
  ["one token in 200 ns", { server: { outputTokens: 1, evalMs: 0.0002 } }, undefined],
  ["one token in 1 ns", { server: { outputTokens: 1, evalMs: 0.000001 } }, /No machine writes 1 tokens/],
  ["a cached prompt in no time", { server: { promptTokens: 4000, promptEvalMs: 0.01 } }, undefined],
  ["a prompt read in 1 ns", { server: { promptTokens: 4000, promptEvalMs: 1e-6 } }, /No machine reads 4000 tokens/],
  ["a rate alone", { server: {}, throughput: 115.8 }, undefined],
  ["a rate alone that no machine has", { server: {}, throughput: 1e7 }, /No machine writes 10000000 tokens\/s/],
  [
    "durations in ms, not ns",
    { server: { totalMs: 0.000995, evalMs: 0.00088, outputTokens: 1 }, clock: slow },
    /another unit/,
  ],
  [
    "durations in µs, not ns",
    { server: { totalMs: 0.995, evalMs: 0.88, outputTokens: 60 }, clock: slow },
    /another unit/,
  ],
  [
    "a text that took 19 times the total",
    { server: { totalMs: 100 }, clock: { durationMs: 2000, chunkMs: [0, 1999] } },
    undefined,
  ],
  ["20 times", { server: { totalMs: 100 }, clock: { durationMs: 2000, chunkMs: [0, 2000] } }, /another unit/],
  ["20 times, but quickly", { server: { totalMs: 1 }, clock: { durationMs: 1000, chunkMs: [0, 1000.9] } }, undefined],
  [
    "a proxy that held the call back",
    { server: { ...honest }, clock: { durationMs: 60_000, chunkMs: [59_000, 59_900] } },
    undefined,
  ],
];

describe("figures that cannot be", () => {
  it.each(table)("%s", (_name, figures, reason) => {
    const said = implausible(figures);
    if (reason === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(reason);
  });

  it("set the call aside: shown with its reason, averaged nowhere, not even in the old aggregates", () => {
    const call = (run: number, evalMs: number): CallLike => {
      const server = { outputTokens: 50, evalMs };
      return {
        ...judgeCall({ status: "ok", server, clock: { durationMs: 600 } }),
        id: `r${run}`,
        run,
        stage: "report",
        variant: "baseline",
        status: "ok",
        clock: { ttftMs: 100, durationMs: 600 },
        server,
        throughput: (50 / evalMs) * 1000,
      };
    };
    const calls = [call(1, 500), call(2, 500), call(3, 500), call(4, 1e-6)];
    const { cells, setAside, excluded } = summarize(calls);
    expect(cells[0]).toMatchObject({
      throughput: { n: 3, median: 100, max: 100 },
      setAside: ["r4"],
      whole: { k: 4, n: 4 },
    });
    expect(setAside).toMatchObject([
      { id: "r4", fault: "implausible", reason: expect.stringMatching(/^No machine writes 50 tokens/) as unknown },
    ]);
    expect(excluded).toContain("r4: implausible");
    const classic = classicSummary(calls);
    expect([classic.throughput.mean, classic.throughput.n, classic.calls]).toEqual([100, 3, 4]);
    expect(classic.excluded.join()).toMatch(/r4: No machine writes 50 tokens/);
  });
});

describe("a process or machine that stood still", () => {
  it.each([
    [{}, undefined],
    [{ eventLoopDelayMs: 1000, wallJumpMs: 1000 }, undefined],
    [{ eventLoopDelayMs: 1000.1 }, /stood still for 1\.0 s/],
    [{ eventLoopDelayMs: 12_000 }, /stood still for 12\.0 s/],
    [{ wallJumpMs: 1000.1 }, /wall clock went 1\.0 s further/],
    // A wall clock that is set back, or slowed, tells of no standstill: durations are by the monotonic one.
    [{ wallJumpMs: -3_600_000 }, undefined],
    [{ wallJumpMs: 6000, durationMs: 600_000 }, undefined],
    [{ wallJumpMs: 6001, durationMs: 600_000 }, /6\.0 s further/],
  ])("%j", (witness, reason) => {
    const said = clockDisturbed(witness);
    if (reason === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(reason);
  });

  it("is the reason also where its figures do not fit together any more", () => {
    const clock = { durationMs: 10, eventLoopDelayMs: 12_000 };
    expect(judgeCall({ status: "ok", server: { totalMs: 9000 }, clock }).speed).toMatchObject({
      fault: "clock-disturbed",
    });
    expect(judgeCall({ status: "timeout", server: {}, clock }).speed).toMatchObject({ fault: "failed" });
  });
});
