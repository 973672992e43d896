import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { callsCsv } from "../../src/frame";
import { ingestFile } from "../../src/ingest";
import { metrics } from "../../src/records";
import type { CallRecord, MetricName, Study } from "../../src/records";
import { report, studyFromCalls } from "../../src/report";
import { facts } from "../../src/facts";
import { countedCalls, judgeCall, summarizeStudy } from "../../src/stats";
import { folderOf } from "../ingest/folder";
import { manyStudy } from "../support/many-study";
import { sampleStudy } from "./sample";

/** The calls of a study as they come back from its own `calls.csv`. */
async function readBack(calls: readonly CallRecord[]) {
  const path = join(folderOf({}), "calls.csv");
  writeFileSync(path, callsCsv(calls));
  return ingestFile(path, { explain: true });
}

const names = Object.keys(metrics) as MetricName[];
const close = (a: number | undefined, b: number | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.abs(a));

/** What the page of a study says in figures: every cell's medians with their intervals, and every verdict. */
const told = (study: Study) => {
  const { cells, comparisons } = summarizeStudy(study);
  return {
    cells: cells.map(({ variant, stage, ttft, throughput, coldCalls, setAside }) => ({ variant, stage, coldCalls, setAside: setAside.length, ...{ ttft: ttft.median, low: ttft.interval, throughput: throughput.median } })), // prettier-ignore
    verdicts: comparisons.map(({ verdict: { code, n } }) => ({ code, n })),
  };
};

const failedCall = (call: CallRecord): CallRecord => {
  const outcome = { status: "server-error", error: "=the server, gone" } as const;
  return { ...call, ...outcome, ...judgeCall({ ...outcome, server: {} }), id: "broken", clock: {}, server: {}, throughput: undefined as never }; // prettier-ignore
};

describe("the calls.csv of this kit, read again", () => {
  const sample = sampleStudy();
  const many = manyStudy({
    variants: [
      { name: "one, wide", model: "one:1b", options: { num_ctx: 4096 }, factor: [1, 1], memory: { bytes: 5e8 } },
      { name: "one, small", model: "one:1b", options: { num_ctx: 1024 }, factor: [0.8, 1] },
      { name: "two", model: "two:1b", factor: [1.5, 0.5] },
    ],
    prompts: 6,
  });
  const studies: readonly (readonly [string, Study])[] = [
    ["two variants, cold calls and an empty answer", { ...sample, calls: [...sample.calls, failedCall(sample.calls[3]!)] }], // prettier-ignore
    ["two models, prompts and warm-ups", many],
  ];

  it.each(studies)("is each call as it was: %s", async (_title, study) => {
    const { calls, files, problems } = await readBack(study.calls);
    expect(files[0]!.kind).toBe("chimera-calls");
    expect(problems).toEqual([]);
    expect(calls).toHaveLength(study.calls.length);
    const [before, after] = [countedCalls(study.calls), countedCalls(calls)];
    after.forEach((call, index) => {
      const was = before[index]!;
      expect([call.id, call.run, call.stage, call.variant, call.session, call.model.name, call.status, call.answer, call.cold, call.error]).toEqual([was.id, was.run, was.stage, was.variant, was.session, was.model.name, was.status, was.answer, was.cold, was.error]); // prettier-ignore
      expect(call.speed.valid ? "valid" : call.speed.fault).toBe(was.speed.valid ? "valid" : was.speed.fault);
      const off = names.filter((name) => !close(metrics[name].of(was), metrics[name].of(call)));
      expect(off).toEqual([]);
    });
    const { account } = files[0]!;
    expect(account!.seen).toBe(account!.measured + account!.settings + account!.subject + account!.text + account!.left); // prettier-ignore
  });

  it.each(studies)("gives the same medians, intervals and verdicts: %s", async (_title, study) => {
    const { calls } = await readBack(study.calls);
    const again = studyFromCalls(calls);
    expect(told(again)).toEqual(told({ ...study, manifest: again.manifest }));
    const { markdown } = report({ study: again, registry: facts(undefined, again) });
    expect(markdown).not.toMatch(/NaN|undefined/);
  });

  it("is not believed where its figures cannot be, and a row that is no call is named", async () => {
    const csv = callsCsv(sample.calls.slice(0, 4));
    const [head = "", first = "", ...rest] = csv.split("\r\n");
    const columns = head.split(",");
    const set = (row: string, name: string, value: string) => row.split(",").map((cell, at) => (columns[at] === name ? value : cell)).join(","); // prettier-ignore
    const path = join(folderOf({}), "calls.csv");
    writeFileSync(path, [head, set(first, "eval_ms", "99999999999"), set(first, "status", "splendid"), ...rest].join("\r\n")); // prettier-ignore
    const { calls, problems } = await ingestFile(path);
    expect(calls[0]!.speed).toMatchObject({ valid: false, fault: "implausible" });
    expect(calls).toHaveLength(4);
    expect(problems.map(({ message }) => message)).toEqual([
      'calls.csv has a row 2 without a status that is known ("splendid"); it was left out.',
    ]);
  });
});
