import { describe, expect, it } from "vitest";

import { codes, ingestFiles } from "./folder";

describe("a file that looks like a known kind and is none", () => {
  it("is read as any other", async () => {
    const result = await ingestFiles({
      "a.json": '{"total_tests": 2, "results": [{"name": "a", "latency_ms": 5}, {"name": "b", "error": "OOM"}]}',
      "b.json": '{"benchmark_name": "x", "timing": {"mean_s": 5}}',
      "c.json": '{"metrics": [{"name": "ttft", "value_ms": 5}], "metrics_count": 1}',
      "d.json": '{"test_name": "t", "timing_stats": {"run_results": [{"load_ms": 4}]}, "confidence_interval_95": {}}',
    });
    expect(new Set(result.files.map(({ kind, status }) => `${kind} ${status}`))).toEqual(new Set(["json read"]));
    const times = result.measurements.filter(({ unit }) => unit === "ms");
    expect(times.map(({ file, subject, value }) => [file, subject.item, value])).toEqual([
      ["a.json", "a", 5],
      ["a.json", "b", null],
      ["b.json", "x", 5000],
      ["c.json", "ttft", 5],
      ["d.json", "t / timing_stats / run_results", 4],
    ]);
  });

  it("gives way when its reader finds nothing, and keeps its kind where the other finds nothing either", async () => {
    const result = await ingestFiles({
      "calls.csv": "run,stage,ttft_ms,throughput_tok_s,tokens,duration_ms\n",
      "runs.json": '{"test_name": "t", "timing_stats": {"run_results": []}}',
      "system.json": '{"metrics": [{"system": {"cpu": {"load_ms": 3}}}], "metrics_count": 1}',
    });
    expect(result.files.map(({ path, kind, status }) => [path, kind, status])).toEqual([
      ["calls.csv", "call-table", "no-measurements"],
      ["runs.json", "timing-baseline", "no-measurements"],
      ["system.json", "json", "read"],
    ]);
    expect(codes(result)).toEqual(["no-measurements", "no-measurements"]);
    expect(result.measurements[0]).toMatchObject({ kind: "json", metric: "load", value: 3 });
  });
});

describe("Ollama's answers", () => {
  const answer = (model: string) =>
    JSON.stringify({ model, done: true, response: "hi", eval_count: 10, eval_duration: 2e9, done_reason: "stop" });

  it("in a JSON list are a call each", async () => {
    const result = await ingestFiles({
      "a.json": `[${answer("m")}, {"model": "n", "error": "no memory"}, ${answer("o")}]`,
    });
    expect(result.files[0]!.kind).toBe("ollama-api");
    expect(
      result.calls.map(({ model, status, throughput, source }) => [model.name, status, throughput, source?.row]),
    ).toEqual([
      ["m", "ok", 5, 1],
      ["n", "server-error", undefined, 2],
      ["o", "ok", 5, 3],
    ]);
  });

  it("are known after an error in the first line, and errors alone are no answers", async () => {
    const result = await ingestFiles({
      "a.jsonl": `{"error": "loading"}\n${answer("m")}\n`,
      "b.jsonl": '{"error": "loading"}\n{"load_ms": 3}\n',
    });
    expect(result.files.map(({ kind }) => kind)).toEqual(["ollama-api", "json"]);
    expect(result.calls.map(({ status }) => status)).toEqual(["server-error", "ok"]);
  });
});

describe("a .json file of lines", () => {
  it("is read up to a cut last line and around a bad one", async () => {
    const result = await ingestFiles({
      "bad.json": '{"load_ms": 1}\n{"load_ms": NaN}\n{"load_ms": 3}\n',
      "cut.json": '{"load_ms": 4, "load_ms": 5}\n{"load_ms": 6}\n{"load',
      "half.json": '{"load_ms": 7}\n{"load_ms": 8}\n{\n{\n',
      "one.json": '{"load_ms": 9}\n{"load',
    });
    expect(result.measurements.map(({ file, row, value }) => [file, row, value])).toEqual([
      ["bad.json", 1, 1],
      ["bad.json", 2, null],
      ["bad.json", 3, 3],
      ["cut.json", 1, 5],
      ["cut.json", 2, 6],
    ]);
    expect(codes(result)).toEqual([
      "not-a-number-literal",
      "invalid-value",
      "duplicate-key",
      "cut-line",
      "malformed-json",
      "malformed-json",
    ]);
    expect(result.problems.map(({ file, row }) => [file, row])).toEqual([
      ["bad.json", 2],
      ["bad.json", 2],
      ["cut.json", 1],
      ["cut.json", 3],
      ["half.json", undefined],
      ["one.json", undefined],
    ]);
  });
});
