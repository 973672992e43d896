import { describe, expect, it } from "vitest";

import { ingest } from "../../src/ingest";
import type { Measurement } from "../../src/records";
import { codes, folderOf, ingestFiles } from "./folder";

/** Measurements of one table. */
async function table(text: string, name = "t.csv"): Promise<readonly Measurement[]> {
  return (await ingestFiles({ [name]: text })).measurements;
}

const figures = (rows: readonly Measurement[]) => rows.map(({ metric, value, unit, status }) => [metric, value, unit, status]); // prettier-ignore

describe("numbers", () => {
  it.each([
    ["model;ttft_s\na;0,831\nb;1,178\n", [831, 1178]],
    ["model;ttft_s\na;0,5\nb;1.178,5\n", [500, 1_178_500]],
    ['model,ttft_s\na,"0,831"\nb,"1,178"\n', [831, 1178]],
    ['model,ttft_s\na,"1,178"\nb,"2,000"\n', [1_178_000, 2_000_000]],
    ["model;ttft_s;load_s\na;1,178;0.5\n", [1_178_000, 500]],
    ["model;ttft_ms;note\na;1,234;1,5 or so\nb;1.5;x\n", [1234, 1.5]],
    ["ttft_s;load_s\n1,178;0,5\n", [1178, 500]],
  ])("with a comma are read as the column, then the table, tells: %j", async (text, values) => {
    expect((await table(text)).map((each) => each.value)).toEqual(values);
  });

  it("that could be either are no number, and keep how they stood", async () => {
    const [one] = await table("model;ttft_s\na;1,178\n");
    expect(one).toMatchObject({ value: null, status: "invalid", original: { value: "1,178" } });
    expect(one!.reason).toBe("1,178 may be 1178 or 1.178");
  });

  it("with a unit in the cell are read by it, under a column of any name", async () => {
    expect(figures(await table("model,load,gpu,score\na,831 ms,88%,12\nb,1.2 s,90%,OOM\n"))).toEqual([
      ["load", 831, "ms", "ok"],
      ["gpu", 0.88, "ratio", "ok"],
      ["score", 12, "unknown", "ok"],
      ["load", 1200, "ms", "ok"],
      ["gpu", 0.9, "ratio", "ok"],
      ["score", null, "unknown", "failed"],
    ]);
  });

  it("may have their units in the first row", async () => {
    expect(figures(await table("model,latency,speed\n,ms,tok/s\na,12,50\n"))).toEqual([
      ["latency", 12, "ms", "ok"],
      ["speed", 50, "tokens/s", "ok"],
    ]);
  });
});

describe("what stands above a table", () => {
  it.each([
    ["sep=;\nmodel;ttft_ms\na;5\n", "t.csv"],
    ["# vLLM 0.9\n# seed 1, two runs\nmodel,ttft_ms\na,5\n", "t.csv"],
    ["#model\tttft_ms\na\t5\n", "t.tsv"],
  ])("is passed over, but for a header: %j", async (text, name) => {
    expect(figures(await table(text, name))).toEqual([["ttft", 5, "ms", "ok"]]);
  });
});

