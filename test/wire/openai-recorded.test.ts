import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { wires } from "../../src/wire";
import type { StreamContent } from "../../src/wire";
import { exchanges, linesOf, readsOf, recordingsAreHere } from "./exchanges";
import type { Exchange, Named } from "./exchanges";

// Every exchange of OpenAI's protocol, and of the paths of their own that its servers have, against a second reader that is as simple as can be.
const all = exchanges().filter(({ folder }) => !/^ollama-(?:generate|chat)$/.test(folder));
const answers = all.filter(
  ({ exchange: { request, response } }) => request.method === "POST" && response.status === 200,
);
const asked = answers.filter(({ exchange }) => /completion|generate|chat/.test(exchange.request.path));
const spoken = asked.filter(({ exchange }) => !exchange.request.path.startsWith("/api/generate"));

type Json = Readonly<Record<string, unknown>>;

interface Simple {
  readonly text: string;
  readonly thoughts: string;
  readonly times: readonly number[];
  readonly reason: string | undefined;
  readonly usage: Json | undefined;
  readonly timings: Json | undefined;
  readonly failed: boolean;
}

function choiceOf(record: Json): Json {
  return (record["choices"] as readonly Json[] | undefined)?.[0] ?? {};
}

function textIn(record: Json): string {
  const choice = choiceOf(record);
  const message = (choice["delta"] ?? choice["message"] ?? {}) as Json;
  const token = record["token"] as Json | undefined;
  const text =
    message["content"] ??
    choice["text"] ??
    (token ? (token["special"] === true ? "" : token["text"]) : undefined) ??
    (record["type"] === undefined || record["type"] === "message.delta" ? record["content"] : undefined) ??
    (token ? undefined : record["generated_text"]);
  return (text ?? "") as string;
}

function thoughtIn(record: Json): string {
  const choice = choiceOf(record);
  const message = (choice["delta"] ?? choice["message"] ?? {}) as Json;
  return (message["reasoning_content"] || message["reasoning"] || "") as string;
}

function reasonIn(record: Json): string | undefined {
  const details = record["details"] as Json | undefined;
  const stop = record["stop"] === true ? String(record["stop_type"]).replace("limit", "length") : undefined;
  return (choiceOf(record)["finish_reason"] ?? stop ?? details?.["finish_reason"] ?? undefined) as string | undefined;
}

/** Splits all bytes at once; the time of a record is that of the read with the line break after it. */
function simply(exchange: Exchange): Simple {
  const reads = readsOf(exchange);
  const bytes = Buffer.concat(reads.map((read) => read.bytes));
  const timeAt = (place: number): number => {
    let seen = 0;
    return (reads.find((read) => (seen += read.bytes.length) > place) ?? reads.at(-1)!).atMs;
  };
  const found: { readonly record: Json; readonly atMs: number }[] = [];
  const streamed = /(?:^|\n)\s*data:/.test(bytes.toString());
  for (let from = 0; streamed && from < bytes.length;) {
    const at = bytes.indexOf(10, from);
    const to = at < 0 ? bytes.length : at;
    const data = /^\ufeff?data:\s?(\{.*\})\r?$/s.exec(bytes.toString("utf8", from, to))?.[1];
    if (data !== undefined)
      found.push({ record: JSON.parse(data) as Json, atMs: timeAt(Math.min(to, bytes.length - 1)) });
    from = to + 1;
  }
  if (!streamed) found.push({ record: JSON.parse(bytes.toString()) as Json, atMs: Number.NaN });
  const texts = found.map(({ record, atMs }) => ({ text: textIn(record), thought: thoughtIn(record), atMs }));
  const records = found.map(({ record }) => record);
  return {
    text: texts.map(({ text }) => text).join(""),
    thoughts: texts.map(({ thought }) => thought).join(""),
    times: texts.filter((each) => streamed && each.text + each.thought !== "").map(({ atMs }) => atMs),
    reason: records.map(reasonIn).filter(Boolean).at(-1),
    usage:
      records
        .map((record) => record["usage"] as Json | null)
        .filter(Boolean)
        .at(-1) ?? undefined,
    timings:
      records
        .map((record) => record["timings"] as Json | null)
        .filter(Boolean)
        .at(-1) ?? undefined,
    failed: records.some((record) => "error" in record || (record["message"] !== undefined && !("choices" in record))),
  };
}

