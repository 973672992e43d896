import { describe, expect, it } from "vitest";

import type { Measurement } from "../../src/records";
import { ingestFiles } from "./folder";

/** Measurements of a table whose separator is made for it. */
async function table(header: string, ...rows: readonly string[]): Promise<readonly Measurement[]> {
  const bars = header.split("|").length - 2;
  return (await ingestFiles({ "notes.md": [header, `|${"---|".repeat(bars)}`, ...rows].join("\n") })).measurements;
}

const figures = (measurements: readonly Measurement[]) =>
  measurements.map(({ subject, metric, value }) => [subject, metric, value]);
const outcomes = (measurements: readonly Measurement[]) =>
  measurements.map(({ metric, value, status }) => [metric, value, status]);

describe("Markdown tables of two columns", () => {
  it("measure what the second header says, for what the first cell names", async () => {
    expect(figures(await table("| Prompt | TTFT (s) |", "| 128 tokens | 0.5 |"))).toEqual([
      [{ item: "128 tokens" }, "ttft", 500],
    ]);
    const [ttft] = await table("| Model | TTFT (ms) |", "| llama3 | 831 |");
    expect(ttft).toMatchObject({ subject: { model: "llama3" }, settingsFrom: "record", metric: "ttft", value: 831 });
    expect(figures(await table("| Model | Throughput |", "| llama3 | 78 tok/s |"))).toEqual([
      [{ model: "llama3" }, "throughput", 78],
    ]);
    expect(figures(await table("| Context size | Throughput |", "| 4096 | 78 tok/s |"))).toEqual([
      [{}, "throughput", 78],
    ]);
  });

  it("are names and values where the second header has no unit", async () => {
    expect(figures(await table("| Phase | Took |", "| load | 5 s |"))).toEqual([[{}, "load", 5000]]);
    expect(figures(await table("| Name | Value |", "| TTFT | 831 ms |"))).toEqual([[{}, "ttft", 831]]);
  });

  it("take the header's unit for a metric that has none of its own", async () => {
    const rows = ["| TTFT | 831 |", "| Throughput (tok/s) | 78 |", "| Load | 2 s |"];
    expect(figures(await table("| Metric | Value (ms) |", ...rows))).toEqual([
      [{}, "ttft", 831],
      [{}, "throughput", 78],
      [{}, "load", 2000],
    ]);
    const means = await table("| Metric | Mean (ms) | P95 (ms) | Remark |", "| TTFT | 831 | 900 | warm |");
    expect(means.map(({ metric, aggregate, value }) => [metric, aggregate, value])).toEqual([
      ["ttft", "mean", 831],
      ["ttft", "p95", 900],
    ]);
    expect(means[0]).toMatchObject({ subject: {}, dimensions: { remark: "warm" } });
  });
});

