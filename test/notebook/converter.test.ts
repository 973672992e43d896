import { describe, expect, it } from "vitest";

import { writeOutShorthand } from "../../src/notebook/converter";

describe("the short form of a property, which tslab does not find in earlier cells", () => {
  it.each([
    ["const o = { a, b: 1, c };", "const o = { a: a, b: 1, c: c };"],
    ["f({ a });\nconst { b } = c;", "f({ a: a });\nconst { b } = c;"],
    ["({ a = 1, b } = c);", "({ a: a = 1, b: b } = c);"],
    ["x.map((a) => ({ a, n: [{ b }] }));", "x.map((a) => ({ a: a, n: [{ b: b }] }));"],
    ["const text = `{ a } ${f({ a })}`;", "const text = `{ a } ${f({ a: a })}`;"],
    ['import { a } from "b"; export { a };', 'import { a } from "b"; export { a };'],
    ["not { valid", "not { valid"],
  ])("%s", (given, written) => {
    expect(writeOutShorthand(given)).toBe(written);
  });
});
