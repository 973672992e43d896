import { describe, expect, it } from "vitest";

import { wires } from "../../src/wire";
import { exchanges, linesOf, readsOf, recordingsAreHere } from "../wire/exchanges";
import { codes, ingestFiles } from "./folder";

const whole = (text: string, reason = "stop", rest: object = {}): object => ({
  id: `chatcmpl-${text}`,
  object: "chat.completion",
  created: 1_795_880_000,
  model: "m",
  choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: reason }],
  usage: { prompt_tokens: 34, completion_tokens: 6 },
  ...rest,
});
const chunk = (id: string, delta: object, reason: string | null = null): string =>
  JSON.stringify({
    id,
    object: "chat.completion.chunk",
    model: "m",
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
const timings = { cache_n: 0, prompt_n: 34, prompt_ms: 200, predicted_n: 41, predicted_ms: 500 };

describe("answers of OpenAI's protocol", () => {
  it("in a JSON list are a call each, with the figures that the server gave, and without times that nobody took", async () => {
    const failure = { error: { message: "no memory" } };
    const result = await ingestFiles({
      "a.json": JSON.stringify([whole("Red"), failure, whole("Blue", "length", { timings }), whole("", "stop")]),
    });
    expect(result.files[0]!.kind).toBe("openai-api");
    expect(result.calls.map(({ status, response, source }) => [status, response, source?.row])).toEqual([
      ["ok", "Red", 1],
      ["server-error", "", 2],
      ["truncated", "Blue", 3],
      ["empty", "", 4],
    ]);
    const [red, , blue] = result.calls;
    expect(red).toMatchObject({ model: { name: "m" }, startedAt: "2026-11-28T15:33:20.000Z", clock: {} });
    expect(red!.server).toEqual({ promptTokens: 34, outputTokens: 6 });
    expect(red).not.toHaveProperty("throughput");
    expect(blue!.server).toMatchObject({ evalMs: 500, evalTokens: 40, cachedPromptTokens: 0 });
    expect(blue!.throughput).toBe(80);
  });

  it("in lines of chunks are told apart by their ids, and by text after an end", async () => {
    const stream = (id: string, text: string): readonly string[] => [
      chunk(id, { role: "assistant", content: "" }),
      chunk(id, { content: text }),
      chunk(id, {}, "stop"),
      JSON.stringify({
        id,
        object: "chat.completion.chunk",
        choices: [],
        usage: { prompt_tokens: 3, completion_tokens: 2 },
      }),
    ];
    const cut = [chunk("c", { content: "a" }), chunk("c", { content: "b" })];
    const nameless = [...stream("", "one"), ...stream("", "two")];
    const result = await ingestFiles({
      "a.jsonl": [...stream("a", "Red"), ...cut, ...stream("b", "Blue"), ...nameless].join("\n"),
    });
    expect(result.calls.map(({ status, response, server }) => [status, response, server.outputTokens])).toEqual([
      ["ok", "Red", 2],
      ["interrupted-stream", "ab", undefined],
      ["ok", "Blue", 2],
      ["ok", "one", 2],
      ["ok", "two", 2],
    ]);
  });

  it.each(["a.txt", "a.sse", "a.log", "a.json", "a.jsonl"])(
    "as a stream of events in %s are read with their errors",
    async (name) => {
      const over = "data: [DONE]\r\n\r\n";
      const good = `data: ${chunk("a", { content: "Red" })}\r\n\r\ndata: ${chunk("a", {}, "stop")}\r\n\r\n${over}`;
      const bad = `data: ${chunk("b", { content: "x" })}\n\nevent: error\ndata: {"message":"boom"}\n\n`;
      const result = await ingestFiles({ [name]: `: ping\n\n${good}${bad}data: ${chunk("c", { content: "y" })}\n\n` });
      expect(result.files[0]!.kind).toBe("openai-events");
      expect(result.calls.map(({ status, response, source }) => [status, response, source?.row])).toEqual([
        ["ok", "Red", 3],
        ["server-error", "x", 9],
        ["interrupted-stream", "y", 14],
      ]);
      expect(codes(result)).toEqual([]);
    },
  );

  it("are not what other files hold under the same names", async () => {
    const result = await ingestFiles({
      "questions.jsonl": '{"question":"?","choices":["a","b"]}\n{"question":"!","choices":["c"]}\n',
      "notes.txt": "data: nothing\n",
      "b.json": '{"choices":[],"latency_ms":3}',
    });
    expect(result.files.map(({ kind }) => kind)).not.toContain("openai-api");
    expect(result.calls).toEqual([]);
  });

  it.skipIf(!recordingsAreHere)("that were recorded are the same as when they are measured", async () => {
    const recorded = exchanges("ollama-v1", "llama-server-v1", "litellm-over", "synthetic/vllm", "synthetic/sglang");
    const files: Record<string, string> = {};
    const expected = new Map<string, ReturnType<typeof wires.openai.read>>();
    for (const [at, { exchange }] of recorded.entries()) {
      const live = wires.openai.read(linesOf(readsOf(exchange)));
      if (exchange.response.status !== 200 || live.done === undefined || live.error !== undefined) continue;
      const bytes = Buffer.concat(readsOf(exchange).map((read) => read.bytes));
      const name = live.chunkMs.length === 0 && bytes.toString().startsWith("{") ? `${at}.json` : `${at}.txt`;
      files[name] = bytes.toString();
      expected.set(name, live);
    }
    const { calls } = await ingestFiles(files);
    expect(calls.length).toBeGreaterThan(80);
    expect(calls).toHaveLength(expected.size);
    for (const call of calls) {
      const live = expected.get(call.source!.file)!;
      expect([call.response, call.thinking ?? "", call.doneReason, call.server]).toEqual([
        live.response,
        live.thinking,
        live.done!.reason,
        live.done!.server,
      ]);
    }
  });
});