const read = (exchange: Exchange): StreamContent => wires.openai.read(linesOf(readsOf(exchange)));

describe.skipIf(!recordingsAreHere)("recorded exchanges of OpenAI's protocol (skipped without the recordings)", () => {
  it("are all there, whatever was asked", () => {
    expect(new Set(exchanges().map(({ name }) => name.replace(/ \d+$/, ""))).size).toBe(257);
    expect(spoken.length).toBeGreaterThan(150);
  });

  it.each(spoken.map((each) => [each.name, each] as const))("%s is read as it stands", (_name, { exchange }: Named) => {
    const simple = simply(exchange);
    const content = read(exchange);
    expect(content.junk).toBeUndefined();
    expect(content.odd).toBeUndefined();
    expect(content.response).toBe(simple.text);
    expect(content.thinking).toBe(simple.thoughts);
    expect(content.chunkMs).toEqual(simple.times);
    expect(content.firstTextMs).toBe(simple.times[0]);
    expect(content.error !== undefined).toBe(simple.failed);
    if (!exchange.request.path.startsWith("/api/v1")) {
      expect(content.done === undefined).toBe(simple.reason === undefined);
      expect(content.done?.reason).toBe(simple.reason);
    }
    if (content.done === undefined) return;
    const { server } = content.done;
    const { usage, timings } = simple;
    if (usage) {
      expect(server.outputTokens).toBe(usage["completion_tokens"]);
      expect(server.promptTokens).toBe(usage["prompt_tokens"]);
    }
    if (!timings) return;
    expect(server.promptEvalMs).toBe(timings["prompt_ms"]);
    expect(server.evalMs).toBe(timings["predicted_ms"]);
    expect(server.cachedPromptTokens).toBe(timings["cache_n"]);
    expect(server.outputTokens).toBe(timings["predicted_n"]);
    // Of one token alone no time was taken.
    if (timings["predicted_ms"] !== 0)
      expect((server.evalTokens! / server.evalMs!) * 1000).toBeCloseTo(timings["predicted_per_second"] as number, 6);
  });

  it("that were made by hand give what is expected of them", () => {
    const expected = all.filter(({ exchange: { expect: of, response } }) => of != null && response.status === 200);
    expect(expected.length).toBeGreaterThan(35);
    for (const { name, exchange } of expected) {
      const of = exchange.expect!;
      const { response, thinking, chunkMs, done, error, firstTextMs, firstAnswerMs } = read(exchange);
      const server = done?.server ?? {};
      const found = {
        text: response,
        reasoning: thinking,
        textChunks: chunkMs.length,
        outputTokens: server.outputTokens ?? null,
        promptTokens: server.promptTokens,
        cachedTokens: server.cachedPromptTokens,
        finishReason: done?.reason,
        error,
        incomplete: done === undefined,
        streamed: chunkMs.length > 0,
        firstTextAtMs: firstAnswerMs,
        firstOutputAtMs: firstTextMs,
        loadMs: server.loadMs,
        queueMs: server.queueMs,
        prefillMs: server.promptEvalMs,
        decodeMs: server.evalMs,
      };
      const told = Object.keys(of).filter((key) => key in found);
      const part = (from: object) => Object.fromEntries(told.map((key) => [key, (from as Json)[key]]));
      expect(part(found), name).toEqual(part(of));
    }
  });

  it("are the same however their bytes are cut into reads", () => {
    const untimed = ({ response, thinking, done, error, junk, odd, final, chunkMs }: StreamContent) => ({
      ...{ response, thinking, done, error, junk, odd, final, chunks: chunkMs.length },
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }),
        ({ exchange }, cuts) => {
          const bytes = Buffer.concat(readsOf(exchange).map((each) => each.bytes));
          if (bytes.length === 0) return;
          const places = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b), bytes.length];
          const pieces = places.slice(1).map((to, at) => ({ atMs: at, bytes: bytes.subarray(places[at], to) }));
          expect(untimed(wires.openai.read(linesOf(pieces)))).toEqual(untimed(read(exchange)));
        },
      ),
      { seed: 17, numRuns: 400 },
    );
  });
});
