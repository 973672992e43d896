import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { codes, ingestFiles } from "./folder";

const streamed = { limits: { streamAbove: 1000 } };

describe("a table that is streamed", () => {
  it("keeps characters whole that two chunks share, and has the digest of the file", async () => {
    // Rows of 10 bytes with a character of 3 in each: some of them lie across the ends of 64 KiB.
    const text = `model,load_ms\n${"語語,5\n".repeat(60_000)}`;
    const { measurements, files } = await ingestFiles({ "big.csv": text }, streamed);
    expect(new Set(measurements.map(({ subject }) => subject.model))).toEqual(new Set(["語語"]));
    expect(measurements.find(({ aggregate }) => aggregate === "count")!.value).toBe(60_000);
    expect(files[0]!.sha256).toBe(createHash("sha256").update(text).digest("hex"));
  });

  it("may end its lines with CR alone, or with CRLF", async () => {
    for (const end of ["\r", "\r\n"]) {
      const text = `model,load_ms${end}${`a,1${end}b,3${end}`.repeat(20_000)}`;
      const { measurements } = await ingestFiles({ "big.csv": text }, streamed);
      const means = measurements.filter(({ aggregate }) => aggregate === "mean");
      expect(means.map(({ subject, value }) => [subject.model, value])).toEqual([["a", 1], ["b", 3]]); // prettier-ignore
      expect(measurements.find(({ aggregate }) => aggregate === "count")!.value).toBe(20_000);
    }
  });

  it("is read as Windows-1252 with a warning where it is not UTF-8, also far from its start", async () => {
    const head = `model,load_ms\n${"a,1\n".repeat(40_000)}`;
    const bytes = Buffer.concat([Buffer.from(head), Buffer.from("caf\u00e9,2\n".repeat(10), "latin1")]);
    const { measurements, problems } = await ingestFiles({ "big.csv": bytes }, streamed);
    expect(new Set(measurements.map(({ subject }) => subject.model))).toEqual(new Set(["a", "café"]));
    expect(measurements.filter(({ aggregate }) => aggregate === "count").map(({ value }) => value)).toEqual([
      40_000, 10,
    ]);
    expect(problems[0]).toMatchObject({ severity: "warning", code: "aggregated" });
    expect(problems[0]!.message).toContain("it is not UTF-8 and was read as Windows-1252");
  });

  it("has a byte order mark, options in JSON cells and failures written as zeros", async () => {
    const row = (options: string, rate: number) => `m,0.1,${rate},0.1,"${options.replaceAll('"', '""')}"`;
    const rows = Array.from({ length: 100 }, (_, at) =>
      at % 10 === 9 ? 'm,0.000000,0.00,0.000000,"{}"' : row(`{"temperature":${at % 2}}`, 50 + at),
    );
    const text = `\ufeffmodel,ttft_s,tokens_s,eval_s,options\n${rows.join("\n")}\n`;
    const { measurements } = await ingestFiles({ "big.csv": text }, streamed);
    const rates = measurements.filter(({ metric, aggregate }) => metric === "throughput" && aggregate === "count");
    expect(rates.map(({ settings, value }) => [settings, value])).toEqual([
      [{ temperature: 0 }, 50],
      [{ temperature: 1 }, 40],
      [{}, 0],
    ]);
    expect(measurements.find(({ status, metric }) => status === "failed" && metric === "throughput")).toMatchObject({ value: null, reason: "10 of the group's rows are failed" }); // prettier-ignore
    expect(measurements.some(({ metric }) => metric === "ttft.server_load_prompt")).toBe(true);
  });

  it("puts the combinations beyond 2000 together and says so", async () => {
    const text = `model,load_ms\n${Array.from({ length: 2500 }, (_, at) => `m${at},1\n`).join("")}`;
    const { measurements, problems } = await ingestFiles({ "big.csv": text }, streamed);
    const counts = measurements.filter(({ aggregate }) => aggregate === "count");
    expect(counts).toHaveLength(2001);
    expect(counts.at(-1)).toMatchObject({ value: 500, subject: {} });
    expect(problems[0]!.severity).toBe("warning");
    expect(problems[0]!.message).toContain("groups beyond the first 2000 are one");
  });

  it("stops when asked to, between two chunks", async () => {
    const controller = new AbortController();
    const reading = ingestFiles({ "big.csv": `model,load_ms\n${"a,1\n".repeat(200_000)}` }, { ...streamed, signal: controller.signal }); // prettier-ignore
    controller.abort();
    await expect(reading).rejects.toThrow(/abort/i);
  });

  it("is counted once where another has the same content, and its rows are what was observed", async () => {
    const text = `model,load_ms,error\n${"a,1,\n".repeat(900)}${"a,1,OOM\n".repeat(100)}`;
    const result = await ingestFiles(
      { "a.csv": text, "b.csv": text, "c.csv": text.replaceAll("a,1", "a,4") },
      streamed,
    );
    expect(result.files.map(({ status, duplicateOf }) => [status, duplicateOf])).toEqual([["read", undefined], ["duplicate", "a.csv"], ["read", undefined]]); // prettier-ignore
    expect(result.summary).toMatchObject({ duplicates: 1, observations: 2000, failedObservations: 200 });
    expect(result.summary.rows).toEqual([
      { kind: "streamed-table", subject: "a", metric: "load", unit: "ms", n: 2000, ok: 1800, failed: 200, min: 1, median: null, max: 4 }, // prettier-ignore
    ]);
  });

  it("knows no more of a comma than its first rows tell", async () => {
    const late = `model;load_ms\n${"a;12\n".repeat(14_000)}b;1,178\nb;0,5\nb;12,345\n`;
    const { measurements, problems } = await ingestFiles({ "late.csv": late }, streamed);
    const of = (model: string) => measurements.filter(({ subject }) => subject.model === model).map(({ aggregate, value, original }) => [aggregate, value ?? original.value]); // prettier-ignore
    expect(of("b")).toEqual([["count", 1], ["mean", 0.5], ["min", 0.5], ["max", 0.5], [undefined, 2]]); // prettier-ignore
    expect(problems.at(-1)).toMatchObject({ code: "invalid-value", severity: "warning", row: 14_001 });
    expect(problems.at(-1)!.message).toBe(
      'late.csv has 2 cells of load that are left out, first "1,178" in row 14001.',
    );
  });

  it("says that deviations behind a figure are left out", async () => {
    const text = `model,load\n${"a,5 ± 1 ms\na,0.007 s\n".repeat(50)}`;
    const { measurements, problems } = await ingestFiles({ "big.csv": text }, streamed);
    expect(measurements.find(({ aggregate }) => aggregate === "mean")).toMatchObject({ value: 6, unit: "ms" });
    expect(problems.map(({ message }) => message)).toContain(
      'big.csv gives deviations behind ± in "load", which are left out.',
    );
  });

  it("keeps a column whose first figures stand far down", async () => {
    const text = `model,score,load_ms,note\n${"a,,warming,\n".repeat(14_000)}b,5,1,x\nb,6,3,y\n`;
    const { measurements } = await ingestFiles({ "late.csv": text }, streamed);
    const means = measurements.filter(({ aggregate }) => aggregate === "mean");
    expect(means.map(({ metric, value }) => [metric, value])).toEqual([["score", 5.5], ["load", 2]]); // prettier-ignore
    expect(measurements.some(({ metric }) => metric === "note")).toBe(false);
  });

  it("takes no empty answer's zero for a throughput, in a table of calls", async () => {
    const rows = ["1,report,100,0,0,500", "1,report,100,50,20,500"].map((row) => `m,baseline,${row}\n`).join("");
    const text = `model,variant,run,stage,ttft_ms,throughput_tok_s,tokens,duration_ms\n${rows.repeat(50)}`;
    const { measurements } = await ingestFiles({ "calls.csv": text }, streamed);
    const rates = measurements.filter(({ metric }) => metric === "throughput");
    expect(rates.map(({ aggregate, value, original }) => [aggregate, value ?? original.value])).toEqual([["count", 50], ["mean", 50], ["min", 50], ["max", 50], ["sd", 0], [undefined, 50]]); // prettier-ignore
  });

  it("says so where a quoted cell has text behind its quote, as a table does that is held", async () => {
    const text = `model,load_ms,note\na,5,"x"y\na,7,x\na,8,x\nb,3,"z"\nc,9,w\n${"c,9,w\n".repeat(300)}`;
    for (const options of [{}, streamed]) {
      const { problems } = await ingestFiles({ "quotes.csv": text }, options);
      const found = problems.find(({ code }) => code === "broken-quotes");
      expect(found).toMatchObject({ severity: "warning", file: "quotes.csv" });
      expect(found!.message).toContain("a quoted cell with text behind its closing quote near row");
    }
  });

  it("leaves no file open, however its reading ends", async () => {
    const rows = "a,1\n".repeat(40_000);
    const before = readdirSync("/dev/fd").length;
    const { problems } = await ingestFiles(
      {
        "good.csv": `model,load_ms\n${rows}`,
        "latin.csv": Buffer.from(`model,load_ms\n${rows}caf\u00e9,1\n`, "latin1"),
        "long.csv": `model,load_ms\n${rows}${"x".repeat(2000)},1\n${rows}`,
        "quote.csv": `model,load_ms\n${rows}"a,1\n${rows}`,
        "zero.csv": `model,load_ms\na\u0000,1\n${rows}`,
      },
      { limits: { streamAbove: 1000, cellCharacters: 1000 } },
    );
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ["good.csv", "aggregated"],
      ["latin.csv", "aggregated"],
      ["long.csv", "long-cell"],
      ["quote.csv", "unreadable-table"],
      ["zero.csv", "unreadable-table"],
    ]);
    const controller = new AbortController();
    const reading = ingestFiles({ "big.csv": `model,load_ms\n${rows}` }, { ...streamed, signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toThrow(/abort/i);
    expect(readdirSync("/dev/fd")).toHaveLength(before);
  });

  it("counts failures that are written as zeros, in whatever way a zero is written", async () => {
    const zeros = ["0", "0.00", "-0.0", "+0", ".0", " 0", "0e0"];
    const rows = [...zeros.map((zero) => `m,0.0,${zero},0.000,`), "m,0.1,05.5,0.1,", "m,0.1,9,0.1,"];
    const text = `model,ttft_s,tokens_s,eval_s,options\n${rows.join("\n")}\n${"m,0.1,50,0.1,\n".repeat(100)}`;
    const { measurements } = await ingestFiles({ "big.csv": text }, streamed);
    const rates = measurements.filter(({ metric }) => metric === "throughput");
    expect(rates.find(({ aggregate }) => aggregate === "count")!.value).toBe(102);
    expect(rates.find(({ status }) => status === "failed")!.original.value).toBe(zeros.length);
    expect(rates.find(({ aggregate }) => aggregate === "min")!.value).toBe(5.5);
  });

  it("without rows, or with ragged ones, says so", async () => {
    const ragged = `model,load_ms\n${"a,1\na\n".repeat(500)}`;
    const result = await ingestFiles({ "a.csv": `model,${"x".repeat(2000)}\n`, "b.csv": ragged }, streamed);
    expect(codes(result)).toEqual(["unreadable-table", "aggregated"]);
    expect(result.problems[1]!.message).toContain("500 have more or fewer cells than columns");
  });
});
