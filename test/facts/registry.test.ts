import { describe, expect, test } from "vitest";

import { catalogue, facts } from "../../src/facts";
import type { Fact, FactRegistry, IngestResult, Measurement } from "../../src/records";
import { summarize } from "../../src/stats";
import { ingestFiles } from "../ingest/folder";
import { sampleStudy } from "../report/sample";

const ofKey = (registry: FactRegistry, id: string): Fact | undefined => registry.facts.find((fact) => fact.id === id);

function measurement(given: Partial<Measurement>): Measurement {
  const { value = 1 } = given;
  return {
    file: "a.csv",
    row: 1,
    kind: "ollama-runs",
    subject: { model: "a:1b" },
    settings: {},
    settingsFrom: "record",
    metric: "throughput",
    unit: "tokens/s",
    value,
    original: { value, unit: "tokens/s" },
    status: "ok",
    ...given,
  };
}

function ingestOf(measurements: readonly Measurement[]): IngestResult {
  return {
    schema: "chimera-notebook/ingest/1",
    root: "data",
    files: [],
    measurements,
    calls: [],
    problems: [],
    summary: {
      files: 2,
      byFormat: [],
      rows: [],
      duplicates: 0,
      unreadable: 0,
      failedObservations: measurements.filter((each) => each.status !== "ok").length,
      observations: measurements.length,
      durationMs: 1,
    },
  };
}

test("ids and labels are each there once, labels hold no digits, and prompts hold facts of files and machine only", () => {
  expect(new Set(catalogue.map((kind) => kind.id)).size).toBe(catalogue.length);
  expect(new Set(catalogue.map((kind) => kind.label)).size).toBe(catalogue.length);
  expect(catalogue.filter((kind) => /\d/.test(kind.label))).toEqual([]);
  const prompted = catalogue.filter((kind) => kind.priority !== undefined);
  expect(new Set(prompted.map(({ group }) => group))).toEqual(new Set(["data", "environment"]));
});

describe("facts of a study", () => {
  const study = sampleStudy();
  const registry = facts(undefined, study);

  test("verdicts are those of the summary, adjusted as one family", () => {
    const { comparisons } = summarize(study.calls);
    for (const { metric, stage, verdict } of comparisons)
      expect(ofKey(registry, `verdict.${metric}.chimera.baseline.${stage}`)?.text).toBe(verdict.sentence);
    expect(comparisons).toHaveLength(4);
  });

  test("counts, shares of variants, and pooled throughput are there, each formatted once", () => {
    expect(ofKey(registry, "share.calls.ok")?.text).toBe("31 of 32");
    expect(ofKey(registry, "share.calls.ok.baseline")?.text).toBe("16 of 16");
    expect(ofKey(registry, "share.calls.ok.chimera")?.text).toBe("15 of 16");
    expect(ofKey(registry, "share.answers.whole.chimera")?.text).toBe("15 of 16");
    expect(ofKey(registry, "level.throughput.pooled.chimera.report")?.text).toMatch(/^\d+\.\d\d tokens\/s$/);
    expect(ofKey(registry, "verdict.whole.chimera.baseline.report")?.text).toBe(
      "no difference shown in how often answers were whole: 7 of 8 against 8 of 8 whole, Fisher's exact test, p = 1",
    );
  });

  test("sums are over what is known, and without anything known there is no fact", () => {
    const silent = study.calls.map((call) => ({ ...call, server: {}, clock: {} }));
    const empty = facts(undefined, { ...study, calls: silent });
    expect(ofKey(empty, "level.tokens.sum")).toBeUndefined();
    expect(ofKey(empty, "level.duration.sum")).toBeUndefined();
    const one = [{ ...silent[0]!, server: { outputTokens: 7 } }, ...silent.slice(1)];
    expect(ofKey(facts(undefined, { ...study, calls: one }), "level.tokens.sum")).toMatchObject({
      text: "7 tokens",
      n: 1,
    });
  });

  test("every number has its sources, and no fact is without a value", () => {
    for (const fact of registry.facts) {
      expect(fact.text).not.toMatch(/NaN|undefined|—|^$/);
      if (/^level\.(ttft|throughput|tokens)|^share\.calls\.ok/.test(fact.id))
        expect(fact.sources.length, fact.id).toBeGreaterThan(0);
    }
  });

  test("other variants and stages have facts of their own, against the first variant where none is called baseline", () => {
    const rename = (name: string): string => (name === "baseline" ? "wide" : "narrow");
    const config = {
      ...study.manifest.config,
      variants: study.manifest.config.variants.map((each) => ({ ...each, name: rename(each.name) })),
    };
    const calls = study.calls.map((call) => ({ ...call, variant: rename(call.variant) })).reverse();
    const renamed = facts(undefined, { ...study, manifest: { ...study.manifest, config }, calls });
    const verdict = ofKey(renamed, "verdict.ttft.narrow.wide.analysis");
    expect(verdict).toMatchObject({
      subject: "narrow",
      against: "wide",
      stage: "analysis",
      label: "verdict on TTFT, narrow against wide, analysis stage",
    });
  });
});

