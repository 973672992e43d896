import { describe, expect, it } from "vitest";

import type { StudyProgress } from "../../src/study";
import { followStudy, progressLine, span } from "../../src/cli/study-progress";

const at = (done: number, more: Partial<StudyProgress> = {}): StudyProgress => ({
  phase: "call",
  call: { id: `call-${done}`, order: done, run: 2, stage: "report", variant: "chimera" },
  done,
  planned: 12,
  elapsedMs: 14_200,
  leftMs: 65_000,
  lastTtftMs: 12.345,
  lastThroughput: 104.049,
  ...more,
});

describe("the line of progress", () => {
  it("says stage, run, elapsed, estimated rest and the last figures", () => {
    expect(progressLine(at(5), 3)).toBe(
      "report · chimera · run 2/3 · 5 of 12 calls · 14 s, about 1 min 5 s left · last: TTFT 12.35 ms, 104.05 tokens/s",
    );
    expect(progressLine({ phase: "ingest", done: 0, planned: 0, elapsedMs: 0 }, 3)).toBe("reading the data · 0 s");
  });

  it("is drawn at most five times a second on a terminal", () => {
    const drawn: string[] = [];
    let time = 0;
    const follow = followStudy({ err: () => undefined, redraw: (line) => void drawn.push(line) }, () => time);
    for (let step = 0; step < 100; step += 1) {
      time = step * 10;
      follow(at(1, { text: "x".repeat(step) }));
    }
    expect(drawn).toHaveLength(5);
  });

  it("is one line a step in a log, never one a token, and always has the end", () => {
    const lines: string[] = [];
    let time = 0;
    const follow = followStudy({ err: (line) => void lines.push(line) }, () => time);
    for (let step = 0; step < 50; step += 1) {
      time += 250;
      follow(at(1, { text: "x".repeat(step) }));
    }
    follow(at(12, { phase: "done" }));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^done · 12 of 12 calls · 14 s · last/);
  });
});

describe("a span of time", () => {
  it.each([
    [400, "0 s"],
    [59_400, "59 s"],
    [185_000, "3 min 5 s"],
    [7_440_000, "2 h 4 min"],
  ])("of %d ms is %s", (ms, words) => {
    expect(span(ms)).toBe(words);
  });
});
