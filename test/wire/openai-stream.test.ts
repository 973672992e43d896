import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { wires } from "../../src/wire";
import type { StreamContent } from "../../src/wire";
import { linesOf } from "./exchanges";

const read = (text: string): StreamContent => wires.openai.read(linesOf([{ atMs: 1, bytes: Buffer.from(text) }]));
const event = (record: object): string => `data: ${JSON.stringify(record)}\n\n`;
const chunk = (delta: object, rest: object = {}): string =>
  event({ object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: null, ...rest }] });
const stop = chunk({}, { finish_reason: "stop" });
const over = "data: [DONE]\n\n";

describe("a stream of server-sent events", () => {
  it("is read with an event over several lines, comments, names, numbers and fields that nobody knows", () => {
    const spread = JSON.stringify({ choices: [{ delta: { content: "Red" } }] }, null, 1)
      .split("\n")
      .map((line) => `data: ${line}\n`)
      .join("");
    const text = `: hello\n\nid: 7\nretry: 3000\nevent: chunk\n${spread}\n:\n\ndata:\n\n${stop}${over}`;
    expect(read(text)).toMatchObject({ response: "Red", done: { reason: "stop" }, final: true });
    expect(read(text)).not.toHaveProperty("junk");
  });

  it.each(["\n", "\r\n", "\r"])("is read with lines that end in %j", (end) => {
    const text = `${chunk({ content: "a" })}${chunk({ content: "b" })}${stop}${over}`.replaceAll("\n", end);
    expect(read(`${text}\n`)).toMatchObject({ response: "ab", done: { reason: "stop" } });
  });

  it("is the same, with the time of the line that was completed, wherever its bytes are cut", () => {
    const text = `\ufeff${chunk({ role: "assistant" })}${chunk({ content: "日本 🙂" })}\r\n${chunk({ reasoning: "é" })}${stop}${over}`;
    const bytes = Buffer.from(text);
    const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at);
    const firstText = ends.find((at) => bytes.subarray(0, at).includes("日本"))!;
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = places.slice(1).map((to, at) => ({ atMs: at, bytes: bytes.subarray(places[at], to) }));
        const found = wires.openai.read(linesOf(pieces));
        expect(found).toMatchObject({ response: "日本 🙂", thinking: "é", done: { reason: "stop" } });
        expect(found.firstTextMs).toBe(places.slice(1).findIndex((to) => to > firstText));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it.each([
    ["nothing", ""],
    ["the mark alone", over],
    ["text without a reason for its end", chunk({ content: "a" })],
    ["text and the mark", chunk({ content: "a" }) + over],
    ["comments", ": ping\n\n: ping\n\n"],
  ])("that is %s has not ended well", (_, text) => expect(read(text)).not.toHaveProperty("done"));

  it.each([
    ["an error as a text", event({ error: "no memory" }), "no memory"],
    ["an error as an object", event({ error: { message: "no memory", code: 500 } }), "no memory"],
    ["an error that calls itself one", event({ object: "error", message: "no memory" }), "no memory"],
    ["an event of that name", `event: error\n${event({ message: "no memory" })}`, "no memory"],
    ["an error without a message", event({ error: { code: 7 } }), '{"code":7}'],
    ["an event of that name without a message", `event: error\n${event({ code: 7 })}`, '{"code":7}'],
  ])("tells %s after its text", (_, failure, error) => {
    expect(read(`${chunk({ content: "a" })}${failure}${over}`)).toMatchObject({ response: "a", error });
  });

  it.each([
    ["half a record", 'data: {"choices":\n\n', '{"choices":'],
    ["a list", "data: []\n\n", "[]"],
    ["a page", "<!doctype html>\n<p>Hello</p>\n", "<!doctype html>"],
    ["a sentence", "upstream: gone\n", "upstream: gone"],
    ["a line between events", `${chunk({ content: "a" })}oops\n\n`, "oops"],
  ])("tells what is no record: %s", (_, text, junk) => {
    expect(read(text + stop + over).junk?.startsWith(junk)).toBe(true);
  });

  it.each([
    ["choices", event({ choices: "x" }), '"choices" is a text, not a list'],
    ["a choice", event({ choices: [7] }), '"choices[0]" is a number, not an object'],
    ["a delta", event({ choices: [{ delta: [] }] }), '"delta" is an empty list, not an object'],
    ["a content", chunk({ content: 7 }), '"delta.content" is a number, not a text'],
    ["thoughts", chunk({ reasoning: {} }), '"reasoning" is an object, not a text'],
    ["a completion's text", event({ choices: [{ text: 7 }] }), '"text" is a number, not a text'],
    ["a reason", chunk({}, { finish_reason: 7 }), '"finish_reason" is a number, not a text'],
  ])("tells a field of another type: %s", (_, text, odd) => expect(read(text).odd).toBe(odd));

  it("takes fields that are null for absent, and parts of a content for its text", () => {
    const nothing = event({
      choices: [{ delta: { content: null, reasoning: null, tool_calls: null } }],
      usage: null,
      error: null,
    });
    const parts = chunk({
      content: [
        { type: "thinking", thinking: [{ type: "text", text: "hm" }] },
        { type: "text", text: "a" },
      ],
    });
    expect(read(nothing + parts + stop + over)).toMatchObject({ response: "a", thinking: "hm", chunkMs: [1] });
  });

  it("takes the last counts for the true ones, and of several choices the first", () => {
    const usage = (output: number) => event({ choices: [], usage: { prompt_tokens: 5, completion_tokens: output } });
    const other = event({ choices: [{ index: 1, delta: { content: "zzz" } }] });
    const text = usage(0) + chunk({ content: "a" }) + other + stop + usage(3) + over;
    expect(read(text)).toMatchObject({ response: "a", done: { server: { promptTokens: 5, outputTokens: 3 } } });
  });

  it("reads a million characters of what never becomes a record", () => {
    expect(read("data: {\n".repeat(125_000)).junk).toHaveLength(200);
  });
});

describe("an answer that is one JSON object", () => {
  const whole = {
    choices: [{ index: 0, message: { role: "assistant", content: "Red" }, finish_reason: "length" }],
    usage: { prompt_tokens: 3, completion_tokens: 1 },
  };

  it.each([JSON.stringify(whole), `${JSON.stringify(whole, null, 2)}\n`])(
    "has a text and counts, and no times",
    (text) => {
      const found = read(text);
      expect(found).toMatchObject({
        response: "Red",
        chunkMs: [],
        done: { reason: "length", server: { outputTokens: 1 } },
      });
      expect(found).not.toHaveProperty("firstTextMs");
      expect(found).not.toHaveProperty("firstAnswerMs");
    },
  );

  it("may be an error", () => expect(read('{"error":{"message":"no"}}')).toMatchObject({ error: "no", response: "" }));
});

describe("a line of such a stream", () => {
  const { hasText, isFinal } = wires.openai;
  it.each([
    ["data: [DONE]", true],
    ["data:[DONE] ", true],
    ["[DONE]", false],
    ['data: {"x":"[DONE]"}', false],
    [": [DONE]", false],
  ])("%s is final: %s", (line, final) => expect(isFinal(line)).toBe(final));

  it.each([
    [chunk({ content: "a" }), true],
    [chunk({ reasoning_content: "a" }), true],
    [event({ choices: [{ text: "a" }] }), true],
    [chunk({ role: "assistant", content: "" }), false],
    [event({ choices: [], usage: {} }), false],
    [": a", false],
    ["data: a", false],
  ])("%j brings text: %s", (line, text) => expect(hasText(line.trim())).toBe(text));
});
