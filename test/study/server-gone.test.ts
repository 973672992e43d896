import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { connect } from "../../src/llm";
import type { CallRecord } from "../../src/records";
import { report } from "../../src/report";
import { isMeasured, isSpeedValid } from "../../src/stats";
import { readStudy, study } from "../../src/study";
import type { StudyProgress } from "../../src/study";
import { agent } from "../../src/workload";
import { scriptedServer } from "./scripted-server";
import type { Script } from "./scripted-server";
import { closeAll, folder, reporting, scripted, wholeReport } from "./scripted-study";

afterEach(closeAll);

const data = join(packageRoot(), "data", "sample");
const variants = [
  { name: "baseline", options: {} },
  { name: "warm", options: { temperature: 0.5 } },
];
const say = reporting(wholeReport());
const common = { workload: agent(data), variants, runs: 2, narrative: false } as const;

/** Every line of a ledger, in the order in which they were written. */
async function ledgerLines(out: string): Promise<readonly CallRecord[]> {
  const text = await readFile(join(out, "calls.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as CallRecord);
}

interface Mortal {
  readonly host: string;
  /** Ends the server when half of its fifth answer has come. */
  readonly watch: (progress: StudyProgress) => void;
  /** Starts another one at the same port. */
  readonly revive: (script?: Partial<Script>) => Promise<void>;
}

async function mortal(): Promise<Mortal> {
  let calls = 0;
  const made = await scriptedServer({
    say: (asked) => ((calls += 1) === 5 ? { text: "Half an answer", open: true } : say(asked)),
  });
  return {
    host: made.host,
    watch: ({ phase, text }) => {
      if (phase === "call" && text?.startsWith("Half")) void made.close();
    },
    revive: async (script = {}) => {
      await scripted({ say, ...script, port: Number(new URL(made.host).port) });
    },
  };
}

describe("a server that dies in the middle of a study", () => {
  it("stops the study after a wait that is told, with a report of what there is; resuming makes the rest", async () => {
    const { host, watch, revive } = await mortal();
    const out = join(await folder(), "study");
    const told: string[] = [];
    const options = { ...common, connection: await connect({ server: host }), out };
    const stopped = await study({
      ...options,
      patienceMs: 400,
      onProgress: (progress) => {
        watch(progress);
        const { phase, text } = progress;
        if (phase === "waiting") told.push(text ?? "");
      },
    });
    expect(stopped.stopped).toMatch(/^The study stopped.* the server did not take it: .*could not be reached/);
    expect(stopped.interrupted).toBe(false);
    expect(told[0]).toMatch(/could not be reached .*: asking again in 1 s/);
    const planned = stopped.study.manifest.order;
    // One that was cut, and one that found nobody: nothing more was tried.
    expect(stopped.study.calls.filter(({ status }) => status === "refused")).toHaveLength(1);
    expect(stopped.study.calls.length).toBeLessThan(planned.length);
    expect(report(stopped).markdown).toContain("the server did not take it");

    await revive();
    const resumed = await study({ ...options });
    expect(resumed.stopped).toBeUndefined();
    const last = new Map((await ledgerLines(out)).map((record) => [record.id, record]));
    expect(planned.map(({ id }) => last.get(id)?.status)).toEqual(planned.map(() => "ok"));
    expect(resumed.study.workflow).toHaveLength(4);
  });

  it("is waited for, and the call that was under way is made again", async () => {
    const { host, watch, revive } = await mortal();
    const out = join(await folder(), "study");
    let back: Promise<void> | undefined;
    const result = await study({
      ...common,
      connection: await connect({ server: host }),
      out,
      onProgress: (progress) => {
        watch(progress);
        if (progress.phase === "waiting") back ??= revive();
      },
    });
    await back;
    expect(result.stopped).toBeUndefined();
    const cut = (await ledgerLines(out)).find(({ status }) => status === "interrupted-stream")!;
    const again = result.study.calls.find(({ id }) => id === cut.id)!;
    expect(again).toMatchObject({ status: "ok", retries: 1 });
    const measured = result.study.calls.filter(isMeasured);
    expect(measured).toHaveLength(8);
    expect(measured.every(isSpeedValid)).toBe(true);
  });

  it("sets aside what another model of the same name may have answered", async () => {
    const { host, watch, revive } = await mortal();
    let back: Promise<void> | undefined;
    const result = await study({
      ...common,
      connection: await connect({ server: host }),
      out: join(await folder(), "study"),
      onProgress: (progress) => {
        watch(progress);
        if (progress.phase === "waiting") back ??= revive({ digest: () => "b".repeat(64) });
      },
    });
    await back;
    expect(result.stopped).toMatch(/digest of scripted:1b was aaaaaaaaaaaa and is now bbbbbbbbbbbb/);
  });
});

describe("a server that has no room", () => {
  it("is asked again after the time that it names, and the record says how often", async () => {
    let busy = 2;
    const { connection } = await scripted({
      say: (asked) =>
        asked.kind === "report" && busy-- > 0 ? { http: busy > 0 ? 429 : 503, retryAfter: "0" } : say(asked),
    });
    const told: string[] = [];
    const result = await study({
      ...common,
      connection,
      out: join(await folder(), "study"),
      onProgress: ({ phase, text }) => {
        if (phase === "waiting") told.push(text ?? "");
      },
    });
    expect(result.stopped).toBeUndefined();
    expect(result.study.calls.filter(({ retries }) => retries === 2)).toHaveLength(1);
    expect(told).toEqual([
      "the server answered 429: asking again in 0 s",
      "the server answered 503: asking again in 0 s",
    ]);
  });

  it("ends the study where it asks for more time than there is patience", async () => {
    const { connection, server } = await scripted({
      say: (asked) => (asked.kind === "report" ? { http: 503, retryAfter: "3600" } : say(asked)),
    });
    const result = await study({ ...common, connection, out: join(await folder(), "study") });
    expect(result.stopped).toMatch(/answered 503/);
    expect(server.asked.filter(({ kind }) => kind === "report")).toHaveLength(1);
  });
});

describe("resuming", () => {
  it("makes every call again that says nothing about the model, and writes a run's times again that were lost", async () => {
    const out = join(await folder(), "study");
    let broken = true;
    const { connection } = await scripted({
      say: (asked) =>
        broken && asked.kind === "report"
          ? 500
          : broken && asked.kind === "analysis" && asked.options["temperature"]
            ? { text: "a b", cut: true }
            : say(asked),
    });
    const options = { ...common, connection, out, patienceMs: 0 };
    const first = await study(options);
    expect(first.study.calls.filter(({ status }) => status === "server-error").length).toBeGreaterThan(0);
    broken = false;
    const workflow = join(out, "workflow.jsonl");
    const [one, ...others] = (await readFile(workflow, "utf8")).split("\n");
    await writeFile(workflow, [one!.slice(0, 10), ...others].join("\n"));
    const resumed = await study({ ...options });
    expect(resumed.study.calls.filter(isMeasured).map(({ status }) => status)).toEqual(Array(8).fill("ok"));
    expect(resumed.study.workflow).toHaveLength(4);
    expect((await readStudy(out)).study.calls).toEqual(resumed.study.calls);
  });

  it("refuses another server, another version and another digest, by name", async () => {
    const out = join(await folder(), "study");
    let version = "0.20.7";
    const { connection, server } = await scripted({ say, version: () => version });
    const options = { ...common, out };
    await study({ ...options, connection });
    const other = await scripted({ say });
    await expect(study({ ...options, connection: other.connection })).rejects.toThrow(
      /cannot go on: the server was at http:\/\/127\.0\.0\.1:\d+ and is now at/,
    );
    version = "0.21.0";
    await expect(study({ ...options, connection: await connect({ server: server.host }) })).rejects.toThrow(
      /the server's version was 0\.20\.7 and is now 0\.21\.0/,
    );
  });
});

describe("a model that is exchanged in the middle of a study", () => {
  it("ends it: what may be the other's is set aside, and nothing is pooled", async () => {
    const out = join(await folder(), "study");
    let digest = "a".repeat(64);
    let reports = 0;
    const { connection } = await scripted({
      say: (asked) => {
        if (asked.kind === "report" && (reports += 1) === 2) digest = "b".repeat(64);
        return say(asked);
      },
      digest: () => digest,
    });
    const result = await study({ ...common, connection, out });
    expect(result.stopped).toMatch(
      /^In the middle of the study the digest of scripted:1b was aaaaaaaaaaaa and is now bbbb/,
    );
    const measured = result.study.calls.filter(isMeasured);
    expect(measured.map((call) => (call.speed.valid ? "kept" : call.speed.fault))).toEqual([
      "kept",
      "kept",
      "identity-changed",
      "identity-changed",
    ]);
    expect((await readStudy(out)).study.calls).toEqual(result.study.calls);
  });
});
