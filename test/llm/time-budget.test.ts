import { describe, expect, it } from "vitest";

import { isRepeating } from "../../src/llm";
import { timeBudget } from "../../src/llm/time-budget";

const server = { totalMs: 100, loadMs: 10, promptEvalMs: 20, evalMs: 60 };

describe("the closed time budget", () => {
  it("names every part", () => {
    expect(timeBudget(3, 104, server)).toEqual({
      connectMs: 3,
      queueMs: 10,
      loadMs: 10,
      promptEvalMs: 20,
      decodeMs: 60,
      remainderMs: 4,
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
    expect(timeBudget(0, durationMs, times)!.closed).toBe(closed);
  });

  it("is not made up where the server left something out", () => {
    for (const name of Object.keys(server)) {
      expect(timeBudget(0, 100, { ...server, [name]: undefined })).toBeUndefined();
    }
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
