import { describe, expect, it } from "vitest";

import { codes, ingestFiles } from "./folder";

const api = {
  model: "m:1b",
  created_at: "2025-01-01T00:00:00Z",
  response: "Hello",
  done: true,
  done_reason: "stop",
  total_duration: 2_500_000_000,
  load_duration: 40_000_000,
  prompt_eval_count: 12,
  prompt_eval_duration: 60_000_000,
  eval_count: 20,
  eval_duration: 400_000_000,
};

describe("kinds beyond the real folder", () => {
  it("raw Ollama answers: nanoseconds become ms, throughput is the server's", async () => {
    const { calls } = await ingestFiles({ "answer.json": JSON.stringify(api) });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      status: "ok",
      model: { name: "m:1b" },
      server: { totalMs: 2500, loadMs: 40, promptEvalMs: 60, evalMs: 400, promptTokens: 12, outputTokens: 20 },
      throughput: 50,
      response: "Hello",
      doneReason: "stop",
    });
  });

  it("raw Ollama streams: text is put together, a cut one and a late error are told apart", async () => {
    const chunk = (response: string) => ({ model: "m:1b", response, done: false });
    const line = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).join("\n");
    const { calls } = await ingestFiles({
      "a.ndjson": line([chunk("Hel"), chunk("lo"), { ...api, response: "" }]),
      "b.ndjson": line([chunk("cut")]),
      "c.ndjson": line([chunk("part"), { error: "out of memory" }]),
      "d.ndjson": line([{ ...api, response: "", eval_count: 0, eval_duration: 0 }]),
      "e.ndjson": line([{ ...api, done_reason: "length" }]),
    });
    expect(calls.map(({ status, response }) => [status, response])).toEqual([
      ["ok", "Hello"],
      ["interrupted-stream", "cut"],
      ["server-error", "part"],
      ["empty", ""],
      ["truncated", "Hello"],
    ]);
    expect(calls[2]!.error).toBe("out of memory");
    expect("throughput" in calls[3]!).toBe(false);
    const missing = await ingestFiles({ "f.json": JSON.stringify({ ...api, prompt_eval_count: undefined }) });
    expect("promptTokens" in missing.calls[0]!.server).toBe(false);
  });

  it("llama-bench: prefill and decode are two metrics", async () => {
    const entry = {
      model_type: "llama 1B Q4_0",
      n_prompt: 512,
      n_gen: 0,
      n_threads: 4,
      avg_ns: 2e9,
      stddev_ns: 1e6,
      avg_ts: 256,
      stddev_ts: 2,
      samples_ts: [255, 257],
    };
    const csv =
      "model_type,n_prompt,n_gen,n_threads,avg_ns,stddev_ns,avg_ts,stddev_ts\nllama 1B,0,128,4,4000000000,1000,32,0.5\n";
    const result = await ingestFiles({ "bench.json": JSON.stringify([entry]), "bench.csv": csv });
    const seen = result.measurements.map(({ file, metric, aggregate, value }) => [file, metric, aggregate, value]);
    expect(seen).toContainEqual(["bench.json", "prefill", "mean", 256]);
    expect(seen).toContainEqual(["bench.json", "prefill", undefined, 257]);
    expect(seen).toContainEqual(["bench.json", "duration", "mean", 2000]);
    expect(seen).toContainEqual(["bench.csv", "throughput", "mean", 32]);
    expect(result.measurements[0]!.settings).toMatchObject({ n_threads: 4 });
  });

  it("our own ledger gives its calls back with their source", async () => {
    const call = {
      schema: "chimera-notebook/call/1",
      id: "r1-baseline-analysis",
      study: "s",
      run: 1,
      stage: "analysis",
      variant: "baseline",
      model: { name: "m" },
      options: {},
      prompt: { cache: "avoid" },
      status: "ok",
      clock: { ttftMs: 5 },
      server: {},
      response: "x",
    };
    const text = `${JSON.stringify(call)}\n${JSON.stringify({ schema: call.schema, id: "broken" })}\n`;
    const result = await ingestFiles({
      "s/calls.jsonl": text,
      "s/manifest.json": '{"schema": "chimera-notebook/study/1"}',
    });
    const judged = { speed: { valid: true }, answer: "whole" };
    expect(result.calls).toEqual([{ ...call, ...judged, source: { file: "s/calls.jsonl", row: 1 } }]);
    expect(codes(result)).toEqual(["no-call", "own-file"]);
  });

  it("an unknown table: units from names, settings, dimensions, status columns", async () => {
    const text =
      "model,num_ctx,Latency (ms),gpu_mem_mib,power_w,note,status\nm1,512,12.5,2,30,first,ok\nm1,1024,0,0,0,second,failed\nm2,512,9,1,20,third,skipped\n";
    const { measurements } = await ingestFiles({ "odd.csv": text });
    expect(measurements.slice(0, 3).map(({ metric, unit, value }) => [metric, unit, value])).toEqual([
      ["latency", "ms", 12.5],
      ["gpu_mem", "bytes", 2 * 2 ** 20],
      ["power", "W", 30],
    ]);
    expect(measurements[0]).toMatchObject({
      subject: { model: "m1" },
      settings: { num_ctx: 512 },
      dimensions: { note: "first" },
      row: 1,
    });
    expect(measurements.slice(3).map(({ status, value }) => [status, value])).toEqual([
      ["failed", null],
      ["failed", null],
      ["failed", null],
      ["skipped", null],
      ["skipped", null],
      ["skipped", null],
    ]);
  });

  it("an unknown JSON: names, settings and failures pass down; MB is told to be ambiguous", async () => {
    const value = {
      model: "m",
      num_gpu: 4,
      results: [
        { name: "a", duration_s: 1.5, size_mb: 2 },
        { name: "b", duration_s: 0, success: false },
      ],
    };
    const result = await ingestFiles({ "odd.json": JSON.stringify(value) });
    expect(
      result.measurements.map(({ subject, pointer, metric, value: v, status }) => [
        subject.item,
        pointer,
        metric,
        v,
        status,
      ]),
    ).toEqual([
      ["a", "/results/0/duration_s", "duration", 1500, "ok"],
      ["a", "/results/0/size_mb", "size", 2_000_000, "ok"],
      ["b", "/results/1/duration_s", "duration", null, "failed"],
      ["b", "/results/1", "size", null, "failed"],
    ]);
    expect(result.measurements[0]).toMatchObject({ subject: { model: "m" }, settings: { num_gpu: 4 } });
    expect(codes(result)).toEqual(["ambiguous-unit"]);
  });

  it("numbers without a unit are kept as they stand, with a note", async () => {
    const result = await ingestFiles({ "odd.csv": "name,score\na,3\nb,4\n" });
    expect(result.measurements.map(({ unit, value }) => [unit, value])).toEqual([
      ["unknown", 3],
      ["unknown", 4],
    ]);
    expect(codes(result)).toEqual(["unknown-unit"]);
  });

  it("Markdown: title, headings and tables with units; fenced code is no table", async () => {
    const text =
      "# T\n\n## Speed\n\n| Config | num_ctx | Tokens/s | TTFT (s) |\n|---|--:|---|---|\n| **best** | 512 | **78.42** | 0.088 |\n\n```\n| a | TTFT (s) |\n|---|---|\n| x | 9 |\n```\n";
    const result = await ingestFiles({ "notes.md": text });
    expect(result.files[0]!.headings).toEqual(["T", "Speed"]);
    expect(
      result.measurements.map(({ subject, settings, metric, value, row }) => [
        subject.item,
        settings,
        metric,
        value,
        row,
      ]),
    ).toEqual([
      ["best", { num_ctx: 512 }, "throughput", 78.42, 7],
      ["best", { num_ctx: 512 }, "ttft", 88, 7],
    ]);
  });
});
