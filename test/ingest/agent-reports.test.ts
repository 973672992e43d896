import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { ingest } from "../../src/ingest";
import { classicSummary } from "../../src/stats";
import { corpusFolder, ingestOnce } from "./corpus";
import { folderOf } from "./folder";

const folder = corpusFolder("agent-reports");

describe.runIf(folder !== undefined)("the original program's reports", () => {
  it("give their calls back, and a comparison's repeated ones once", async () => {
    const { calls, files, problems } = await ingestOnce(folder!);
    expect(files.map((file) => file.status)).toEqual(Array.from({ length: 13 }, () => "read"));
    expect(calls).toHaveLength(90);
    expect(new Set(calls.map((call) => call.id)).size).toBe(90);
    expect(problems.filter((problem) => problem.code === "repeated-calls")).toHaveLength(8);
  });

  it("give an empty answer as such, without a throughput of 0", async () => {
    const { calls } = await ingestOnce(folder!);
    const seed = calls.filter((call) => call.source!.file.startsWith("gemma3_latest"));
    expect(seed).toHaveLength(10);
    expect(seed[0]).toMatchObject({
      run: 1,
      stage: "analysis",
      variant: "chimera",
      model: { name: "gemma3:latest" },
      options: { num_gpu: 80, num_ctx: 1024, temperature: 0.8 },
      status: "ok",
      clock: { ttftMs: 4733.51, durationMs: 13919.7 },
      server: { outputTokens: 1035 },
      throughput: 117.94,
    });
    expect(seed[1]).toMatchObject({ stage: "report", status: "empty", server: { outputTokens: 0 } });
    expect("throughput" in seed[1]!).toBe(false);
  });

  it("name the baseline's variant and leave out what was at its default", async () => {
    const { calls } = await ingestOnce(folder!);
    const baseline = calls.filter((call) => call.source!.file.includes("gpu60_ctx512") && call.variant === "baseline");
    expect(baseline).toHaveLength(10);
    expect(baseline[0]!.options).toEqual({});
  });

  it("do not read the numbers that a model made up", async () => {
    const { measurements } = await ingestOnce(folder!);
    const seed = measurements.filter((each) => each.file.startsWith("gemma3_latest"));
    expect(seed.map((each) => [each.metric, each.aggregate, each.unit, each.value])).toEqual([
      ["throughput", "mean", "tokens/s", 104.05],
      ["throughput", "sd", "tokens/s", 36.59],
      ["ttft", "mean", "ms", 1178.54],
      ["ttft", "sd", "ms", 1251.36],
      ["total_tokens_generated", undefined, "tokens", 9763],
      ["total_llm_call_duration", undefined, "ms", 109586.06],
      ["prompt_eval_duration", "sum", "ms", 2399.19],
      ["eval_duration", "sum", "ms", 84438.77],
      ["load_duration", "sum", "ms", 8514.67],
    ]);
  });
});

/** Every row of every call table again, by one pattern and nothing else. */
function rowsOf(
  text: string,
): readonly (readonly [run: number, stage: string, ttft: number, rate: number, tokens: number, ms: number])[] {
  return [...text.matchAll(/^\| (\d+) \| (analysis|report) \| ([\d.]+) \| ([\d.]+) \| (\d+) \| ([\d.]+) \|/gm)].map(
    ([, run, stage, ttft, rate, tokens, ms]) => [Number(run), stage!, Number(ttft), Number(rate), Number(tokens), Number(ms)],
  ); // prettier-ignore
}

describe.runIf(folder !== undefined)("all 13 reports, number by number", () => {
  const names = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith(".md"));

  it.each(names)("%s: every call of its tables", async (name) => {
    const { calls } = await ingest(folderOf({ [name]: readFileSync(join(folder!, name)) }));
    const rows = rowsOf(readFileSync(join(folder!, name), "utf8"));
    expect(rows.length).toBe(name.includes("comparison") ? 20 : 10);
    expect(
      calls.map(({ run, stage, clock, throughput, server }) => [
        run,
        stage,
        clock.ttftMs,
        throughput ?? 0,
        server.outputTokens,
        clock.durationMs,
      ]),
    ).toEqual(rows);
    expect(new Set(calls.map(({ variant }) => variant)).size).toBe(name.includes("comparison") ? 2 : 1);
    expect(calls.every(({ model }) => name.startsWith(model.name.replaceAll(/[:.-]/g, "_").slice(0, 5)))).toBe(true);
  });

  it.each(names.filter((name) => !name.includes("comparison")))(
    "%s: its printed aggregates come out of its calls",
    async (name) => {
      const { calls, measurements } = await ingest(folderOf({ [name]: readFileSync(join(folder!, name)) }));
      const { throughput, ttft, tokens } = classicSummary(calls);
      const printed = (metric: string, aggregate?: string) =>
        measurements.find((each) => each.metric === metric && each.aggregate === aggregate)!.value!;
      // The table is rounded to hundredths: so may the mean of ten be, and the deviation a little more.
      expect(Math.abs(throughput.mean! - printed("throughput", "mean"))).toBeLessThan(0.011);
      expect(Math.abs(throughput.sd! - printed("throughput", "sd"))).toBeLessThan(0.011);
      expect(Math.abs(ttft.mean! - printed("ttft", "mean"))).toBeLessThan(0.011);
      expect(Math.abs(ttft.sd! - printed("ttft", "sd"))).toBeLessThan(0.011);
      expect(tokens).toBe(printed("total_tokens_generated"));
    },
  );
});
