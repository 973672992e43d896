import { describe, expect, it } from "vitest";

import { jsonPieces } from "../../src/cli/json-pieces";

const whole = (value: unknown): unknown => JSON.parse([...jsonPieces(value)].join(""));

describe("JSON in pieces", () => {
  it.each([
    [{ a: 1, b: [], c: {}, d: [1, [2], { e: null, f: [3] }], g: { h: [undefined], i: "x\u2028", j: undefined } }],
    [[]],
    [{}],
    [{ a: undefined }],
    ["text"],
    [null],
  ])("says what JSON.stringify says: %j", (value) => {
    expect(whole(value)).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it("has a line for each element of a list", () => {
    expect([...jsonPieces({ a: { b: [1, { c: [2, 3] }] } })].join("")).toBe(
      '{\n"a": {\n"b": [\n1,\n{"c":[2,3]}\n]\n}\n}',
    );
  });

  it("may be longer than any text", () => {
    const longest = 2 ** 29;
    const element = "x".repeat(2 ** 22);
    let length = 0;
    for (const piece of jsonPieces({ list: Array.from({ length: 130 }, () => element) })) length += piece.length;
    expect(length).toBeGreaterThan(longest);
  });
});
