import { describe, expect, it } from "vitest";

import { spreadsheetText } from "../../src/frame/spreadsheet-text";

describe("text for a spreadsheet", () => {
  it.each([
    ["x;=1+1", "x;'=1+1"],
    [";=1+1", ";'=1+1"],
    ["x\t=cmd", "x\t'=cmd"],
    ["x\t\t=cmd", "x\t\t'=cmd"],
    ["a; \u00a0@SUM(A1)|+1+cmd", "a;' \u00a0@SUM(A1)|'+1+cmd"],
    ["a;＝1;－2+3", "a;'＝1;'－2+3"],
    ['a;"=1";""-x', `a;'"=1";'""-x`],
    ["a\r\n=1", "a\r\n'=1"],
    ["=1;=2", "'=1;'=2"],
    ["a;-5+cmd|' /C calc'!A0", "a;'-5+cmd|' /C calc'!A0"],
    ["a;-5 ms", "a;'-5 ms"],
  ])("guards %j wherever it may be split", (text, guarded) => {
    expect(spreadsheetText(text)).toBe(guarded);
  });

  it.each(["a; -5", "a;+1,5 |-2e-3\t-1", "a;b=1", "x - y, =z", "a;;b|c", "2 | 3"])("leaves %j as it is", (text) => {
    expect(spreadsheetText(text)).toBe(text);
  });
});
