import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { wires } from "../../src/wire";
import { constant, done, line, steps, token } from "../support/truth-server";
import { useTruth } from "../llm/truth";

const truth = useTruth();

/** Lines of these answer texts, one every 10 ms from 10 ms on. */
const stamped = (...pieces: readonly string[]) =>
  pieces.map((text, at) => ({ atMs: (at + 1) * 10, text: token(text).trim() }));

describe("thoughts between tags at the start of an answer", () => {
  it("are no answer: thoughts alone are empty", async () => {
    const { record } = await truth.call(constant(["<think>hmm</think>"]));
    expect(record).toMatchObject({ status: "empty", response: "", thinking: "hmm" });
    expect(record.error).toMatch(/only thought/);
    expect(record.clock.ttftMs).toBeDefined();
    expect(record.clock).not.toHaveProperty("ttfaMs");
  });

  it("come before the answer, whose time is that of its own first text", async () => {
    const pieces = ["<think>", "let me", " see", "</think>", "\n\n", "Four", "."];
    const { record } = await truth.call(constant(pieces, 0, 30));
    expect(record).toMatchObject({ status: "ok", response: "Four.", thinking: "let me see" });
    const { ttftMs, ttfaMs, chunkMs } = record.clock;
    expect(ttftMs).toBe(chunkMs![0]);
    expect(ttfaMs).toBe(chunkMs![5]);
  });

  it("are found however the text is cut into lines", () => {
    const text = "\n<think>\nWhy <b>not</b>?\n</think>\n\nYes, <think> is a tag.";
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((to, at) => text.slice(places[at], to));
        const read = wires.ollama.read(stamped(...pieces));
        expect(read).toMatchObject({ response: "Yes, <think> is a tag.", thinking: "Why <b>not</b>?\n" });
        const answerAt = text.indexOf("Yes");
        const first = places.slice(1).findIndex((to) => to > answerAt);
        expect(read.firstAnswerMs).toBe((first + 1) * 10);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("are all there is where the tag is not closed", () => {
    const read = wires.ollama.read(stamped("<th", "ink>on and", " on"));
    expect(read).toMatchObject({ response: "", thinking: "on and on", firstTextMs: 10 });
    expect(read).not.toHaveProperty("firstAnswerMs");
  });

  it("are none where nothing was thought", () => {
    const read = wires.ollama.read(stamped("<think>\n\n</think>\n\n", "Hi"));
    expect(read).toMatchObject({ response: "Hi", thinking: "", firstTextMs: 10, firstAnswerMs: 20 });
  });

  it.each([
    ["mentions the tag later", "Use <think>a</think> for thoughts."],
    ["begins with another tag", "<thinking>a</thinking> b"],
    ["begins with half the tag", "<thin"],
    ["closes a tag that was not opened", "a</think> b"],
  ])("are none in an answer that %s", (_, text) => {
    expect(wires.ollama.read(stamped(text))).toMatchObject({ response: text, thinking: "", firstAnswerMs: 10 });
  });

  it("are left in the answer where the server takes the thoughts out itself", () => {
    const thought = { atMs: 1, text: line({ response: "", thinking: "hmm" }) };
    const read = wires.ollama.read([thought, ...stamped("<think>a</think>b")]);
    expect(read).toMatchObject({ response: "<think>a</think>b", thinking: "hmm", firstAnswerMs: 10 });
  });

  it("are taken out of a chat, too", () => {
    const chat = { atMs: 5, text: line({ message: { role: "assistant", content: "<think>a</think>b" } }) };
    expect(wires.ollama.read([chat])).toMatchObject({ response: "b", thinking: "a", firstAnswerMs: 5 });
  });
});

describe("an answer that the server broke off for its repetition, without a final record", () => {
  const copies = (count: number, text: string): readonly string[] => Array.from({ length: count }, () => text);

  it.each([
    ["31 times one character", copies(31, "0").map((text) => token(text))],
    ["a blank loop", copies(131, "\n").map((text) => token(text))],
    ["a blank loop after an answer", [token('{"a": 1'), ...copies(131, "\n").map((text) => token(text))]],
    ["a blank loop in one piece", [token(`{"a": 1${"\n".repeat(131)}`)]],
    ["a loop of thoughts", copies(131, "the ").map((thinking) => line({ response: "", thinking }))],
    ["a loop of thoughts between tags", [token("<think>"), ...copies(40, "the ").map((text) => token(text))]],
    ["a word with and without white space", [...copies(16, " so"), ...copies(15, "so\n")].map((text) => token(text))],
  ])("is repeating: %s", async (_, lines) => {
    const { record } = await truth.call(steps(lines.join("")));
    expect(record).toMatchObject({ status: "repeating", server: {} });
  });

  it.each([
    ["30 copies", copies(30, "0").map((text) => token(text))],
    ["a loop that had ended", [...copies(40, "0"), "1"].map((text) => token(text))],
  ])("is an interrupted stream: %s", async (_, lines) => {
    expect((await truth.call(steps(lines.join("")))).record.status).toBe("interrupted-stream");
  });

  it("is an interrupted stream where the connection was lost", async () => {
    const plan = steps({
      write: copies(40, "0")
        .map((text) => token(text))
        .join(""),
      then: "cut",
    });
    expect((await truth.call(plan)).record.status).toBe("interrupted-stream");
  });

  it("is ok at the same count with a final record, and empty with nothing but white space", async () => {
    expect((await truth.call(constant(copies(31, "0")))).record.status).toBe("ok");
    expect((await truth.call(constant(copies(131, "\n")))).record.status).toBe("empty");
  });
});

describe("what does not spoil a good stream", () => {
  it.each([" \n", "\t\r\n", "\n\n"])("is a line of white space: %j", async (blank) => {
    const { record } = await truth.call(steps(token("a"), blank, token("b"), blank, done()));
    expect(record).toMatchObject({ status: "ok", response: "ab" });
  });

  it.each(["", " ", null])("is an error that says nothing: %j", async (error) => {
    const { record } = await truth.call(steps(token("a", { error }), done({ error })));
    expect(record).toMatchObject({ status: "ok", response: "a" });
  });
});
