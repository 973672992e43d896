import { describe, expect, it } from "vitest";

import { collector } from "../../src/ingest/values/collect";
import { jsonWalk } from "../../src/ingest/kinds/json-walk";
import { codes, ingestFiles } from "./folder";

const measured = async (value: unknown) =>
  (await ingestFiles({ "odd.json": typeof value === "string" ? value : JSON.stringify(value) })).measurements;

describe("what a JSON record is about", () => {
  it("is told apart by the keys on the way to it, without those that only say that something is inside", async () => {
    const items = async (value: unknown) => (await measured(value)).map(({ subject, value: v }) => [subject.item, v]);
    const flat = { llama3: { ttft_ms: 831 }, gemma: { ttft_ms: 500 } };
    const apart = [
      ["llama3", 831],
      ["gemma", 500],
    ];
    expect(await items({ results: flat })).toEqual(apart);
    expect(await items({ Results: { llama3: [{ metrics: { ttft_ms: 831 } }], gemma: { ttft_ms: 500 } } })).toEqual(
      apart,
    );
    expect(await items({ cpu: flat, gpu: { llama3: { ttft_ms: 7 } } })).toEqual([
      ["cpu / llama3", 831],
      ["cpu / gemma", 500],
      ["gpu / llama3", 7],
    ]);
    expect(await items({ results: [{ timings: { ttft_ms: 3 } }] })).toEqual([[undefined, 3]]);
    expect(await items({ x: { name: "", ttft_ms: 3 } })).toEqual([["x", 3]]);
    expect(await items({ results: { x: { name: "mine", ttft_ms: 1, stats: { load_ms: 2 } } } })).toEqual([
      ["mine", 1],
      ["mine", 2],
    ]);
  });

  it("long ways do not grow without end", async () => {
    const deep = Array.from({ length: 100 }).reduce<unknown>((inner) => ({ ["k".repeat(1000)]: inner }), {
      load_ms: 1,
    });
    expect((await measured(deep))[0]!.subject.item!.length).toBeLessThanOrEqual(300);
  });

  it("texts, booleans and options stay beside the figures", async () => {
    const all = await measured([
      { gpu: "A100", latency_ms: 5, streaming: true, answer: "x".repeat(201), empty: "" },
      { gpu: "H100", latency_ms: 3, options: { temp: 0.5, timeout_s: 9 }, model: "m", model_id: "m-1" },
    ]);
    expect(all.map(({ metric, value, dimensions, settings }) => ({ metric, value, dimensions, settings }))).toEqual([
      { metric: "latency", value: 5, dimensions: { gpu: "A100", streaming: true }, settings: {} },
      { metric: "latency", value: 3, dimensions: { gpu: "H100", model_id: "m-1" }, settings: { temperature: 0.5, timeout_s: 9 } }, // prettier-ignore
    ]);
    expect(all[1]).toMatchObject({ subject: { model: "m" }, settingsFrom: "record" });
    const [hyper] = await measured({ results: [{ command: "sleep 1", mean: 1.01 }] });
    expect(hyper!.dimensions).toEqual({ command: "sleep 1" });
  });

  it("the names of a stranger are names, and too many are told", async () => {
    const text = '{"__proto__": "p", "constructor": "c", "options": {"__proto__": 3}, "load_ms": 1}';
    const [only] = await measured(text);
    expect(Object.entries(only!.dimensions!)).toEqual([
      ["__proto__", "p"],
      ["constructor", "c"],
    ]);
    expect(Object.entries(only!.settings)).toEqual([["__proto__", 3]]);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`k${at}`, "v"]));
    const result = await ingestFiles({ "odd.json": JSON.stringify({ ...many, load_ms: 1 }) });
    expect(Object.keys(result.measurements[0]!.dimensions!)).toHaveLength(256);
    expect(result.problems.map(({ code, message }) => [code, message])).toEqual([
      ["too-many-names", 'odd.json has texts or options under more than 256 names; "k256", "k257", "k258", "k259", "k260", … were left out.'], // prettier-ignore
    ]);
  });
});

