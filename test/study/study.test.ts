import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readText } from "../../src/claims";
import { narrativeText } from "../../src/narrative";
import { readStudy, study } from "../../src/study";
import type { StudyProgress, StudyResult } from "../../src/study";
import { connect } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { packageRoot } from "../../src/files";
import { agent } from "../../src/workload";

const data = join(packageRoot(), "data", "sample");
const short = { num_predict: 40 };
const variants = [
  { name: "baseline", options: short },
  { name: "chimera", options: { ...short, num_ctx: 1024, temperature: 0.8 } },
];

let folder = "";
let connection: Connection;
let result: StudyResult;
const progress: StudyProgress[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "study-"));
  connection = await connect({ embedded: true });
  result = await study({
    connection,
    workload: agent(data),
    variants,
    runs: 2,
    out: join(folder, "one"),
    onProgress: (each) => progress.push(each),
  });
}, 600_000);

afterAll(async () => {
  await connection?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a study with the embedded engine", () => {
  it("makes every planned call, in the planned order", () => {
    const planned = result.study.manifest.order.map(({ id }) => id);
    const made = result.study.calls.map(({ id }) => id);
    expect(made.filter((id) => planned.includes(id))).toEqual(planned);
    expect(made[0]).toBe("probe");
    expect(result.interrupted).toBe(false);
    expect(result.study.calls.filter((call) => call.run >= 1)).toHaveLength(8);
  });

  it("shows all calls of a stage the same prompt, but for the line against the cache", () => {
    const analysis = result.study.calls.filter((call) => call.stage === "analysis");
    expect(new Set(analysis.map((call) => call.prompt.characters)).size).toBe(1);
    expect(new Set(analysis.map((call) => call.prompt.sha256)).size).toBe(analysis.length);
    for (const call of analysis) expect(call.server.promptTokens).toBeLessThan(1024 - 300);
  });

  it("keeps workflow times of each run and variant", () => {
    expect(result.study.workflow).toHaveLength(4);
    for (const times of result.study.workflow) expect(times.ingestMs).toBeGreaterThan(0);
  });

  it("tells where it is", () => {
    expect(progress.at(-1)).toMatchObject({ phase: "done", done: 11, planned: 11 });
    expect(progress.some((each) => each.phase === "narrative")).toBe(true);
  });

  it("says nothing that is no fact", () => {
    const { clauses, proven } = readText(narrativeText(result.narrative, result.registry), result.registry);
    expect(clauses.length).toBeGreaterThan(5);
    expect(proven).toBe(clauses.length);
  });

  it("reads back as it was returned", async () => {
    const read = await readStudy(result.dir);
    expect(read.study).toEqual(result.study);
    expect(read.registry).toEqual(result.registry);
    expect(read.narrative).toEqual(result.narrative);
    expect(read.interrupted).toBe(false);
    expect(JSON.parse(await readFile(join(result.dir, "facts.json"), "utf8"))).toEqual(result.registry);
  });

  it("is refused where a study already is", async () => {
    await expect(
      study({ connection, workload: agent(data), variants: variants.slice(0, 1), out: result.dir }),
    ).rejects.toThrow("is not asked for any more");
  });
});
