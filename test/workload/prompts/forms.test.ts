import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { promptsOf, readPrompts } from "../../../src/workload/prompts";

const folder = mkdtempSync(join(tmpdir(), "prompts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const read = (name: string, content: string | Buffer) => readPrompts(fileOf(name, content));
const prompts = (name: string, content: string | Buffer) => read(name, content).items.map(({ prompt }) => prompt);
const kinds = (name: string, content: string | Buffer) => read(name, content).problems.map(({ kind }) => kind);
const lines = (...records: unknown[]): string => records.map((record) => JSON.stringify(record)).join("\n");

describe("forms of prompt files", () => {
  it("reads names of columns in any case and with any mark between the words", () => {
    const { items } = read("names.csv", "Case-ID,User Prompt,Expected Answer,Max Tokens\na1,Say yes,yes,12\n");
    expect(items).toEqual([{ id: "a1", at: "row 1", prompt: "Say yes", checks: [{ expected: "yes" }], maxTokens: 12 }]);
  });
  it("reads a table of one column without a known name as a list, its first row too", () => {
    expect(prompts("list.csv", 'Name a tree.\n"Name a city, please."\n')).toEqual([
      "Name a tree.",
      "Name a city, please.",
    ]);
  });
  it("reads what Excel writes with its separator in the first line", () => {
    expect(prompts("excel.csv", "sep=;\r\nprompt;expected\r\nTwo, three; no\r\n")).toEqual(["Two, three"]);
  });
  it("reads UTF-16 and Windows-1252, and says of the latter that it guessed", () => {
    expect(prompts("wide.csv", Buffer.from("\ufeffprompt\nWie heißt du?\n", "utf16le"))).toEqual(["Wie heißt du?"]);
    const old = read("old.csv", Buffer.from("prompt\nWie heißt du?\n", "latin1"));
    expect(old.items[0]!.prompt).toBe("Wie heißt du?");
    expect(old.problems.map(({ kind }) => kind)).toEqual(["encoding"]);
  });
  it("reads the lists inside of a document, and JSON Lines in a file named .json", () => {
    expect(prompts("inside.json", '{"prompts": ["One?", {"text": "Two?"}]}')).toEqual(["One?", "Two?"]);
    expect(prompts("lines.json", lines({ prompt: "One?" }, { prompt: "Two?" }))).toEqual(["One?", "Two?"]);
  });
  it("reads MT-Bench's turns: the first is asked, the second kept", () => {
    const { items } = read(
      "mt.jsonl",
      lines({ question_id: 81, category: "writing", turns: ["Write a post.", "Shorten it."] }),
    );
    expect(items[0]).toMatchObject({ id: "81", prompt: "Write a post.", laterTurns: ["Shorten it."] });
  });
  it("reads MMLU's place of the right choice and ARC's labels as letters", () => {
    const { items } = read(
      "choices.jsonl",
      lines(
        { question: "2 + 2?", choices: ["3", "4", "5", "6"], answer: 1 },
        { question: "What falls?", choices: { text: ["rain", "sky"], label: ["A", "B"] }, answerKey: "A" },
      ),
    );
    expect(items[0]).toMatchObject({
      prompt: "2 + 2?\nA. 3\nB. 4\nC. 5\nD. 6",
      checks: [{ grader: "choice", expected: "B" }],
    });
    expect(items[1]!.prompt).toBe("What falls?\nA. rain\nB. sky");
    expect(items[1]!.checks).toMatchObject([{ grader: "choice", expected: "A" }]);
  });
  it("takes a request's sampling options for no choices", () => {
    const { items, unused } = read(
      "body.jsonl",
      lines({ model: "m", prompt: "Hi", options: { temperature: 0.2, top_p: 0.9 } }),
    );
    expect(items[0]).toEqual({ id: "line 1", at: "line 1", prompt: "Hi", checks: [] });
    expect(unused).toContain("model");
    expect(unused).toContain("options");
  });
  it("reads a chat under input, with its ideal answer", () => {
    const record = {
      input: [
        { role: "system", content: "Brief." },
        { role: "user", content: "Capital of Chad?" },
      ],
      ideal: "N'Djamena",
    };
    expect(read("evals.jsonl", lines(record)).items[0]).toMatchObject({
      prompt: "Capital of Chad?",
      system: "Brief.",
      checks: [{ expected: "N'Djamena" }],
    });
  });
  it("joins an instruction with its context, and leaves out messages of the model", () => {
    const text = lines(
      { instruction: "Who is it?", context: "Ada wrote it.", response: "Ada" },
      { role: "assistant", content: "Hello." },
      { role: "user", content: "Hi." },
    );
    expect(prompts("dolly.jsonl", text)).toEqual(["Who is it?\n\nAda wrote it.", "Hi."]);
    expect(kinds("dolly.jsonl", text)).toEqual(["not-a-prompt"]);
  });
  it("leaves out a chat with a picture, a prompt that is a list of numbers, and null", () => {
    const picture = { messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "x" } }] }] };
    const text = lines(picture, { prompt: [1, 2] }, null, { prompt: "Fine?" });
    expect(prompts("odd.jsonl", text)).toEqual(["Fine?"]);
    expect(kinds("odd.jsonl", text)).toEqual(["not-text", "not-text", "not-a-prompt"]);
  });
  it("keeps a prototype's name as a name", () => {
    const { items } = read("proto.jsonl", '{"__proto__": {"prompt": "no"}, "prompt": "yes", "constructor": "c"}');
    expect(items.map(({ prompt }) => prompt)).toEqual(["yes"]);
    expect(({} as { prompt?: string }).prompt).toBeUndefined();
  });
  it("parts a plain text by blank lines when asked", () => {
    const file = fileOf("blocks.txt", "One\ntwo\n\nThree\n");
    expect(readPrompts(file).items).toHaveLength(3);
    expect(readPrompts(file, { split: "blank-lines" }).items.map(({ prompt }) => prompt)).toEqual([
      "One\ntwo",
      "Three",
    ]);
    expect(readPrompts(file, { split: "whole" }).items).toHaveLength(1);
  });
  it("reads promptfoo's lists of values, several prompts and defaults, and never fills in code", () => {
    const text = [
      "prompts: ['Say {{word}}', 'Shout {{ word }}', '{{ word | upper }}']",
      "defaultTest: { assert: [{ type: icontains, value: hi }] }",
      "tests:",
      "  - vars: { word: [hi, ho] }",
      "  - vars: { other: x }",
    ].join("\n");
    const found = read("foo.yaml", text);
    expect(found.items.map(({ prompt }) => prompt)).toEqual(["Say hi", "Shout hi", "Say ho", "Shout ho"]);
    expect(new Set(found.items.map(({ id }) => id)).size).toBe(4);
    expect(found.problems.every(({ kind }) => kind === "missing-variable")).toBe(true);
    expect(found.problems).toHaveLength(2 + 3);
  });
  it("takes texts that are at hand", () => {
    expect(promptsOf(["One?", "Two?"]).items.map(({ id }) => id)).toEqual(["[0]", "[1]"]);
    expect(() => promptsOf([" "])).toThrow("no prompt among the texts");
  });
});