describe("names", () => {
  it.each([
    ["bandwidth_gb_s", 2, ["bandwidth", 2e9, "bytes/s"]],
    ["samples_s", 3, ["samples", 3, "1/s"]],
    ["requests_per_second", 4, ["requests", 4, "1/s"]],
    ["time_per_call_s", 2, ["time_per_call", 2000, "ms"]],
    ["step_s", 2, ["step", 2000, "ms"]],
    ["cost_per_1k_tokens", 0.02, ["cost_per_1k_tokens", 0.02, "unknown"]],
    ["Time for 100 tokens", 831, ["time_for_100_tokens", 831, "unknown"]],
    ["output_tokens", 831, ["output_tokens", 831, "tokens"]],
    ["Bandwidth (Gb/s)", 8, ["bandwidth", 1e9, "bytes/s"]],
    ["Bandwidth (GB/s)", 8, ["bandwidth", 8e9, "bytes/s"]],
    ["accuracy", 0.952, ["accuracy", 0.952, "ratio"]],
    ["accuracy", 95.2, ["accuracy", 95.2, "unknown"]],
    ["accuracy_pct", 95, ["accuracy", 0.95, "ratio"]],
    ["Duration (min)", 2, ["duration", 120_000, "ms"]],
    ["tokens/second", 50, ["throughput", 50, "tokens/s"]],
    ["tokens_per_s", 50, ["throughput", 50, "tokens/s"]],
    ["latency (\u03bcs)", 50, ["latency", 0.05, "ms"]],
  ])("%s of %d", async (name, value, [metric, expected, unit]) => {
    expect(figures(await table(`model,${name}\na,${value}\n`))).toEqual([[metric, expected, unit, "ok"]]);
  });

  it("of what may mean two things are told", async () => {
    expect(codes(await ingestFiles({ "a.csv": "Bandwidth (Gb/s)\n8\n" }))).toEqual(["ambiguous-unit"]);
    expect(codes(await ingestFiles({ "a.csv": "accuracy\n95.2\n" }))).toEqual(["above-one"]);
    expect(codes(await ingestFiles({ "a.csv": "Duration (min)\n2\n" }))).toEqual(["ambiguous-unit"]);
  });

  it("of points in time are no durations", async () => {
    const rows = await table("timestamp_ms,start_time_s,ttft_ms\n1700000000000,1700000000,5\n");
    expect(figures(rows)).toEqual([["ttft", 5, "ms", "ok"]]);
    expect(rows[0]!.dimensions).toEqual({ timestamp: 1_700_000_000_000 });
  });

  it("of runs and variants keep the rows apart", async () => {
    const rows = await table("model,variant,run,latency_ms\na,baseline,1,10\na,chimera,2,20\n");
    expect(rows.map((each) => each.dimensions)).toEqual([
      { variant: "baseline", run: 1 },
      { variant: "chimera", run: 2 },
    ]);
  });

  it("of a data frame's index measure nothing", async () => {
    expect(figures(await table(",ttft_ms\n0,5\n1,6\n"))).toEqual([
      ["ttft", 5, "ms", "ok"],
      ["ttft", 6, "ms", "ok"],
    ]);
  });

  it("may stand in a column, with their units", async () => {
    const rows = await table("model,metric,value,unit\na,ttft,0.831,s\na,throughput,50,tokens/s\na,loss,2.5,\n");
    expect(figures(rows)).toEqual([
      ["ttft", 831, "ms", "ok"],
      ["throughput", 50, "tokens/s", "ok"],
      ["loss", 2.5, "unknown", "ok"],
    ]);
  });
});

describe("failures", () => {
  it.each([
    ["status", "oom"],
    ["status", "FAILED (OOM)"],
    ["status", "failed: timeout"],
    ["status", "aborted"],
    ["status", "killed"],
    ["status", "500"],
    ["status", "❌"],
    ["success", "F"],
    ["success", "0.0"],
    ["success", "✗"],
    ["success", "fail"],
    ["error", "CUDA out of memory"],
    ["exit_code", "137"],
  ])("%s %s", async (column, word) => {
    const [ok, failed] = await table(`model,ttft_ms,${column}\na,5,\nb,0,${word}\n`);
    expect(ok).toMatchObject({ value: 5, status: "ok" });
    expect(failed!.value).toBeNull();
    expect(failed!.status).toBe(/time/.test(word) ? "timeout" : "failed");
  });

  it.each([
    ["error", "0.01"],
    ["error", "OK"],
    ["error", "[]"],
    ["error", "nan"],
    ["status", "200"],
    ["status", "completed"],
    ["success", "1"],
    ["exit_code", "0"],
  ])("not: %s %s", async (column, word) => {
    expect((await table(`model,ttft_ms,${column}\na,5,${word}\n`))[0]).toMatchObject({ value: 5, status: "ok" });
  });

  it("is told by the second of two columns where the first says that there is no error", async () => {
    expect((await table("model,ttft_ms,error,error_message\na,0,none,CUDA OOM\n"))[0]!.status).toBe("failed");
  });

  it("may be told by the second of two columns, in memory and streamed", async () => {
    const text = "model,ttft_ms,error,error_message\na,5,,\nb,0,,CUDA OOM\nc,0,timeout,\n";
    expect((await table(text)).map((each) => each.status)).toEqual(["ok", "failed", "timeout"]);
    const streamed = await ingest(folderOf({ "t.csv": text }), { limits: { streamAbove: 10 } });
    const counted = streamed.measurements.filter((each) => each.aggregate === "count");
    expect(counted.map((each) => [each.subject.model, each.value])).toEqual([
      ["a", 1],
      ["b", 0],
      ["c", 0],
    ]);
  });

  it("of all rows are kept, and so is one figure among words", async () => {
    const lost = await table("model,ttft_ms,error\na,,OOM\nb,,timeout\n");
    expect(lost.map(({ value, status }) => [value, status])).toEqual([
      [null, "failed"],
      [null, "timeout"],
    ]);
    const mixed = await table("model,ttft_ms\na,831\nb,FAILED\nc,timeout\nd,\n");
    expect(mixed.map(({ value, status }) => [value, status])).toEqual([
      [831, "ok"],
      [null, "failed"],
      [null, "timeout"],
      [null, "missing"],
    ]);
  });

  it("of an Ollama table need no eval_s, and are told by its other columns too", async () => {
    const zeros = await table("model,prompt,ttft_s,tokens_s\na,hi,0.1,50\nb,hi,0,0\n");
    expect(zeros.map((each) => each.value)).toEqual([100, 50, null, null]);
    const said = await table("model,prompt,ttft_s,tokens_s,eval_s,success\nb,hi,0.1,3,0.2,false\n");
    expect(said.map((each) => each.status)).toEqual(["failed", "failed", "failed"]);
    const none = await table("model,prompt,ttft_s,tokens_s,error\nb,hi,0.1,3,none\n");
    expect(none.map((each) => each.status)).toEqual(["ok", "ok"]);
  });
});

