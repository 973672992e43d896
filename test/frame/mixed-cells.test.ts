import { describe, expect, it } from "vitest";

import { frameToCsv, frameToHtml, fromFrame, toFrame } from "../../src/frame";
import { measurement } from "./measurement";

const rows = [
  measurement({ row: 1, settings: { num_ctx: "auto", flash_attn: true, threads: 4 } }),
  measurement({ row: 2, settings: { num_ctx: 512, threads: 8 }, original: { value: 12, unit: "ms" }, value: 2 }),
  measurement({ row: 3, settings: { num_ctx: "512", flash_attn: false }, original: { value: true, unit: "" } }),
  measurement({ row: 4, settings: {}, dimensions: { run: "1" }, original: { value: null, unit: "" }, value: 4 }),
  measurement({ row: 5, settings: {}, dimensions: { run: 1 }, value: 5 }),
];

describe("settings, dimensions and original values of several types in one column", () => {
  it("come back as they were, a number as a number and yes as yes", () => {
    const frame = toFrame(rows);
    expect(frame.column("settings.num_ctx").values).toEqual(["auto", 512, "512", "", ""]);
    expect(frame.column("settings.threads").values).toEqual([4, 8, Number.NaN, Number.NaN, Number.NaN]);
    expect(fromFrame(frame)).toEqual(rows);
  });

  it("come back where all originals are numbers and one is missing", () => {
    const numbers = [12, null, 0.5].map((value, at) => measurement({ row: at + 1, original: { value, unit: "s" } }));
    expect(toFrame(numbers).column("original.value").values).toEqual([12, Number.NaN, 0.5]);
    expect(fromFrame(toFrame(numbers))).toEqual(numbers);
  });

  it("can be sorted, filtered, grouped, cut and described by Danfo", () => {
    const frame = toFrame(rows);
    const read = (derived: unknown): readonly (number | undefined)[] =>
      fromFrame(derived as typeof frame).map((each) => each.row);
    expect(read(frame.sortValues("row", { ascending: false }))).toEqual([5, 4, 3, 2, 1]);
    expect([...read(frame.sortValues("settings.num_ctx"))].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(read(frame.query(frame.column("settings.num_ctx").eq(512)))).toEqual([2]);
    expect(
      read(frame.query(frame.column("settings.flash_attn").values.map((value) => value === (true as unknown)))),
    ).toEqual([1]);
    expect(fromFrame(frame.head(2))).toEqual(rows.slice(0, 2));
    const means = frame.groupby(["settings.num_ctx"]).col(["value"]).mean();
    expect(means.shape[1]).toBe(2);
    const described = frame.describe();
    expect(described.columns).toEqual(["value", "settings.threads", "row"]);
  });

  it("are shown and exported as what they are", () => {
    const frame = toFrame(rows);
    for (const text of [">auto<", ">512<", ">true<"]) expect(frameToHtml(frame)).toContain(text);
    expect(frameToCsv(frame)).toContain("table,a.csv,2,,record,12,ms\r\n");
  });
});
