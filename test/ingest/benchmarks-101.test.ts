import { describe, expect, it } from "vitest";

import { dataSummary, ingestText } from "../../src/ingest";
import { median } from "../../src/stats";
import { corpusFolder, ingestOnce, valuesOf } from "./corpus";

const folder = corpusFolder("benchmarks-101");
const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

describe.runIf(folder !== undefined)("the 101 real files", () => {
  const read = () => ingestOnce(folder!);

  it("are 28 CSV, 44 JSON, 29 Markdown, each recognised or named with the reason", async () => {
    const { files, summary, problems } = await read();
    expect(summary.byFormat.map(({ format, files: count }) => [format, count])).toEqual([
      ["csv", 28],
      ["json", 44],
      ["markdown", 29],
    ]);
    const named = new Set(problems.map((problem) => problem.file));
    expect(files.filter((file) => file.status !== "read" && !named.has(file.path))).toEqual([]);
    expect(
      files
        .filter((file) => file.kind === "none")
        .map((file) => file.status)
        .sort(),
    ).toEqual(["duplicate", "duplicate", "duplicate", "duplicate", "malformed"]);
  });

  it("count byte-identical files once", async () => {
    const { files } = await read();
    expect(files.filter((file) => file.status === "duplicate").map((file) => [file.path, file.duplicateOf])).toEqual([
      ["reports/llama3/ollama_param_tuning.csv", "csv_data/ollama_param_tuning.csv"],
      ["reports/llama3/ollama_param_tuning_summary.csv", "csv_data/ollama_param_tuning_summary.csv"],
      ["reports/llama3/ollama_quant_bench.csv", "csv_data/ollama_quant_bench.csv"],
      ["reports/ollama_benchmark_summary.md", "reports/llama3/ollama_benchmark_summary.md"],
    ]);
  });

  it("hold 75 failed rows of 100 in the runs, none of them a 0", async () => {
    const { measurements } = await read();
    const runs = measurements.filter((each) => each.kind === "ollama-runs");
    const key = (each: (typeof runs)[number]) => `${each.file} ${each.row ?? 0}`;
    expect(new Set(runs.map(key)).size).toBe(100);
    const failed = runs.filter((each) => each.status === "failed");
    expect(new Set(failed.map(key)).size).toBe(75);
    expect(failed.every((each) => each.value === null && each.reason !== undefined)).toBe(true);
  });

  it("give the gemma3 baseline's figures: medians of its five prompts", async () => {
    const result = await read();
    const fromCsv = numbers(valuesOf(result, "gemma3/gemma3_baseline.csv", "throughput"));
    const fromJson = numbers(valuesOf(result, "gemma3/gemma3_baseline.json", "throughput"));
    expect(fromCsv).toHaveLength(5);
    expect(fromCsv).toEqual(fromJson);
    expect(fromCsv.slice(0, 2)).toEqual([101.04101744413546, 102.77679452860026]);
    const ttft = valuesOf(result, "gemma3/gemma3_baseline.csv", "ttft.server_load_prompt");
    expect(ttft.slice(0, 3)).toEqual([2326.0788, 125.0604, 129.8854]);
    expect(median(numbers(ttft))).toBe(129.4317);
  });

  it("name the model from the record or the file's name, and say which", async () => {
    const { measurements } = await read();
    const of = (ending: string) => {
      const { subject, settingsFrom } = measurements.find((each) => each.file.endsWith(ending))!;
      return [subject.model, settingsFrom];
    };
    expect(of("gemma3_1b-it-qat_baseline.csv")).toEqual(["gemma3:1b-it-qat", "file-name"]);
    expect(of("gemma3_270m_param_tuning.csv")).toEqual(["gemma3:270m", "file-name"]);
    expect(of("gemma3_baseline.json")).toEqual(["gemma3:latest", "record"]);
    expect(of("ollama_quant_bench.csv")).toEqual(["llama3.1:8b-instruct-q4_0", "record"]);
  });

  it("keep the two configurations that timed out as such", async () => {
    const { measurements } = await read();
    const out = measurements.filter(
      (each) => each.file.endsWith("gemma3_270m_param_tuning.csv") && each.status === "timeout",
    );
    expect(new Set(out.map((each) => each.row))).toEqual(new Set([19, 20]));
    expect(out.every((each) => each.value === null && each.reason === "timed out")).toBe(true);
  });

  it("give the llama3 sweep's best row: 78.42 tokens/s at num_gpu 40, num_ctx 1024, temperature 0.4", async () => {
    const { measurements } = await read();
    const sweep = measurements.filter(
      (each) => each.kind === "ollama-param-tuning" && each.file === "csv_data/ollama_param_tuning.csv",
    );
    const rates = sweep.filter((each) => each.metric === "throughput");
    const best = rates.reduce((most, each) => ((each.value ?? 0) > (most.value ?? 0) ? each : most));
    expect([best.value, best.settings]).toEqual([78.42, { num_gpu: 40, num_ctx: 1024, temperature: 0.4 }]);
    const first = sweep.filter((each) => each.row === 1);
    expect(first.map((each) => [each.metric, each.value])).toEqual([
      ["ttft.server_load_prompt", 5766.9],
      ["throughput", 77.5],
      ["load", 5580.8],
      ["prompt_eval", 186.1],
      ["eval", 1277.3],
      ["prompt_tokens", 25],
      ["output_tokens", 99],
      ["total_tokens", 124],
      ["response_characters", 500],
    ]);
  });

  it("prove the unit of the summary's prompt_eval from TTFT = load + prompt evaluation", async () => {
    const result = await read();
    expect(valuesOf(result, "csv_data/ollama_param_tuning_summary.csv", "prompt_eval", "mean").slice(0, 2)).toEqual([
      147.5, 4.5,
    ]);
  });

  it("give failed backends of the compilation benchmarks as failures", async () => {
    const { measurements } = await read();
    const mean = measurements.filter(
      (each) =>
        each.file.endsWith("transformer_cuda_bench_20251002-172126.json") &&
        each.metric === "time" &&
        each.aggregate === "mean",
    );
    expect(mean.map((each) => [each.subject.backend, each.status, each.value])).toEqual([
      ["eager", "ok", 0.7961700004671002],
      ["jit", "ok", 0.808590000087861],
      ["torch_compile", "failed", null],
      ["onnx", "ok", 3.109000000404194],
      ["tensorrt", "ok", 1.1818299994047265],
    ]);
    expect(mean[2]!.reason).toMatch(/^Cannot find a working triton installation/);
    const zeros = measurements.filter(
      (each) => each.kind === "compilation" && each.value === 0 && each.metric === "time",
    );
    expect(zeros).toEqual([]);
  });

  it("read ncu with the units of its first row", async () => {
    const { measurements } = await read();
    const of = (metric: string) => {
      const { value, unit, original } = measurements.find((each) => each.kind === "ncu-raw" && each.metric === metric)!;
      return [value, unit, original.value, original.unit];
    };
    expect(of("gpu__time_duration.sum")).toEqual([0.009408, "ms", "9.408000", "us"]);
    expect(of("launch__shared_mem_config_size")).toEqual([32768, "bytes", "32.768000", "Kbyte"]);
    expect(of("launch__thread_count")).toEqual([165888, "count", "165888", "thread"]);
  });

  it("say what is wrong with the file that is an error message in twice-encoded UTF-16", async () => {
    const { files, problems } = await read();
    expect(files.find((file) => file.path === "reports/ncu_summary.csv")!.status).toBe("malformed");
    expect(problems.find((problem) => problem.file === "reports/ncu_summary.csv")!.code).toBe("reencoded-utf-16");
  });

  it("do not take an error text for an answer", async () => {
    const { measurements } = await read();
    const broken = measurements.filter((each) => each.file.endsWith("baseline_test_results_1759186372.json"));
    expect(broken.length).toBe(15);
    expect(broken.every((each) => each.status === "failed")).toBe(true);
  });

  it("come with the original's data summary and with a better one", async () => {
    const result = await read();
    const lines = dataSummary(result);
    expect(lines.slice(0, 3)).toEqual(["Total files analyzed: 101", "", "CSV Files (28)"]);
    expect(lines).toContain("  ... and 23 more");
    expect(lines).toContain("  ... and 39 more");
    const row = result.summary.rows.find(
      (each) => each.kind === "ollama-runs" && each.subject === "gemma3:latest" && each.metric === "throughput",
    )!;
    expect([row.n, row.ok, row.failed, row.min]).toEqual([10, 5, 5, 35.98]);
    const text = ingestText(result);
    const at = text.findIndex((line) => line.startsWith("kind "));
    const table = text.slice(at + 1, at + 61);
    expect(table.filter((line) => / {2,}throughput /.test(line)).length).toBeGreaterThan(5);
    expect(table.every((line) => Number(/(?:tokens\/s|tokens|ms|bytes\/s|bytes|count|ratio|°C|W|Hz|1|unknown) +(\d+) /.exec(line)![1]) >= 10)).toBe(true); // prettier-ignore
    expect(text[at + 61]).toMatch(/^… and \d+ more rows with fewer observations/);
    expect(ingestText(result)[0]).toMatch(/^101 files \(28 CSV, 44 JSON, 29 Markdown\) read in \d+ ms$/);
  });
});
