import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";

import { everyCallFailed, readStudy, study } from "../../src/study";
import { packageRoot } from "../../src/files";
import { connect } from "../../src/llm";
import { report } from "../../src/report";
import { agent } from "../../src/workload";
import { closeAll, folder, patient, reporting, scripted, studyOf, wholeReport } from "./scripted-study";

afterEach(closeAll);

const sample = join(packageRoot(), "data", "sample");
const variants = [
  { name: "baseline", options: {} },
  { name: "chimera", options: { temperature: 0.5 } },
];

describe("a study that was killed", () => {
  it("goes on with the same set of calls", { timeout: 600_000 }, async () => {
    const out = join(await folder(), "killed");
    const child = spawn(process.execPath, [join(__dirname, "run-study.mjs"), sample, out], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    for await (const id of createInterface(child.stdout)) if (id === "r2-chimera-analysis") child.kill("SIGKILL");
    await ended;

    const before = await readFile(join(out, "calls.jsonl"), "utf8");
    const stopped = await readStudy(out);
    expect(stopped.interrupted).toBe(true);
    expect(stopped.narrative.chosenBy).toBe("program");
    expect(stopped.study.calls.map(({ id }) => id)).not.toContain("r2-chimera-analysis");
    expect(report({ ...stopped }).markdown).toContain("interrupted");

    const connection = await connect({ embedded: true });
    const resumed = await study({ connection, workload: agent(sample), out });
    await connection.close();
    expect((await readFile(join(out, "calls.jsonl"), "utf8")).startsWith(before)).toBe(true);
    const planned = resumed.study.manifest.order.map(({ id }) => id);
    const made = resumed.study.calls.filter((call) => planned.includes(call.id)).map(({ id }) => id);
    expect(made).toEqual(planned);
    expect(resumed.interrupted).toBe(false);
    expect(new Set(resumed.study.calls.map(({ id }) => id)).size).toBe(resumed.study.calls.length);
    const analysis = resumed.study.calls.filter((call) => call.stage === "analysis");
    expect(new Set(analysis.map((call) => call.prompt.characters)).size).toBe(1);
    expect(resumed.study.workflow).toHaveLength(4);
  });
});

describe("a study that is interrupted", () => {
  it("keeps what was measured, says so, and can be resumed", async () => {
    const out = join(await folder(), "study");
    const stop = new AbortController();
    const say = reporting(wholeReport());
    let calls = 0;
    const { connection } = await scripted({
      say: (asked) => {
        if ((calls += 1) !== 5) return say(asked);
        stop.abort();
        // The call that is interrupted would not end by itself.
        return { text: "Half an", open: true };
      },
    });
    const options = { connection, workload: agent(sample), variants, runs: 2, out, narrative: patient };
    const stopped = await study({ ...options, signal: stop.signal });
    expect(stopped.interrupted).toBe(true);
    expect(stopped.study.calls.at(-1)).toMatchObject({ status: "cancelled" });
    expect(stopped.narrative).toMatchObject({ chosenBy: "program" });
    expect(stopped.narrative.reason).toContain("interrupted");
    expect(report({ ...stopped }).markdown).toContain("cancelled");
    expect(await readStudy(out)).toEqual({ ...stopped, ingest: expect.anything() as unknown });

    const resumed = await study({ ...options });
    expect(resumed.interrupted).toBe(false);
    expect(resumed.narrative.chosenBy).toBe("model");
    const cancelled = stopped.study.calls.at(-1)!.id;
    expect(resumed.study.calls.filter(({ id }) => id === cancelled).map(({ status }) => status)).toEqual(["ok"]);
    expect((await readStudy(out)).study).toEqual(resumed.study);
  });

  it("makes no folder when nothing was measured", async () => {
    const { connection } = await scripted({ say: reporting(wholeReport()) });
    const out = join(await folder(), "study");
    const options = { connection, workload: agent(sample), variants, out, signal: AbortSignal.abort() };
    await expect(study(options)).rejects.toMatchObject({ exitCode: 130 });
    await expect(readStudy(out)).rejects.toThrow("no study");
  });
});

describe("resume", () => {
  it("refuses what is not the same study, and names the difference", async () => {
    const dir = await folder();
    const data = join(dir, "data");
    await mkdir(data);
    const file = join(data, "runs.csv");
    await writeFile(file, "model,tokens_per_second\na,10\nb,20\n");
    let digest = "a".repeat(64);
    const { connection } = await scripted({ say: reporting(wholeReport()), digest: () => digest });
    const out = join(dir, "study");
    const options = { connection, workload: agent(data), variants, runs: 1, out, narrative: patient };
    const first = await study(options);
    const again = { ...options } as const;

    const whole = await study(again);
    expect(whole.study).toEqual(first.study);

    await expect(
      study({ ...again, workload: agent(data, { prompts: { analysis: "{{ lines }} Analysis:" } }) }),
    ).rejects.toThrow(/cannot go on: the analysis prompt has changed/);
    await expect(study({ ...again, variants: variants.slice(0, 1) })).rejects.toThrow(
      /the variant "chimera" is not asked for any more/,
    );
    const other = [variants[0]!, { name: "chimera", options: { temperature: 0.6 } }];
    await expect(study({ ...again, variants: other })).rejects.toThrow(
      /the variant "chimera" was .*"temperature":0\.5.* and is now .*0\.6/,
    );
    await expect(study({ ...again, seed: 2 })).rejects.toThrow(/seed was 1 and is now 2/);
    await writeFile(file, "model,tokens_per_second\na,10\nb,21\n");
    await expect(study(again)).rejects.toThrow(/the data in .* has changed/);
    await writeFile(file, "model,tokens_per_second\na,10\nb,20\n");
    digest = "b".repeat(64);
    await expect(study(again)).rejects.toThrow(/its digest was aaaaaaaaaaaa and is now bbbbbbbbbbbb/);
  });
});

describe("a study whose data change while it runs", () => {
  it("stops with the file that changed, and keeps what was measured", async () => {
    const dir = await folder();
    const data = join(dir, "data");
    await mkdir(data);
    await writeFile(join(data, "runs.csv"), "model,tokens_per_second\na,10\nb,20\n");
    const { connection } = await scripted({ say: reporting(wholeReport()) });
    const out = join(dir, "study");
    const running = study({
      connection,
      workload: agent(data),
      variants,
      runs: 2,
      out,
      onProgress: ({ phase, done }) => {
        if (phase === "call" && done === 2) writeFileSync(join(data, "new.csv"), "model,ms\na,1\n");
      },
    });
    await expect(running).rejects.toThrow(/changed while the study ran \(new\.csv is new\)/);
    expect((await readStudy(out)).study.calls.length).toBeGreaterThan(3);
  });
});

describe("a study whose every call failed", () => {
  it("gives a report with the reasons", async () => {
    const { result } = await studyOf(
      { say: ({ kind }) => (kind === "probe" ? '{"answer": "measured"}' : 500) },
      { variants, patienceMs: 0 },
    );
    expect(everyCallFailed(result.study)).toBe(true);
    expect(result.interrupted).toBe(false);
    expect(result.narrative.reason).toContain("No call ended well");
    expect(report({ ...result }).markdown).toContain("500");
  });
});
