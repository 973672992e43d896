import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { connect } from "../../src/llm";
import type { CallRecord } from "../../src/records";
import { report } from "../../src/report";
import { grid, readStudy, study } from "../../src/study";
import type { StudyOptions, StudyProgress } from "../../src/study";
import { agent, conversation, depth, fixedLength, prompts } from "../../src/workload";
import { modelServer } from "./model-server";
import type { Request, ServedModel } from "./model-server";
import { closeAll, folder } from "./scripted-study";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
  await closeAll();
});

async function serve(
  models: Readonly<Record<string, ServedModel>> = { "a:1b": {}, "b:1b": {} },
  say?: (asked: Request) => string,
) {
  const server = await modelServer(models, say);
  ending.push(server.close);
  return { ...server, connection: await connect({ server: server.host }) };
}

/** Why calls are set aside; a machine that stood still for a second is no fault of what is tried here. */
const faults = (calls: readonly CallRecord[]): readonly string[] =>
  calls.flatMap(({ speed }) => (speed.valid || speed.fault === "clock-disturbed" ? [] : [speed.reason]));
const measuredIds = (calls: readonly CallRecord[]): readonly string[] =>
  calls.filter(({ run }) => run > 0).map(({ id }) => id);
const seven = ["One?", "Two?", "Three?", "Four?", "Five?", "Six?", "Seven?"];

