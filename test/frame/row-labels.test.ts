import { describe, expect, it } from "vitest";

import { frameOf, frameToCsv, frameToHtml } from "../../src/frame";
import { mimeBundle } from "../../src/notebook/mime";

const frame = frameOf([
  { name: "name", values: ["b", "a", "c"] },
  { name: "t", unit: "ms", values: [1, 2, 6] },
]);
const plain = (value: unknown): string => String(mimeBundle(value)["text/plain"]);

describe("the names of a frame's rows", () => {
  it("are its first column in every view", () => {
    const described = frame.describe();
    const html = frameToHtml(described);
    expect(html).toContain('<thead><tr><td></td><th scope="col"');
    expect(html).toMatch(/<tr><th scope="row"[^>]*>mean<\/th><td[^>]*>3<\/td><\/tr>/);
    expect(html).toContain('<td colspan="2"');
    expect(frameToCsv(described)).toMatch(/^index,t\r\ncount,3\r\nmean,3\r\n/);
    expect(plain(described)).toMatch(/^ +t\ncount +3\nmean +3\n/);
  });

  it("are not shown where they are numbers of rows, also of rows that were filtered or sorted", () => {
    const filtered = frame.query(frame.column("t").gt(1));
    const sorted = frame.sortValues("name");
    expect(filtered.index).toEqual([1, 2]);
    expect(sorted.index).toEqual([1, 0, 2]);
    for (const each of [frame, filtered, sorted]) {
      expect(frameToHtml(each)).not.toContain('scope="row"');
      expect(frameToCsv(each)).toMatch(/^name,t\r\n/);
      expect(plain(each)).toMatch(/^name +t\n/);
    }
  });

  it("are escaped, and inert in a spreadsheet", () => {
    const named = frameOf([{ name: "t", values: [1, 2] }]);
    named.setIndex({ index: ["=1+1", "<b>"], inplace: true });
    expect(frameToCsv(named)).toBe("index,t\r\n'=1+1,1\r\n<b>,2");
    expect(frameToHtml(named)).toContain(">&lt;b&gt;</th>");
  });
});