describe("failures in Markdown tables", () => {
  it.each([
    ["Status", "failed", "failed"],
    ["Status", "❌", "failed"],
    ["Status", "skipped", "skipped"],
    ["Success", "❌", "failed"],
    ["Success", "FAIL", "failed"],
    ["Success", "no", "failed"],
    ["Error", "timeout", "timeout"],
    ["Exit code", "137", "failed"],
  ])("%s %s: the 0 beside it is no figure", async (name, word, status) => {
    const rows = [`| a | 0 | ${word} |`, "| b | 5 | |"];
    const expected = [
      ["ttft", null, status],
      ["ttft", 5, "ok"],
    ];
    expect(outcomes(await table(`| Case | TTFT (ms) | ${name} |`, ...rows))).toEqual(expected);
  });

  it("say why in their notes, where no error does", async () => {
    const [first] = await table("| Case | Success | TTFT (ms) | Notes |", "| a | no | 0 | no driver |");
    expect(first).toMatchObject({ value: null, reason: "no driver" });
    const [second] = await table("| Case | Error | TTFT (ms) | Notes |", "| a | out of memory | 0 | third run |");
    expect(second).toMatchObject({ value: null, reason: "out of memory", dimensions: { notes: "third run" } });
  });

  it("take a margin of error for a figure", async () => {
    expect(outcomes(await table("| Case | Mean | Error |", "| a | 12.5 ms | 0.2 ms |"))).toEqual([
      ["value", 12.5, "ok"],
      ["error", 0.2, "ok"],
    ]);
  });

  it("are kept where a word stands for the figure", async () => {
    expect(outcomes(await table("| Case | TTFT (ms) |", "| a | OOM |", "| b | timeout |", "| c | 5 |"))).toEqual([
      ["ttft", null, "failed"],
      ["ttft", null, "timeout"],
      ["ttft", 5, "ok"],
    ]);
    const [oom, rate] = await table("| Model | Speed |", "| a | OOM |", "| b | 78 tok/s |");
    expect(oom).toMatchObject({ metric: "speed", unit: "tokens/s", value: null, subject: { model: "a" } });
    expect(oom!.original.value).toBe("OOM");
    expect(rate).toMatchObject({ metric: "speed", unit: "tokens/s", value: 78 });
  });

  it("are kept in a row whose label or neighbour has the unit", async () => {
    const rows = ["| TTFT (ms) | 5 | FAILED |", "| Load | 2 s | timeout |", "| Quality | 7 | OOM |"];
    const found = await table("| Metric | llama3 | gemma |", ...rows);
    expect(found.map(({ subject, metric, unit, value, status }) => [subject.item, metric, unit, value, status])).toEqual([
      ["llama3", "ttft", "ms", 5, "ok"],
      ["gemma", "ttft", "ms", null, "failed"],
      ["llama3", "load", "ms", 2000, "ok"],
      ["gemma", "load", "ms", null, "timeout"],
    ]); // prettier-ignore
  });
});

describe("columns of Markdown tables that are no figures", () => {
  it("name model and backend", async () => {
    const found = await table("| Backend | Model | TTFT (ms) |", "| ollama | a | 1 |", "| ollama | b | 2 |");
    expect(found.map(({ subject }) => subject)).toEqual([
      { backend: "ollama", model: "a" },
      { backend: "ollama", model: "b" },
    ]);
  });

  it("are dimensions by role, and so is a first column of numbers", async () => {
    const [run] = await table("| Run | Model | num_ctx | Date | TTFT (ms) |", "| 3 | a | 512 | 2025-01-01 | 1 |");
    expect(run).toMatchObject({ subject: { model: "a" }, settings: { num_ctx: 512 }, settingsFrom: "record" });
    expect(run!.dimensions).toEqual({ run: 3, timestamp: "2025-01-01" });
    const batches = await table("| Batch | Time (ms) |", "| 1 | 5 |", "| 8 | 9 |");
    expect(batches.map(({ dimensions, value }) => [dimensions, value])).toEqual([
      [{ batch: 1 }, 5],
      [{ batch: 8 }, 9],
    ]);
    const lengths = await table("| Prompt tokens | TTFT (ms) |", "| 128 | 5 |");
    expect(lengths.map(({ dimensions, metric }) => [dimensions, metric])).toEqual([[{ prompt_tokens: 128 }, "ttft"]]);
    const times = await table("| Load (s) | TTFT (ms) |", "| 2 | 5 |");
    expect(times.map(({ metric, value }) => [metric, value])).toEqual([
      ["load", 2000],
      ["ttft", 5],
    ]);
  });

  it("are dimensions where they are text or stand as whole numbers before the first figure, and ratings are not", async () => {
    const [first] = await table(
      "| Config | Layers | Best For | TTFT (ms) | Speedup | Score |",
      "| best | 60 | chat | 5 | 1.9x | 8 |",
    );
    expect(first).toMatchObject({ subject: { item: "best" }, dimensions: { layers: 60, best_for: "chat" } });
    expect(Object.keys(first!.dimensions!)).toEqual(["layers", "best_for"]);
  });
});

