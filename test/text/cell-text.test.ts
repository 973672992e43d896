import { describe, expect, it } from "vitest";

import { cellText } from "../../src/text";

describe("cellText", () => {
  it.each([
    [undefined, ""],
    [null, ""],
    ["a", "a"],
    [1.5, "1.5"],
    [false, "false"],
    [12345678901234567890n, "12345678901234567890"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    [new Date(Number.NaN), "invalid date"],
    [[1, "a"], '[1,"a"]'],
    [{ a: 1 }, '{"a":1}'],
    [[1n], "[object Array]"],
    [{ toJSON: () => undefined }, "[object Object]"],
    [Symbol("s"), "Symbol(s)"],
  ])("says %s as text", (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it("says a function and an object that holds itself, too", () => {
    const round: Record<string, unknown> = {};
    round["self"] = round;
    expect(cellText(round)).toBe("[object Object]");
    expect(cellText(Math.max)).toContain("max");
  });
});