describe("an Ollama table", () => {
  it("keeps every setting and figure that it has", async () => {
    const rows = await table("model,prompt,ttft_s,tokens_s,top_p,seed,total_s,variant\na,hi,0.1,50,0.9,7,2,baseline\n");
    expect(rows[0]).toMatchObject({ settings: { top_p: 0.9, seed: 7 }, dimensions: { variant: "baseline" } });
    expect(figures(rows)).toContainEqual(["total", 2000, "ms", "ok"]);
  });
});

describe("a streamed table", () => {
  const streamed = (text: string) => ingest(folderOf({ "t.csv": text }), { limits: { streamAbove: 10 } });
  const of = (rows: readonly Measurement[], aggregate: string) =>
    rows.filter((each) => each.aggregate === aggregate).map((each) => [each.metric, each.value]);

  it("takes a blank cell for a missing value, and a word for a failure", async () => {
    const { measurements } = await streamed("model,ttft_ms\na, \na,5\na,OOM\na,7\n");
    expect(of(measurements, "min")).toEqual([["ttft", 5]]);
    expect(of(measurements, "mean")).toEqual([["ttft", 6]]);
  });

  it("reads a decimal comma between semicolons, and no number that could be two", async () => {
    const { measurements } = await streamed("model;ttft_ms\na;0,5\na;1,5\na;1,234\n");
    expect(of(measurements, "max")).toEqual([["ttft", 1.5]]);
  });

  it("lets a difference be negative", async () => {
    const { measurements } = await streamed("model,ttft_delta_ms,ttft_ms\na,-5,-5\na,-7,7\n");
    expect(of(measurements, "min")).toEqual([
      ["ttft_delta", -7],
      ["ttft", 7],
    ]);
  });
});

it("the units of ncu are those that it writes, and a word that nobody knows is no count", async () => {
  const header = '"ID","Process Name","Kernel Name","gpu__time_duration.sum","dram__bandwidth","sm__clock","odd"';
  const text = `${header}\n"","","","msecond","Gbyte/second","cycle/nsecond","furlong"\n"0","p","k","1.25","700","1.4","3"\n`;
  expect(figures(await table(text))).toEqual([
    ["gpu__time_duration.sum", 1.25, "ms", "ok"],
    ["dram__bandwidth", 700e9, "bytes/s", "ok"],
    ["sm__clock", 1.4e9, "Hz", "ok"],
    ["odd", 3, "unknown", "ok"],
  ]);
});

it("options in a column of their own are settings", async () => {
  const { measurements } = await ingestFiles({ "a.csv": 'options,load_ms\n"{""temp"":0.5}",1\n,2\n' });
  expect(measurements.map(({ settings, settingsFrom, dimensions }) => [settings, settingsFrom, dimensions])).toEqual([
    [{ temperature: 0.5 }, "record", {}],
    [{}, "none", {}],
  ]);
});

it("a value that its unit makes infinite is none", async () => {
  const { measurements, problems } = await ingestFiles({ "a.csv": "load_s,free_gb\n1e306,1e300\n2,-3\n" });
  expect(measurements.map(({ metric, value, status }) => [metric, value, status])).toEqual([
    ["load", null, "invalid"],
    ["free", null, "invalid"],
    ["load", 2000, "ok"],
    ["free", null, "invalid"],
  ]);
  expect(problems.map(({ message }) => message)).toContain(
    "a.csv has a load that is left out: the value 1e+306 is too large in ms.",
  );
});