describe("figures in Markdown cells", () => {
  it.each([
    ["831 ms ± 12 ms", [831, 12]],
    ["831 ± 12 ms", [831, 12]],
    ["1.2 s ± 30 ms", [1200, 30]],
    ["*12 ms*", [12]],
    ["_12 ms_", [12]],
    ["***12*** ms", [12]],
    ["[13 ms](https://example.org/run_1)", [13]],
    ["`14 ms`", [14]],
    ["1.2 μs", [0.0012]],
    ["1.2 µs", [0.0012]],
    ["1e-3 s", [1]],
    ["1 234 ms", [1234]],
    ["1\u00a0234\u00a0567 ms", [1_234_567]],
    ["1\u2009234.5 ms", [1234.5]],
    ["1\u202f234 ms", [1234]],
    ["1,234.5 ms (warm)", [1234.5]],
    ["12 34 ms", []],
    ["1 2345 ms", []],
    ["5 apples", []],
  ])("%s", async (cell, expected) => {
    const found = await table("| Case | Took |", `| a | ${cell} |`);
    expect(found.map(({ value }) => value)).toEqual(expected);
  });

  it("keep a name as it is, without the marks of emphasis around it", async () => {
    const names = ["a__b__c", "llama3_8b_q4", "2*3*4", "__best__ run", "*so* `a_b_`", "_x_y_", "**see _private**", "a\\_b", "5 * 3 * 2"]; // prettier-ignore
    const found = await table("| Case | TTFT (ms) |", ...names.map((name) => `| ${name} | 1 |`));
    expect(found.map(({ subject }) => subject.item)).toEqual(["a__b__c", "llama3_8b_q4", "2*3*4", "best run", "so a_b_", "x_y", "see _private", "a_b", "5 * 3 * 2"]); // prettier-ignore
  });
});

describe("rows of Markdown tables", () => {
  const read = async (...lines: readonly string[]) =>
    (await ingestFiles({ "notes.md": lines.join("\n") })).measurements.map(({ row, subject, metric, value }) => [
      row,
      subject.item,
      metric,
      value,
    ]);

  it("need no bars at their ends", async () => {
    expect(await read("Case | TTFT (ms) | Load (s)", "--- | --- | ---", "a | 5 | 1", "| b | 6 | 2 |", "c | 7")).toEqual([
      [3, "a", "ttft", 5],
      [3, "a", "load", 1000],
      [4, "b", "ttft", 6],
      [4, "b", "load", 2000],
      [5, "c", "ttft", 7],
    ]); // prettier-ignore
  });

  it("end at an empty line and where something else begins", async () => {
    const head = ["| Case | TTFT (ms) |", "|---|---|", "| a | 5 |"];
    for (const next of ["\nprose | 9", "# Heading | 9", "- item | 9", "> quote | 9", "1. first | 9", "no bar"]) {
      expect(await read(...head, next, "")).toEqual([[3, "a", "ttft", 5]]);
    }
    expect(await read(...head, "```", "b | 9", "```", "", "~~~", "| Case | TTFT (ms) |", "|---|---|", "| c | 9 |")).toEqual([
      [3, "a", "ttft", 5],
    ]); // prettier-ignore
    expect(await read(...head, "Other | Load (s)", "--- | ---", "b | 2")).toEqual([
      [3, "a", "ttft", 5],
      [6, "b", "load", 2000],
    ]);
  });

  it("belong to the header that stands last in a line with other text and bars", async () => {
    expect(await read("Torch 2.8 | CUDA 12 | Case | TTFT (ms) | Load (s) |", "|---|---|---|", "| a | 5 | 1 |")).toEqual([
      [3, "a", "ttft", 5],
      [3, "a", "load", 1000],
    ]); // prettier-ignore
  });
});
