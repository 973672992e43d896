import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { connect } from "../../src/llm";
import type { CallRecord } from "../../src/records";
import { gradeSummary } from "../../src/stats";
import { readStudy, study } from "../../src/study";
import type { StudyProgress } from "../../src/study";
import { prompts } from "../../src/workload";
import { modelServer } from "./model-server";
import type { Request } from "./model-server";
import { closeAll, folder } from "./scripted-study";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
  await closeAll();
});

const rows = Array.from({ length: 8 }, (_, at) => ({ id: `sum-${at}`, prompt: `What is ${at} + ${at}?`, expected: String(2 * at), grader: "number" })); // prettier-ignore

/** The honest model adds; the liar says five, whatever is asked. */
function say({ model, prompt, messages = [] }: Request): string {
  const asked = /What is (\d+) \+ (\d+)\?/.exec([prompt, ...messages.map(({ content }) => content)].join("\n"));
  return model === "liar:1b" || asked === null ? "It is 5." : `The answer is ${Number(asked[1]) + Number(asked[2])}.`;
}

async function serve() {
  const server = await modelServer({ "honest:1b": {}, "liar:1b": {} }, say);
  ending.push(server.close);
  return connect({ server: server.host });
}

async function caseFile(all: readonly object[] = rows): Promise<string> {
  const file = join(await folder(), "cases.jsonl");
  writeFileSync(file, all.map((row) => JSON.stringify(row)).join("\n"));
  return file;
}

const variants = [{ name: "liar", model: "liar:1b" }, { name: "honest", model: "honest:1b" }]; // prettier-ignore

describe("a study with cases", () => {
  it("grades each answer, keeps the grade on disk with its reason, and finds the liar out", async () => {
    const connection = await serve();
    const out = join(await folder(), "study");
    const told: StudyProgress[] = [];
    const workload = prompts(await caseFile(), { graded: true });
    const { study: measured } = await study({
      connection,
      variants,
      workload,
      runs: 2,
      out,
      onProgress: (each) => told.push(each),
    });
    const graded = measured.calls.filter(({ grade }) => grade !== undefined);
    expect(graded).toHaveLength(2 * 2 * 8);
    expect(graded.every(({ run, stage }) => run > 0 && stage === "answer")).toBe(true);
    expect(measured.manifest.config.cases).toHaveLength(8);
    const honest = graded.find(({ variant, session }) => variant === "honest" && session === "sum-4")!;
    expect(honest.grade).toEqual({ verdict: "right", grader: "number", reason: 'The answer says "8".' });
    const lied = graded.find(({ variant, session }) => variant === "liar" && session === "sum-4")!;
    expect(lied.grade).toEqual({
      verdict: "wrong",
      grader: "number",
      reason: 'The answer says "5", and 8 is expected.',
    });
    const lines = readFileSync(join(out, "calls.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line) as CallRecord); // prettier-ignore
    expect(lines.filter(({ grade }) => grade !== undefined)).toHaveLength(32);
    expect((await readStudy(out)).study).toEqual(measured);
    const summary = gradeSummary(measured)!;
    expect(summary.variants.map(({ accuracy }) => accuracy.share)).toEqual([0, 1]);
    expect(summary.best).toEqual(["honest"]);
    expect(told.flatMap(({ plan }) => plan?.notes ?? []).join(" ")).toContain("With 8 cases a share of right answers");
  });

  it("goes on with like grades, and with no others", async () => {
    const connection = await serve();
    const out = join(await folder(), "study");
    await study({ connection, variants, workload: prompts(await caseFile()), runs: 1, out });
    const more = await study({ connection, variants, workload: prompts(await caseFile()), runs: 2, out });
    expect(more.study.calls.filter(({ grade }) => grade !== undefined)).toHaveLength(32);
    const changed = await caseFile(rows.map((row) => ({ ...row, expected: "5" })));
    await expect(study({ connection, variants, workload: prompts(changed), runs: 2, out })).rejects.toThrow(
      "what a right answer is has changed",
    );
  });

  it("asks a grader that is written in a cell, and takes one that fails for a problem of the case", async () => {
    const connection = await serve();
    const graders = {
      even: (answer: string) => /[02468]\.$/.test(answer),
      broken: () => {
        throw new Error("not today");
      },
    };
    const file = await caseFile([
      { id: "a", prompt: "What is 1 + 1?", grader: "even" },
      { id: "b", prompt: "What is 1 + 2?", grader: "broken" },
    ]);
    const out = join(await folder(), "study");
    const { study: measured } = await study({
      connection,
      variants,
      workload: prompts(file, { graders, graded: true }),
      runs: 1,
      out,
    });
    expect(gradeSummary(measured)).toMatchObject({
      cases: 1,
      problems: [{ session: "b", reason: 'The grader "broken" failed: not today.' }],
      variants: [
        { right: 0, wrong: 1 },
        { right: 1, wrong: 0 },
      ],
    });
  });

  it("asks a judge for its opinion when the measuring has ended, and mixes it with no grade", async () => {
    const connection = await serve();
    const file = await caseFile([
      { id: "a", prompt: "What is 1 + 1?", grader: "judge", expected: "is polite" },
      { id: "b", prompt: "What is 2 + 2?", grader: "number", expected: 4 },
    ]);
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(asked.length === 1 ? "Yes." : "Hmm");
    };
    expect(() => prompts(file, { graded: true })).toThrow("asks for the opinion of a judge, and none is given");
    const out = join(await folder(), "study");
    const { study: measured } = await study({
      connection,
      variants,
      workload: prompts(file, { graded: true, judge: { name: "gemma", ask } }),
      runs: 1,
      out,
    });
    expect(asked).toHaveLength(2);
    expect(asked[0]).toContain('A good answer does this: "is polite"');
    const judged = measured.calls.filter(({ session, run }) => session === "a" && run > 0);
    expect(judged.map(({ grade, opinion }) => [grade, opinion?.verdict, opinion?.grader])).toEqual([
      [undefined, "right", "judge gemma"],
      [undefined, "problem", "judge gemma"],
    ]);
    expect(gradeSummary(measured)).toMatchObject({ cases: 1, problems: [] });
    expect((await readStudy(out)).study).toEqual(measured);
  });

  it("refuses a file of cases in which one does not say what is right, or by whom it is judged", async () => {
    const silent = await caseFile([...rows, { prompt: "Hello?" }]);
    expect(() => prompts(silent, { graded: true })).toThrow("line 9 does not say what a right answer is");
    const unknown = await caseFile([{ prompt: "Hello?", expected: "Hi", grader: "exakt" }]);
    expect(() => prompts(unknown, { graded: true })).toThrow("(did you mean exact?)");
    // As prompts they are measured, and it is said that they are not judged.
    expect(prompts(unknown).file.problems.map(({ kind }) => kind)).toEqual(["no-grader"]);
  });
});
