import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { connect } from "../../src/llm";
import { report } from "../../src/report";
import { normalQuantile, seededRandom } from "../../src/stats";
import { grid, raceResult, readStudy, study } from "../../src/study";
import type { StudyOptions, StudyProgress } from "../../src/study";
import { prompts } from "../../src/workload";
import { modelServer } from "./model-server";
import type { ServedModel } from "./model-server";
import { closeAll, folder } from "./scripted-study";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
  await closeAll();
});

/** A model whose decode time varies by 2 % about a centre, ms per token; the same again in every test. */
function noisy(centre: number, seed: number): ServedModel {
  const random = seededRandom(seed);
  const noise = Array.from({ length: 60 }, () =>
    Math.exp(0.02 * normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())))),
  );
  return { msPerToken: (call) => centre * noise[call]! };
}

const models = { "a:1b": noisy(0.02, 1), "b:1b": noisy(0.02, 2), "c:1b": noisy(0.026, 3), "d:1b": noisy(0.04, 4) };

async function race(change: Partial<StudyOptions> & { readonly out: string }, served = models) {
  const server = await modelServer(served);
  ending.push(server.close);
  const connection = await connect({ server: server.host });
  const asked: StudyOptions = {
    connection,
    variants: grid({ model: ["a:1b", "b:1b", "c:1b", "d:1b"] }),
    workload: prompts(["One?"]),
    race: "throughput",
    ...change,
  };
  return { server, asked };
}

describe("a race between variants", () => {
  it("ends early for those that are worse beyond chance, and measures the others to the end", async () => {
    const told: StudyProgress[] = [];
    const out = join(await folder(), "race");
    const { asked, server } = await race({ out, onProgress: (now) => told.push(now) });
    const result = await study(asked);
    const ended = raceResult(result.study)!;
    expect(ended.stays).toEqual(["a-1b", "b-1b"]);
    expect(ended.left.map(({ variant }) => variant).sort()).toEqual(["c-1b", "d-1b"]);
    expect(ended.left.every(({ after, worseThan }) => after < 10 && ["a-1b", "b-1b"].includes(worseThan!))).toBe(true);
    expect(ended).toMatchObject({ objective: "throughput", strict: false, runs: 10, planned: 40 });
    for (const { variant, after } of ended.left)
      expect(result.study.calls.filter((call) => call.run > 0 && call.variant === variant)).toHaveLength(after);
    expect(ended.calls).toBe(20 + ended.left.reduce((sum, { after }) => sum + after, 0));
    expect(result.interrupted).toBe(false);
    // Nobody is loaded and warmed up that has left.
    const lastOf = (name: string): number => server.asked.map(({ model }) => model).lastIndexOf(name);
    const [first, last] = ended.left.map(({ after }) => after).sort((a, b) => a - b);
    expect(lastOf("d:1b")).toBeLessThan(server.asked.length - 2 * (10 - Math.max(first!, last!)));
    expect(told.find(({ phase }) => phase === "plan")?.plan?.notes.join(" ")).toMatch(
      /^A race for throughput: after 3, 4, 5, 6, 8 and 10 runs/,
    );
    expect(told.at(-1)).toMatchObject({ phase: "done", race: { stays: 2, of: 4 } });
    expect(told.at(-1)!.done).toBe(told.at(-1)!.planned);
    expect((await readStudy(out)).study).toEqual(result.study);
    // Run again: there is nothing to make.
    const before = server.asked.length;
    expect((await study(asked)).interrupted).toBe(false);
    expect(server.asked).toHaveLength(before);
    const { markdown } = report(result);
    expect(markdown).toContain("a-1b and b-1b lead");
  });

  it("stopped at any call and gone on with, it lets the same leave at the same looks", async () => {
    const whole = join(await folder(), "whole");
    const straight = raceResult((await study((await race({ out: whole })).asked)).study)!;
    for (const stopAt of [3, 9, 14, 21]) {
      const out = join(await folder(), "stopped");
      const stop = new AbortController();
      const { asked } = await race({ out });
      const first = await study({
        ...asked,
        signal: stop.signal,
        onProgress: ({ done }) => (done >= stopAt ? stop.abort() : undefined),
      });
      expect(first.interrupted).toBe(true);
      const second = await study(asked);
      expect(second.interrupted).toBe(false);
      const { stays, left, runs } = raceResult(second.study)!;
      expect(stays.length + left.length).toBe(4);
      expect(runs).toBe(10);
      expect(left.map(({ variant }) => variant).sort()).toEqual(straight.left.map(({ variant }) => variant).sort());
    }
  });

  it("a variant that cannot run costs one try and is a row with its reason", async () => {
    const server = await modelServer(models, ({ model }) => (model === "b:1b" ? "" : "One two three four."));
    ending.push(server.close);
    const { asked } = await race({ out: join(await folder(), "failing") });
    const result = await study({ ...asked, connection: await connect({ server: server.host }) });
    const ended = raceResult(result.study)!;
    expect(ended.left.find(({ variant }) => variant === "b-1b")).toEqual({ variant: "b-1b", after: 1 });
    expect(result.study.calls.filter(({ variant, run }) => variant === "b-1b" && run > 0)).toHaveLength(1);
    expect(ended.stays).toEqual(["a-1b"]);
    expect(report(result).markdown).toMatch(/b-1b.*(?:no value|gave no)/);
  });

  it("is one race from its start: no other goal, no rival later, no single variant, no goal that calls do not have", async () => {
    const out = join(await folder(), "same");
    const { asked } = await race({ out });
    await study({ ...asked, runs: 3 });
    await expect(study({ ...asked, race: "ttft" })).rejects.toThrow(
      /it was a race for throughput and is now a race for TTFT/,
    );
    await expect(
      study({ ...asked, variants: [...asked.variants!, { name: "late", options: { seed: 1 } }] }),
    ).rejects.toThrow(/a race takes no variant later, such as late/);
    await expect(study({ ...asked, variants: [{ name: "alone" }] })).rejects.toThrow(/A race needs two variants/);
    await expect(study({ ...asked, race: "speed" as never })).rejects.toThrow(
      /race needs what it is run for, not "speed": prefillRate, ttft/,
    );
    await expect(study({ ...asked, runs: 2 })).rejects.toThrow(/looks who leaves after 3 runs at the earliest, not 2/);
    // What is not said stands in the study; more runs go on with those that are left.
    const { connection, variants, workload } = asked;
    const more = await study({ connection, variants: variants!, workload, out });
    expect(more.study.manifest.config.race).toEqual({ objective: "throughput", strict: false });
  });
});