describe("JSON figures", () => {
  it("a set of aggregates is measured as the key that holds it says", async () => {
    const short = async (value: unknown) =>
      (await measured(value)).map(({ pointer, metric, aggregate, value: v, unit }) => [
        pointer,
        metric,
        aggregate,
        v,
        unit,
      ]);
    expect(
      await short([{ model: "l", metrics: { ttft_ms: { mean: 831, p99: 900, n: 5 }, tpot_s: { mean: 0.5 } } }]),
    ).toEqual([
      ["/0/metrics/ttft_ms/mean", "ttft", "mean", 831, "ms"],
      ["/0/metrics/ttft_ms/p99", "ttft", "p99", 900, "ms"],
      ["/0/metrics/ttft_ms/n", "ttft", "count", 5, "count"],
      ["/0/metrics/tpot_s/mean", "tpot", "mean", 500, "ms"],
    ]);
    expect(
      await short({ latency: { mean: 2, unit: "s" }, load_ms: [{ max: 7 }], results: { mean: 3, unit: "ms" } }),
    ).toEqual([
      ["/latency/mean", "latency", "mean", 2000, "ms"],
      ["/load_ms/0/max", "load", "max", 7, "ms"],
      ["/results/mean", "time", "mean", 3, "ms"],
    ]);
    expect(await short({ load_ms: { values: [1, 2], stats: { mean: 1.5 } } })).toEqual([
      ["/load_ms/values/0", "load", undefined, 1, "ms"],
      ["/load_ms/values/1", "load", undefined, 2, "ms"],
      ["/load_ms/stats/mean", "load", "mean", 1.5, "ms"],
    ]);
    expect((await measured({ x: { ttft_ms: { mean: 1 } } }))[0]!.subject.item).toBe("x");
  });

  it("text under a key with a unit is a figure, a failure or missing; null in a list is missing", async () => {
    const short = async (value: unknown) =>
      (await measured(value)).map(({ pointer, value: v, status }) => [pointer, v, status]);
    expect(
      await short([{ latency_ms: "12.5", note: "12.5" }, { latency_ms: "timeout" }, { latency_ms: "n/a" }]),
    ).toEqual([
      ["/0/latency_ms", 12.5, "ok"],
      ["/1/latency_ms", null, "timeout"],
      ["/2/latency_ms", null, "missing"],
    ]);
    expect(await short({ ttft_ms: [831, null, "OOM", 790] })).toEqual([
      ["/ttft_ms/0", 831, "ok"],
      ["/ttft_ms/1", null, "missing"],
      ["/ttft_ms/2", null, "failed"],
      ["/ttft_ms/3", 790, "ok"],
    ]);
  });

  it("more values than are read are told once", async () => {
    const out = collector("a.json", "json");
    const walk = jsonWalk(out, 2);
    const row = { subject: {}, settings: {}, settingsFrom: "none" } as const;
    for (const value of [1, 2]) walk.add(row, walk.keys("load_ms").quantity, value, "load_ms");
    walk.end();
    expect(out.problems).toEqual([]);
    for (const value of [3, 4]) walk.add(row, walk.keys("load_ms").quantity, value, "load_ms");
    walk.end();
    expect(out.measurements).toHaveLength(2);
    expect(out.problems.map(({ message }) => message)).toEqual([
      "a.json has more than 2 values; those after them were left out.",
    ]);
    const result = await ingestFiles({ "many.json": `{"load_ms": [${"1,".repeat(1_000_000)}1]}` });
    expect(result.measurements).toHaveLength(1_000_000);
    expect(codes(result)).toEqual(["too-many-values"]);
  });
});

describe("JSON failures", () => {
  const short = async (files: Record<string, string>) => {
    const result = await ingestFiles(files);
    return result.measurements.map(({ subject, metric, value, status }) => [subject.model, metric, value, status]);
  };

  it("a record that says that it went well is not failed by the one around it", async () => {
    const value = { success: false, runs: [{ success: true, latency_ms: 5 }, { latency_ms: 6 }] };
    expect((await measured(value)).map(({ value: v, status }) => [v, status])).toEqual([
      [5, "ok"],
      [null, "failed"],
    ]);
  });

  it("the first of several keys that says something counts", async () => {
    for (const error of [null, "", false, "none"]) {
      const [only] = await measured({ error, error_message: "CUDA OOM", ttft_ms: 5 });
      expect([only!.status, only!.reason], String(error)).toEqual(["failed", "CUDA OOM"]);
    }
  });

  it("a failed record lacks what the records beside it have, in a list and in lines", async () => {
    const expected = [
      ["a", "ttft", 5, "ok"],
      ["b", "ttft", null, "failed"],
    ];
    const records = ['{"model":"a","ttft_ms":5,"score":3}', '{"model":"b","error":"CUDA OOM","score":3}'];
    const withUnit = (all: readonly unknown[][]) => all.filter(([, metric]) => metric !== "score");
    expect(withUnit(await short({ "a.json": `[${records.join(",")}]` }))).toEqual(expected);
    expect(withUnit(await short({ "a.jsonl": records.join("\n") }))).toEqual(expected);
    const nested = [
      { model: "a", metrics: { ttft_ms: { mean: 5 } } },
      { model: "b", error: { code: 500, message: "time out" } },
    ];
    const result = await ingestFiles({ "n.json": JSON.stringify(nested) });
    expect(result.measurements[1]).toMatchObject({ pointer: "/1", metric: "ttft", unit: "ms", aggregate: "mean", value: null, status: "timeout", reason: "time out" }); // prettier-ignore
    expect(result.measurements).toHaveLength(2);
    expect(result.problems).toEqual([]);
  });

  it("a failed record that nothing measured shows in is named", async () => {
    const result = await ingestFiles({
      "a.json": '{"success": false, "results": [{"model": "b", "error": "CUDA OOM"}, {"model": "c", "error": "x"}]}',
      "b.jsonl": '{"a": 1}\n{"error": "boom"}',
    });
    expect(
      result.problems.filter(({ code }) => code === "failed-record").map(({ message, row }) => [message, row]),
    ).toEqual([
      ['a.json has 2 failed records without any figure, first "b": CUDA OOM.', undefined],
      ["b.jsonl has 1 failed record without any figure: boom.", 2],
    ]);
  });
});
