import { createRequire } from "node:module";

import type * as danfoModule from "danfojs-node";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import { frameOf, frameToCsv, frameToHtml } from "../../src/frame";
import { mimeBundle } from "../../src/notebook/mime";

const { DataFrame } = createRequire(__filename)("danfojs-node") as typeof danfoModule;

describe("cells that people put into a frame of their own", () => {
  const cells = [10n, -10n, new Date(0), new Date(Number.NaN), (): number => 1, null, { a: [1] }];
  const texts = ["10", "-10", "1970-01-01T00:00:00.000Z", "invalid date", "() => 1", "", '{"a":[1]}'];
  // Danfo's types know no such cells, its frames take them.
  const frame = new DataFrame([cells] as never, { columns: cells.map((_, at) => at) as never });

  it("are exported and shown as text, under columns that may be numbers", () => {
    expect(Papa.parse<string[]>(frameToCsv(frame)).data).toEqual([cells.map((_, at) => String(at)), texts]);
    const html = frameToHtml(frame);
    for (const text of ["10", "1970-01-01T00:00:00.000Z", "invalid date", "() =&gt; 1", "–"])
      expect(html).toContain(`>${text}</td>`);
    const [names, row] = String(mimeBundle(frame)["text/plain"]).split("\n");
    expect(names).toMatch(/^0 +1 +2/);
    expect(row).toMatch(/^10 +-10 +1970-01-01T00:00:00\.000Z +invalid date +\(\) => 1 +– +\{"a":\[1\]\}$/);
  });

  it("keep rows of one empty cell in the CSV", () => {
    const csv = frameToCsv(frameOf([{ name: "t", values: [1, Number.NaN, 3] }]));
    expect(csv).toBe('t\r\n1\r\n""\r\n3');
    expect(frameToCsv(frameOf([{ name: "", values: [""] }]))).toBe('""\r\n""');
  });

  it("are text where a number is not finite", () => {
    const csv = frameToCsv(frameOf([{ name: "t", values: [-Infinity, Infinity, -1] }]));
    expect(csv).toBe("t\r\n'-Infinity\r\nInfinity\r\n-1");
  });
});