describe("prompt files that cannot be used", () => {
  it.each([
    ["empty.txt", "", "holds no prompt"],
    ["header.csv", "prompt,expected\n", "holds no prompt"],
    ["none.csv", "alpha,beta\n1,2\n", 'has no column for the prompt (it has "alpha", "beta")'],
    ["quote.csv", 'prompt\n"open\nto the end', "opens a quote"],
    ["bad.json", '{"prompts": [', "is not valid JSON"],
    ["bad.yaml", "prompts: [", "is not valid YAML"],
    ["text.md", "# Title\n\nOnly words.\n", "holds no prompt"],
    ["image.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "NUL"],
  ])("%s", (name, content, says) => {
    expect(() => read(name, content)).toThrow(says);
  });
  it("names a file that is not there, and follows no link", () => {
    expect(() => readPrompts(join(folder, "nowhere.csv"))).toThrow("is not there");
    symlinkSync("/etc/hostname", join(folder, "link.txt"));
    expect(() => readPrompts(join(folder, "link.txt"))).toThrow("is a link");
  });
  it("leaves out a prompt of two million characters and keeps the rest", () => {
    const { items, problems } = read("long.csv", `prompt\n${"x".repeat(2_000_000)}\nshort\n`);
    expect(items.map(({ prompt }) => prompt)).toEqual(["short"]);
    expect(problems[0]!.message).toBe(
      "row 1 has a prompt of 2000000 characters, more than 1000000, so it is left out: shorten it",
    );
  });
  it("stops a YAML file whose aliases multiply", () => {
    const levels = Array.from(
      { length: 9 },
      (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(", ")}]`,
    );
    expect(() => read("bomb.yaml", ["a0: &a0 [x, x]", ...levels].join("\n"))).toThrow("is not valid YAML");
  });
  it("reads ten thousand rows", () => {
    expect(
      prompts("many.csv", `prompt\n${Array.from({ length: 10_000 }, (_, row) => `Say ${row}`).join("\n")}\n`),
    ).toHaveLength(10_000);
  });
});