describe("facts of the files", () => {
  const sweep = (file: string, model: string, speeds: readonly number[]): Measurement[] =>
    speeds.map((value, index) =>
      measurement({
        file,
        row: index + 1,
        kind: "ollama-param-tuning",
        subject: { model },
        settings: { num_gpu: 20 * (index + 1), num_ctx: 1024, temperature: 0.8 },
        value,
      }),
    );

  test("a sweep is one model's: the measured one's, else the longest", () => {
    const both = ingestOf([...sweep("a.csv", "a:1b", [10, 30, 20]), ...sweep("b.csv", "b:7b", [900, 800])]);
    const longest = facts(both);
    expect(ofKey(longest, "name.sweep-model")?.text).toBe("a:1b");
    expect(ofKey(longest, "rank.throughput.single.best:settings")?.text).toBe(
      "num_gpu=40 num_ctx=1024 temperature=0.8",
    );
    expect(ofKey(longest, "level.throughput.single.best:settings")).toMatchObject({
      value: 30,
      sources: [{ file: "a.csv", row: 2 }],
    });
    expect(ofKey(longest, "level.throughput.single.worst:settings")?.value).toBe(10);
    const measured = facts(both, undefined, { model: { name: "b:7b" }, runs: 3 });
    expect(ofKey(measured, "level.throughput.single.best:settings")?.value).toBe(900);
  });

  test("failed rows enter no median, and how many were ok is said", () => {
    const rows = [
      ...[50, 52].map((value, index) => measurement({ row: index + 1, value })),
      measurement({ row: 3, value: null, status: "failed" }),
      ...[90, 92, 94].map((value, index) =>
        measurement({ file: "b.csv", row: index + 1, subject: { model: "b:7b" }, value }),
      ),
    ];
    const registry = facts(ingestOf(rows));
    expect(ofKey(registry, "level.throughput.median.worst:model")).toMatchObject({ value: 51, n: 2, subject: "a:1b" });
    expect(ofKey(registry, "share.observations.ok.worst:model")?.text).toBe("2 of 3");
    expect(ofKey(registry, "share.observations.failed")?.text).toBe("1 of 6");
  });

  test("variants whose names differ by digits only are told apart in labels, which hold none", () => {
    const study = sampleStudy({ name: (variant) => (variant === "chimera" ? "ctx4096" : "ctx1024") });
    const { facts: all } = facts(undefined, study);
    const labels = all.map((fact) => fact.label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => /\d/.test(label))).toEqual([]);
    const medians = all.filter((fact) => /median TTFT, .*analysis/.test(fact.label) && fact.unit === "ms");
    expect(medians.map((fact) => [fact.label, fact.subject])).toEqual([
      ["median TTFT, ctx· A, analysis stage", "ctx1024"],
      ["median TTFT, ctx· B, analysis stage", "ctx4096"],
    ]);
  });

  test("a table that is streamed counts by its rows, and its aggregates are no model's median", async () => {
    const row = (model: string, rate: number) => `${model},0.1,${rate},0.1,\n`;
    const good = row("a:1b", 50).repeat(30) + row("b:7b", 60).repeat(30);
    const text = `model,ttft_s,tokens_s,eval_s,options\n${good}${"a:1b,0,0,0,\n".repeat(4)}`;
    const registry = facts(await ingestFiles({ "big_runs.csv": text }, { limits: { streamAbove: 100 } }));
    // Three figures a row.
    expect(ofKey(registry, "count.observations")?.value).toBe(192);
    expect(ofKey(registry, "share.observations.failed")?.text).toBe("12 of 192");
    expect(ofKey(registry, "level.throughput.median.best:model")).toBeUndefined();
    expect(ofKey(registry, "count.models")?.value).toBe(2);
  });

  test("a row whose model was still loading is counted, not pooled into the TTFT", () => {
    const row = (file: string, model: string, at: number, load: number, ttft: number): Measurement[] => [
      measurement({ file, row: at, subject: { model }, metric: "load", unit: "ms", value: load }),
      measurement({ file, row: at, subject: { model }, metric: "ttft.server_load_prompt", unit: "ms", value: ttft }),
    ];
    const registry = facts(
      ingestOf([
        ...row("a.csv", "a:1b", 1, 9000, 9100),
        ...row("a.csv", "a:1b", 2, 20, 100),
        ...row("a.csv", "a:1b", 3, 22, 110),
        ...row("b.csv", "b:7b", 1, 20, 200),
        ...row("b.csv", "b:7b", 2, 20, 210),
      ]),
    );
    expect(ofKey(registry, "count.observations.cold")).toMatchObject({
      value: 1,
      sources: [{ file: "a.csv", row: 1 }],
    });
    expect(ofKey(registry, "level.ttft-server_load_prompt.median.best:model")).toMatchObject({
      value: 105,
      n: 2,
      subject: "a:1b",
    });
  });

  test("models that are alike have no first and last", () => {
    const registry = facts(ingestOf([measurement({}), measurement({ row: 2, subject: { model: "b:7b" } })]));
    expect(ofKey(registry, "rank.throughput.median.best:model")).toBeUndefined();
  });

  describe("the rank of compilation backends", () => {
    /** Times of one file, ms; null for a backend that failed. */
    const compiled = (file: string, times: Readonly<Record<string, number | null>>): Measurement[] =>
      Object.entries(times).map(([backend, value]) =>
        measurement({
          file,
          kind: "compilation",
          subject: { model: "net", backend },
          metric: "time",
          unit: "ms",
          aggregate: "mean",
          value,
          status: value === null ? "failed" : "ok",
        }),
      );

    test("is over the workloads that all completed: who failed on the heavy one does not win by it", () => {
      const registry = facts(
        ingestOf([
          ...compiled("light.json", { eager: 2, onnx: 3 }),
          ...compiled("middle.json", { eager: 4, onnx: 5 }),
          ...compiled("heavy.json", { eager: 90, onnx: null }),
        ]),
      );
      expect(ofKey(registry, "level.time.median.best:backend")).toMatchObject({ subject: "eager", value: 3, n: 2 });
      expect(ofKey(registry, "level.time.median.worst:backend")).toMatchObject({ subject: "onnx", value: 4, n: 2 });
      expect(ofKey(registry, "count.workloads")?.value).toBe(2);
      expect(ofKey(registry, "count.backends.unranked")).toBeUndefined();
      expect(ofKey(registry, "share.compilations.failed")?.text).toBe("1 of 6");
    });

    test("leaves out, and counts, a backend that shares no workload with the others", () => {
      const registry = facts(
        ingestOf([
          ...compiled("a.json", { eager: 4, jit: 3, tensorrt: null }),
          ...compiled("b.json", { eager: 6, jit: null, tensorrt: 1 }),
          ...compiled("c.json", { eager: 8, jit: 5, tensorrt: null }),
        ]),
      );
      expect(ofKey(registry, "level.time.median.best:backend")).toMatchObject({ subject: "jit", value: 4, n: 2 });
      expect(ofKey(registry, "level.time.median.worst:backend")).toMatchObject({ subject: "eager", value: 6, n: 2 });
      expect(ofKey(registry, "count.backends.unranked")).toMatchObject({ value: 1 });
    });

    test("is none where nobody shares a workload", () => {
      const registry = facts(ingestOf([...compiled("a.json", { eager: 4 }), ...compiled("b.json", { jit: 3 })]));
      expect(ofKey(registry, "level.time.median.best:backend")).toBeUndefined();
      expect(ofKey(registry, "count.workloads")).toBeUndefined();
    });
  });
});
