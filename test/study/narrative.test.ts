import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { readStudy, study } from "../../src/study";
import type { StudyProgress, StudyResult } from "../../src/study";
import { narrativeLimitMs } from "../../src/study/narrative-time";
import { packageRoot } from "../../src/files";
import type { Narrative } from "../../src/records";
import { agent } from "../../src/workload";
import { record } from "../ledger/records";
import { closeAll, folder, reporting, scripted, studyOf, wholeReport } from "./scripted-study";

afterEach(closeAll);

const say = reporting(wholeReport());

describe("the model's choice", () => {
  it("comes after the result, and no later than its limit", async () => {
    let measured = false;
    const before: StudyResult[] = [];
    const kept: Narrative[] = [];
    const { result } = await studyOf(
      { say: (asked) => (measured ? { text: "No end", open: true } : say(asked)) },
      {
        narrative: { limitMs: 300 },
        onMeasured: async (there) => {
          measured = true;
          before.push(there);
          kept.push(JSON.parse(await readFile(join(there.dir, "narrative.json"), "utf8")) as Narrative);
        },
      },
    );
    expect(before).toHaveLength(1);
    expect(before[0]).toMatchObject({ interrupted: false, narrative: { chosenBy: "program" } });
    expect(kept[0]).toEqual(before[0]!.narrative);
    expect(kept[0]!.reason).toBe("The model had not chosen yet when this was made.");
    expect(result.interrupted).toBe(false);
    expect(result.narrative.reason).toBe("The model had not chosen within the limit of 0.3 s.");
    expect(result.narrative.sections).toEqual(before[0]!.narrative.sections);
    expect((await readStudy(result.dir)).narrative).toEqual(result.narrative);
  });

  it("can be stopped: the study is whole, and resuming asks for it again", async () => {
    const out = join(await folder(), "study");
    const stop = new AbortController();
    let measured = false;
    const { connection } = await scripted({
      say: (asked) => {
        if (!measured || stop.signal.aborted) return say(asked);
        stop.abort();
        return { text: "Half an", open: true };
      },
    });
    const options = {
      connection,
      workload: agent(join(packageRoot(), "data", "sample")),
      variants: [{ name: "baseline", options: {} }],
      runs: 1,
      out,
      narrative: { limitMs: 120_000 },
    };
    const stopped = await study({ ...options, signal: stop.signal, onMeasured: () => void (measured = true) });
    expect(stopped.interrupted).toBe(false);
    expect(stopped.narrative.reason).toBe("The model was interrupted while it chose what the report says.");
    const resumed = await study({ ...options });
    expect(resumed.narrative.chosenBy).toBe("model");
    const planned = stopped.study.manifest.order.map(({ id }) => id);
    const made = ({ study: { calls } }: StudyResult): unknown => calls.filter(({ id }) => planned.includes(id));
    expect(made(resumed)).toEqual(made(stopped));
  });

  it("is asked for in no call when it is not wanted", async () => {
    const asked: number[] = [];
    const { result, server } = await studyOf(
      { say },
      { narrative: false, onMeasured: ({ study: { calls } }) => void asked.push(calls.length) },
    );
    expect(result.narrative).toMatchObject({
      chosenBy: "program",
      reason: "The model was not asked for the report.",
    });
    expect(result.study.calls).toHaveLength(asked[0]!);
    expect(server.asked).toHaveLength(asked[0]!);
  });

  it("is followed: how long it takes and how long it may", async () => {
    const seen: StudyProgress[] = [];
    await studyOf({ say }, { narrative: { limitMs: 90_000 }, onProgress: (now) => seen.push(now) });
    const writing = seen.flatMap((each) => each.writing ?? []);
    expect(writing.length).toBeGreaterThan(0);
    expect(writing.every(({ limitMs, elapsedMs }) => limitMs === 90_000 && elapsedMs >= 0)).toBe(true);
  });

  it.each([0, -1, "60", {}, { limitMs: 0 }, { limitMs: Number.NaN }, { limitMs: "9" }, { limitMs: 1e12 }, null, []])(
    "refuses %j as its limit before anything is asked",
    async (narrative) => {
      const { connection, server } = await scripted({ say });
      await expect(study({ connection, workload: agent("x"), narrative: narrative as never })).rejects.toThrow(
        /narrative must be true, false or \{ limitMs \}/,
      );
      expect(server.asked).toEqual([]);
    },
  );
});

describe("the limit of the model's choice", () => {
  const lasting = (ms: number): ReturnType<typeof record> => record(1, { clock: { durationMs: ms } });

  it("is half of the measuring, a minute at most, and what was asked for else", () => {
    expect(narrativeLimitMs([lasting(3000), lasting(5000)], true)).toBe(4000);
    expect(narrativeLimitMs([lasting(90_000), lasting(90_000)], true)).toBe(60_000);
    expect(narrativeLimitMs([lasting(90_000)], { limitMs: 5 })).toBe(5);
    expect(narrativeLimitMs([], true)).toBe(0);
  });
});
