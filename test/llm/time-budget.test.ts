import { describe, expect, it } from "vitest";

import { isRepeating } from "../../src/wire";
import { timeBudget } from "../../src/llm/time-budget";

const server = { totalMs: 100, loadMs: 10, promptEvalMs: 20, evalMs: 60 };
/** A call of so long whose last text came at a time, ms. */
const clock = (durationMs: number, lastText = durationMs) => ({ connectMs: 3, durationMs, chunkMs: [lastText] });

describe("the closed time budget", () => {
  it("names every part", () => {
    expect(timeBudget(clock(104, 100.5), server)).toEqual({
      connectMs: 3,
      otherMs: 10,
      loadMs: 10,
      promptEvalMs: 20,
      decodeMs: 60,
      afterTextMs: 3.5,
      remainderMs: 0.5,
      closed: true,
    });
  });

  it.each([
    [105, server, true],
    [105.1, server, false],
    [94.9, server, false],
    [1010, { ...server, totalMs: 1000 }, true],
    [1010.2, { ...server, totalMs: 1000 }, false],
    [100, { ...server, totalMs: 84 }, false],
  ])("within 5 ms or 1 %%: %s ms of %o closes: %s", (durationMs, times, closed) => {
    expect(timeBudget(clock(durationMs), times)!.closed).toBe(closed);
  });

  it("calls what the server does between the last text and its final record by its name, and no client's time", () => {
    // Ollama makes the context of /api/generate after its total was taken: on a busy machine that took seconds.
    expect(timeBudget(clock(2100, 95), server)).toMatchObject({ afterTextMs: 2000, remainderMs: 0, closed: true });
    // The end token is one decode step within the server's total: nothing is left for it there.
    expect(timeBudget(clock(100, 80), server)).toMatchObject({ afterTextMs: 0, remainderMs: 0 });
    // A total that exceeds the client's time is no time after the text.
    expect(timeBudget(clock(95, 90), server)).toMatchObject({ afterTextMs: 0, remainderMs: -5 });
  });

  it("leaves out a part that is not known, and closes nothing then", () => {
    const rest = { totalMs: 100, promptEvalMs: 20, evalMs: 60 };
    expect(timeBudget(clock(104), rest)).toEqual({
      connectMs: 3,
      promptEvalMs: 20,
      decodeMs: 60,
      afterTextMs: 0,
      // With what of the total no known part explains.
      remainderMs: 24,
      closed: false,
    });
    const parts = { loadMs: 10, promptEvalMs: 20, evalMs: 60 };
    expect(timeBudget(clock(104, 90), parts)).toEqual({
      connectMs: 3,
      loadMs: 10,
      promptEvalMs: 20,
      decodeMs: 60,
      remainderMs: 14,
      closed: false,
    });
    expect(timeBudget({ connectMs: 3, durationMs: 104 }, server)).not.toHaveProperty("afterTextMs");
  });

  it("is not made up where the server told nothing, or the call never ended", () => {
    expect(timeBudget(clock(100), {})).toBeUndefined();
    expect(timeBudget({ connectMs: 3 }, server)).toBeUndefined();
  });
});

describe("repetition", () => {
  it.each([
    ["a loop of a word", "It is " + "so ".repeat(40), true],
    ["a loop of a sentence", "Well. " + "I think. ".repeat(12), true],
    ["a loop of one character", "!".repeat(100), true],
    ["a long piece, ten times", "Well. " + "The same long sentence once more, with feeling. ".repeat(10), true],
    ["the same, nine times", "The same long sentence once more, with feeling. ".repeat(9), false],
    ["a row of dashes in a table", `| a | b |\n| ${"-".repeat(20)} | ${"-".repeat(20)} |\n| 1 | 2 |`, false],
    ["prose", "The median is lower in the second variant, and the interval does not hold zero.", false],
    ["nothing", "", false],
  ])("in %s", (_, text, expected) => {
    expect(isRepeating(text)).toBe(expected);
  });
});
