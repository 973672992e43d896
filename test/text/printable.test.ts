import { describe, expect, it } from "vitest";

import { printable } from "../../src/text";

describe("printable", () => {
  it("leaves no text of a file that could steer a terminal, and line ends and tabs where they are asked for", () => {
    const text = "a\u001b[2Jb\u202ec\u0007\u0085\u2028\tü\n";
    expect(printable(text, { lines: true })).toBe("a\\u001b[2Jb\\u202ec\\u0007\\u0085\\u2028\tü\n");
    expect(printable(text)).toBe("a\\u001b[2Jb\\u202ec\\u0007\\u0085\\u2028\\u0009ü\\u000a");
  });

  it("writes marks beyond the basic plane by halves, so that JSON still says the same", () => {
    const record = { model: "a\u{e0067}\u{e007f}b\u{1f600}", half: "\ud800" };
    const json = printable(JSON.stringify(record));
    expect(json).toContain("a\\udb40\\udc67\\udb40\\udc7fb\u{1f600}");
    expect(JSON.parse(json)).toEqual(record);
    expect(printable("\ud800")).toBe("\\ud800");
  });
});
