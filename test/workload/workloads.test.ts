import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { conversation, depth, prompts } from "../../src/workload";
import { filler } from "../../src/workload/filler";
import { calibrate } from "../../src/workload/calibrate";
import { checkLength } from "../../src/workload/fixed-length";

const folder = mkdtempSync(join(tmpdir(), "workloads-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const occasion = { run: 1, seed: 7 };

describe("prompts as a workload", () => {
  it("makes a session of each prompt, with its own length before the common one", () => {
    const { sessions, title } = prompts(fileOf("two.csv", "id,prompt,max_tokens\na,One?,5\nb,Two?,\n"), {
      maxTokens: 40,
    });
    expect(title).toBe("2 prompts");
    expect(sessions.map(({ id, stages }) => [id, stages[0]!.request({}, occasion)])).toEqual([
      ["a", { endpoint: "chat", prompt: "One?", tokens: 5, cached: "none" }],
      ["b", { endpoint: "chat", prompt: "Two?", tokens: 40, cached: "none" }],
    ]);
  });
  it("sends a chat's earlier messages, also where a single prompt would be generated", () => {
    const messages = [
      { role: "system", content: "Brief." },
      { role: "user", content: "A number?" },
      { role: "assistant", content: "Seven." },
      { role: "user", content: "Double it." },
    ];
    const file = fileOf("chat.jsonl", JSON.stringify({ messages }));
    expect(prompts(file, { endpoint: "generate" }).sessions[0]!.stages[0]!.request({}, occasion)).toEqual({
      endpoint: "chat",
      prompt: "Double it.",
      system: "Brief.",
      history: messages.slice(1, 3),
      cached: "none",
    });
  });
  it("has another digest for other prompts, and the same for the same", () => {
    expect(prompts(["One?"]).sha256).toBe(prompts(["One?"]).sha256);
    expect(prompts(["One?"]).sha256).not.toBe(prompts(["One!"]).sha256);
    expect(prompts(["One?"], { maxTokens: 8 }).sha256).not.toBe(prompts(["One?"]).sha256);
  });
  it("refuses a length that is none", () => {
    expect(() => prompts(["One?"], { maxTokens: 0 })).toThrow(
      "maxTokens must be a whole number of tokens from 1 to 1,000,000, not 0.",
    );
  });
});

describe("conversations as a workload", () => {
  const talk = { id: "t", turns: ["Write a post.", "Shorten it.", "Translate it."] };
  it("makes a stage of each turn, with the model's own answers as the history", () => {
    const { sessions } = conversation(fileOf("talk.jsonl", JSON.stringify(talk)), { maxTokens: 9 });
    expect(sessions[0]!.stages.map(({ name }) => name)).toEqual(["turn 1", "turn 2", "turn 3"]);
    expect(sessions[0]!.stages[2]!.request({ "turn 1": "Long.", "turn 2": "Short." }, occasion)).toEqual({
      endpoint: "chat",
      prompt: "Translate it.",
      history: [
        { role: "user", content: "Write a post." },
        { role: "assistant", content: "Long." },
        { role: "user", content: "Shorten it." },
        { role: "assistant", content: "Short." },
      ],
      tokens: 9,
      cached: "own",
    });
    expect(sessions[0]!.stages[0]!.request({}, occasion).cached).toBe("none");
  });
  it("refuses a file of single prompts", () => {
    expect(() => conversation(fileOf("single.jsonl", '{"prompt": "One?"}'))).toThrow("has a second turn");
  });
});

describe("filler of a set length", () => {
  it("has the same words in another order for another seed", () => {
    const [one, two] = [filler(300, 1), filler(300, 2)];
    expect(one).not.toBe(two);
    expect(one.split(" ").sort()).toEqual(two.split(" ").sort());
    expect(filler(300, 1)).toBe(one);
  });
  it("has no word thirty times in a row, which ends an answer of Ollama's", () => {
    expect(filler(5000, 3)).not.toMatch(/( \w+)\1{5}/);
  });
});

describe("calibration by the server's count", () => {
  const counting = (tokensOf: (words: number) => number) => {
    const asked: number[] = [];
    return {
      asked,
      count: (text: string): Promise<number> => {
        asked.push(text.trim().split(" ").length);
        return Promise.resolve(tokensOf(asked.at(-1)!));
      },
    };
  };
  it.each([
    ["a token a word and one for the beginning", (words: number) => words + 1],
    ["a token a word and none for the beginning", (words: number) => words],
    ["a token a word and a template of forty", (words: number) => words + 40],
  ])("is exact with %s", async (_, tokensOf) => {
    for (const input of [64, 512, 4096]) {
      const { asked, count } = counting(tokensOf);
      expect((await calibrate(input, count)).tokens).toBe(input);
      expect(asked.length).toBeLessThanOrEqual(3);
    }
  });
  it("takes the nearest below where no number of words hits it", async () => {
    const { count } = counting((words) => 3 * words + 1);
    expect(await calibrate(512, count)).toEqual({ words: 170, tokens: 511 });
  });
  it("ends where the context cuts every prompt", async () => {
    const { asked, count } = counting((words) => Math.min(words, 256));
    expect((await calibrate(512, count)).tokens).toBe(256);
    expect(asked.length).toBeLessThanOrEqual(8);
  });
  it("says so where the server does not count", async () => {
    await expect(calibrate(64, () => Promise.resolve(undefined))).rejects.toThrow("counts no tokens");
  });
  it("refuses lengths that are none", () => {
    expect(() => checkLength({ input: 4, output: 8 })).toThrow("input must be at least 8 tokens, not 4.");
    expect(() => checkLength({ input: 64, output: 1.5 })).toThrow("output must be a whole number");
  });
  it("makes another prompt of the same words for each call", () => {
    const { sessions } = depth([64], { output: 8 });
    const fitted = { "depth 64": 63 };
    const [one, two] = [1, 2].map((seed) => sessions[0]!.stages[0]!.request({}, { run: 1, seed, fitted }).prompt);
    expect(one).not.toBe(two);
    expect(one!.split(" ").sort()).toEqual(two!.split(" ").sort());
  });
});