describe("a study of several models", () => {
  it("measures each with every prompt, loads each once a block, and keeps who was measured", async () => {
    const { connection, asked } = await serve();
    const out = join(await folder(), "study");
    const variants = grid({ model: ["a:1b", "b:1b"] });
    const result = await study({ connection, variants, workload: prompts(seven), runs: 2, out });
    const { calls, manifest } = result.study;
    expect(variants.map(({ name }) => name)).toEqual(["a-1b", "b-1b"]);
    expect(measuredIds(calls)).toHaveLength(2 * 2 * 7);
    expect(faults(calls)).toEqual([]);
    // Run 1 ends with the variant that run 2 begins with: three loads for two models and two runs.
    const warmUps = calls.filter(({ stage }) => stage === "warm-up");
    expect(warmUps.map(({ model }) => model.name)).toHaveLength(3);
    expect(warmUps.every(({ memory }) => memory?.bytes === 1000 && memory.videoBytes === 500)).toBe(true);
    expect(new Set(calls.filter(({ run }) => run > 0).map(({ session }) => session)).size).toBe(7);
    expect(manifest.config.stages).toEqual(["answer"]);
    expect(manifest.config.model.name).toBe("a:1b");
    expect(manifest.config.variants.map(({ model }) => model?.name)).toEqual([undefined, "b:1b"]);
    expect(result.narrative.chosenBy).toBe("program");
    // No call was made beside the plan.
    expect(asked).toHaveLength(calls.length);
    expect((await readStudy(out)).study).toEqual(result.study);
    const page = report(result);
    expect(page.title).toBe("a:1b and b:1b: a-1b against b-1b");
    expect(page.markdown).toContain("b:1b");
  });

  it("says that with one run nothing tells a variant from the time at which it was measured", async () => {
    const { connection } = await serve();
    const words = "With one run each variant has a time of its own";
    const of = async (runs: number, variants = grid({ model: ["a:1b", "b:1b"] })) => {
      const notes: string[] = [];
      const result = await study({
        ...{ connection, variants, workload: prompts(["One?"]), runs, out: join(await folder(), "s") },
        onProgress: ({ plan }) => notes.push(...(plan?.notes ?? [])),
      });
      return `${notes.join(" ")} ${report(result).markdown}`;
    };
    expect((await of(1)).split(words)).toHaveLength(3);
    expect(await of(2)).not.toContain(words);
    // One loaded model: the variants take turns call by call.
    expect(await of(1, grid({ model: ["a:1b"], temperature: [0, 1] }))).not.toContain(words);
  });

  it("asks each server for its own variant", async () => {
    const here = await serve({ "a:1b": {} });
    const there = await serve({ "far:2b": {} });
    const variants = [{ name: "near" }, { name: "far", server: there.host, model: "far:2b" }];
    const workload = prompts(["One?"], { maxTokens: 2 });
    const result = await study({
      connection: here.connection,
      variants,
      workload,
      runs: 1,
      out: join(await folder(), "s"),
    });
    expect(here.asked.map(({ model }) => model)).toEqual(["a:1b", "a:1b"]);
    expect(there.asked.map(({ model }) => model)).toEqual(["far:2b", "far:2b"]);
    const [near, far] = result.study.manifest.config.variants;
    expect(near).toEqual({ name: "near", options: {} });
    expect(far?.environment?.host).toBe(there.host);
  });

  it.each<[string, Partial<StudyOptions>, RegExp]>([
    [
      "no such model on one of the servers",
      { variants: [{ name: "x" }, { name: "y", model: "c" }] },
      /^The variant "y" cannot be measured: .*no model "c"/,
    ],
    [
      "a server that is not there",
      { variants: [{ name: "x" }, { name: "y", server: "http://127.0.0.1:9" }] },
      /^The variant "y" cannot be measured: /,
    ],
    [
      "a prompt that no context holds",
      { variants: [{ name: "x", options: { num_ctx: 64 } }], workload: prompts(["word ".repeat(5000)]) },
      /has 25000 characters, which no 64 tokens hold: .*"x"/,
    ],
    [
      "a length that no context holds",
      { variants: [{ name: "x", options: { num_ctx: 64 } }], workload: fixedLength({ input: 60, output: 8 }) },
      /"x" has a context of 64 tokens, and 60 in with 8 out need 68/,
    ],
    [
      "a variant that the agent's table does not fit",
      { variants: [{ name: "x", options: { num_ctx: 512 } }], workload: agent("data/sample") },
      /"x" has a context of 512 tokens and the agent's prompts are made for 1024/,
    ],
    [
      "a prompt of one's own for the agent",
      { variants: [{ name: "x", prompt: "Be brief." }], workload: agent("data/sample") },
      /"x" has a prompt of its own/,
    ],
    ["no workload", { workload: undefined as never }, /^A study needs a workload/],
    ["a name that is a path", { name: "../elsewhere", out: undefined as never }, /^name is the study's folder in out/],
    ["runs: 0", { runs: 0 }, /^0 is no number of runs/],
  ])("refuses before the first measured call: %s", async (_what, options, expected) => {
    const { connection, asked } = await serve();
    const out = join(await folder(), "study");
    const given = { connection, workload: prompts(["One?"]), out, ...options };
    await expect(study(given)).rejects.toThrow(expected);
    expect(asked.filter(({ prompt }) => prompt.includes("One?"))).toEqual([]);
    await expect(readStudy(out)).rejects.toThrow("no study");
  });

  it("says beforehand how many calls it makes, and that two variants are the same", async () => {
    const { connection } = await serve({
      "a:1b": {},
      "alias:1b": { digest: Buffer.from("a:1b").toString("hex").padEnd(64, "0") },
    });
    const told: StudyProgress[] = [];
    const variants = [{ name: "x" }, { name: "y", model: "alias:1b" }];
    await study({
      connection,
      variants,
      model: "a:1b",
      workload: prompts(["One?"]),
      runs: 4,
      out: join(await folder(), "s"),
      onProgress: (progress) => void told.push(progress),
    });
    const plans = told.flatMap(({ plan }) => plan ?? []);
    expect(plans).toHaveLength(1);
    expect(plans[0]!.sentence).toBe("8 calls: 2 variants × 1 prompt × 4 runs, and 1 warm-up.");
    expect(plans[0]!.notes).toContain('The variants "x" and "y" are the same: whatever differs between them is noise.');
    const before = told.findIndex(({ plan }) => plan !== undefined);
    expect(told.slice(0, before).some(({ phase }) => phase === "call")).toBe(false);
  });
});

describe("a study that is extended", () => {
  const base = async () => {
    const { connection, asked } = await serve();
    const out = join(await folder(), "study");
    const options = { connection, workload: prompts(["One?"]), runs: 2, out, variants: [{ name: "a", model: "a:1b" }] };
    return { asked, options, first: await study(options) };
  };

  it("makes only the runs that are missing, and keeps all that was measured", async () => {
    const { asked, options, first } = await base();
    const before = asked.length;
    const same = await study(options);
    expect(same.study).toEqual(first.study);
    expect(asked).toHaveLength(before);
    const more = await study({ ...options, runs: 5 });
    expect(measuredIds(more.study.calls)).toEqual([1, 2, 3, 4, 5].map((run) => `r${run}-a-answer`));
    expect(more.study.calls.slice(0, first.study.calls.length)).toEqual(first.study.calls);
    expect(more.study.manifest.config).toMatchObject({ runs: 5, extended: [{ runsBefore: 2, runs: 5, variants: [] }] });
    expect(more.study.manifest.order.map(({ order }) => order)).toEqual(more.study.manifest.order.map((_, at) => at));
    await expect(study({ ...options, runs: 3 })).rejects.toThrow("cannot go on: runs was 5 and is now 3");
  });

  it("measures a variant that is added, and says that it came later", async () => {
    const { options } = await base();
    const variants = [...options.variants, { name: "b", model: "b:1b" }];
    const more = await study({ ...options, variants, runs: 3 });
    expect(measuredIds(more.study.calls).slice().sort()).toEqual(
      [1, 2, 3].flatMap((run) => ["a", "b"].map((name) => `r${run}-${name}-answer`)),
    );
    expect(report(more).markdown).toContain('The variant "b" was added later');
    const again = await study({ ...options, variants, runs: 3 });
    expect(again.study).toEqual(more.study);
  });

  it("refuses whatever else differs, with the difference", async () => {
    const { options } = await base();
    const refused = (over: Partial<StudyOptions>): Promise<unknown> => study({ ...options, ...over });
    await expect(refused({ workload: prompts(["Two?"]) })).rejects.toThrow(/what is sent has changed \(1 prompt\)/);
    await expect(refused({ workload: fixedLength({ input: 16, output: 4 }) })).rejects.toThrow(
      /the workload was 1 prompt and is now 16 tokens in/,
    );
    await expect(refused({ variants: [{ name: "a", model: "b:1b" }] })).rejects.toThrow(
      /the model was a:1b and is now b:1b/,
    );
    await expect(refused({ variants: [{ name: "b", model: "a:1b" }] })).rejects.toThrow(
      /"a" is not asked for any more/,
    );
    await expect(refused({ variants: [{ name: "a", model: "a:1b", prompt: "Brief." }] })).rejects.toThrow(
      /the variant "a" was .* and is now .*"prompt":"Brief\."/,
    );
  });
});

describe("what is sent", () => {
  it("tells few prompts apart, and pools many", async () => {
    const { connection } = await serve({ "a:1b": {} });
    const of = async (texts: readonly string[]) =>
      (await study({ connection, workload: prompts(texts), runs: 1, out: join(await folder(), "s") })).study.manifest
        .config;
    expect((await of(["One?"])).stages).toEqual(["answer"]);
    expect((await of(["One?", "Two?"])).stages).toHaveLength(2);
    expect((await of(seven)).stages).toEqual(["answer"]);
  });

  it("is as long as asked, by the server's own count", async () => {
    const { connection, asked } = await serve({ "a:1b": {} }, () => "w ".repeat(200).trim());
    const workload = fixedLength({ input: 40, output: 12 });
    const result = await study({ connection, workload, runs: 2, out: join(await folder(), "s") });
    const made = result.study.calls.filter(({ run }) => run > 0);
    expect(made.map(({ server }) => [server.promptTokens, server.outputTokens])).toEqual([
      [40, 12],
      [40, 12],
    ]);
    // To end at the length that was asked is no failure: the answer is whole, and nothing is amiss with the call.
    expect(made.map(({ answer, error, setLength }) => [answer, error, setLength])).toEqual([
      ["whole", undefined, 12],
      ["whole", undefined, 12],
    ]);
    expect(report(result).markdown).toContain("2 whole answers");
    expect(faults(made)).toEqual([]);
    expect(new Set(asked.slice(-2).map(({ prompt }) => prompt)).size).toBe(2);
    expect(asked.every(({ raw }) => raw === true)).toBe(true);
  });

  it("tells an answer that ended before the length that was asked", async () => {
    const { connection } = await serve({ "a:1b": {} }, () => "w w w w w");
    const workload = fixedLength({ input: 40, output: 12 });
    const result = await study({ connection, workload, runs: 1, out: join(await folder(), "s") });
    const [made] = result.study.calls.filter(({ run }) => run > 0);
    expect(made).toMatchObject({ status: "ok", answer: "cut", error: "The model stopped after 5 of 12 tokens." });
    expect(report(result).markdown).toContain("The model stopped after 5 of 12 tokens. Its times count.");
  });

  it("has a stage for each depth", async () => {
    const { connection } = await serve({ "a:1b": {} });
    const result = await study({
      connection,
      workload: depth([0, 32], { output: 4 }),
      runs: 1,
      out: join(await folder(), "s"),
    });
    expect(
      result.study.calls.filter(({ run }) => run > 0).map(({ stage, server }) => [stage, server.promptTokens]),
    ).toEqual([
      ["depth 0", 8],
      ["depth 32", 32],
    ]);
  });

  it("of a conversation has the model's own answers, with the same beginning in every turn", async () => {
    const dir = await folder();
    const file = join(dir, "talk.jsonl");
    writeFileSync(file, JSON.stringify({ id: "t", turns: ["First?", "Second?"] }));
    const { connection, asked } = await serve({ "a:1b": {} }, () => "An answer.");
    const result = await study({ connection, workload: conversation(file), runs: 1, out: join(dir, "s") });
    const [, first, second] = asked;
    expect(second!.messages?.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(second!.messages?.[0]?.content).toBe(first!.messages?.[0]?.content ?? first!.prompt);
    expect(second!.messages?.[1]?.content.trim()).toBe("An answer.");
    expect(result.study.calls.filter(({ run }) => run > 0).map(({ prompt }) => prompt.cache)).toEqual([
      "avoid",
      "allow",
    ]);
  });

  it("has a variant's own prompt around it", async () => {
    const { connection, asked } = await serve({ "a:1b": {} });
    const variants = [
      { name: "plain" },
      { name: "brief", prompt: "Be brief." },
      { name: "asked", prompt: "Question: {{prompt}} Answer:" },
    ];
    await study({
      connection,
      variants,
      workload: prompts(["Why $& {{prompt}}?"]),
      runs: 1,
      cache: "allow",
      out: join(await folder(), "s"),
    });
    const sent = asked.map(({ messages }) => messages?.map(({ role, content }) => `${role}: ${content}`).join(" | "));
    expect(new Set(sent)).toEqual(
      new Set([
        "user: Why $& {{prompt}}?",
        "system: Be brief. | user: Why $& {{prompt}}?",
        "user: Question: Why $& {{prompt}}? Answer:",
      ]),
    );
  });
});
