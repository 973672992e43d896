import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { connect, measure } from "../../src/llm";
import type { Connection, MeasureRequest } from "../../src/llm";
import type { CallRecord } from "../../src/records";
import { delta, event, events, over, plain, startTruthServer, steps, usage } from "../support/truth-server";
import type { Plan, Step, TruthLog, TruthServer } from "../support/truth-server";
import { request } from "./truth";

const key = "sk-very-secret-0123456789";
const owners = { vllm: "vllm", "llama-server": "llamacpp", "openai-compatible": "me" } as const;
type Kind = keyof typeof owners;

let server: TruthServer;
const connections = new Map<Kind, Connection>();
beforeAll(async () => {
  server = await startTruthServer();
  for (const [kind, owner] of Object.entries(owners)) {
    await server.state({ version: null, paths: { "/v1/models": { data: [{ id: "m", owned_by: owner }] } } });
    connections.set(kind as Kind, await connect({ server: `${server.host}/v1`, apiKey: key }));
  }
});
afterAll(() => server.stop());
beforeEach(() => server.forget());

async function call(
  plan: Plan | readonly Plan[],
  over: Partial<MeasureRequest> = {},
  kind: Kind = "vllm",
): Promise<{ readonly record: CallRecord; readonly log: readonly TruthLog[] }> {
  await server.plan("m", ...(Array.isArray(plan) ? (plan as readonly Plan[]) : [plan as Plan]));
  await server.forget();
  const record = await measure(connections.get(kind)!, request(over));
  return { record, log: await server.log() };
}

const sse = (...list: readonly (string | Step)[]): Plan => ({ ...steps(...list), contentType: "text/event-stream" });

describe("a call in OpenAI's protocol", () => {
  it("sends a chat with everything that the protocol has a field for, and the key", async () => {
    const format = { type: "object", properties: { a: { type: "string" } } };
    const { log } = await call(events(["a"]), {
      system: "Be brief.",
      history: [
        { role: "user", content: "Hi." },
        { role: "assistant", content: "Hello." },
      ],
      endpoint: "chat",
      format,
      options: { seed: 7, num_predict: 24, temperature: 0, stop: ["END"], repeat_penalty: 1.1, ignore_eos: true },
      keepAlive: "30m",
    });
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ path: "/v1/chat/completions" });
    expect(log[0]!.headers["authorization"]).toBe(`Bearer ${key}`);
    expect(log[0]!.body).toEqual({
      model: "m",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Hi." },
        { role: "assistant", content: "Hello." },
        { role: "user", content: "Say something." },
      ],
      stream: true,
      stream_options: { include_usage: true },
      seed: 7,
      max_tokens: 24,
      temperature: 0,
      stop: ["END"],
      repetition_penalty: 1.1,
      ignore_eos: true,
      response_format: { type: "json_schema", json_schema: { name: "answer", schema: format, strict: true } },
    });
  });

  it("sends a prompt without the template as a completion, and nothing for what means as long as it likes", async () => {
    const { log } = await call(events(["a"]), { raw: true, options: { num_predict: -1, seed: -1 }, format: "json" });
    expect(log[0]).toMatchObject({ path: "/v1/completions" });
    expect(log[0]!.body).toEqual({
      model: "m",
      prompt: "Say something.",
      stream: true,
      stream_options: { include_usage: true },
      response_format: { type: "json_object" },
    });
  });

  it("has the text's times, the counts, and the rate at which the text arrived, which says so", async () => {
    const { record } = await call(events(["Red ", "Green ", "Blue"], [20, 60, 100]));
    expect(record).toMatchObject({
      status: "ok",
      answer: "whole",
      speed: { valid: true },
      response: "Red Green Blue",
      doneReason: "stop",
      server: { promptTokens: 12, outputTokens: 20 },
      throughputBy: "arrival",
    });
    const { ttftMs, ttfaMs, chunkMs, durationMs } = record.clock;
    expect(chunkMs).toHaveLength(3);
    expect(ttftMs).toBe(chunkMs![0]);
    expect(ttfaMs).toBe(ttftMs);
    expect(durationMs).toBeGreaterThanOrEqual(chunkMs![2]!);
    expect(record.throughput).toBeCloseTo((19 / (chunkMs![2]! - chunkMs![0]!)) * 1000, 6);
    expect(record).not.toHaveProperty("budget");
    for (const part of ["totalMs", "evalMs", "loadMs", "promptEvalMs"]) expect(record.server).not.toHaveProperty(part);
  });

  it("has no throughput where nothing tells it: without counts, and where all came at once", async () => {
    const bare = (await call(events(["a", "b"], [0, 30], `${delta({}, "stop")}data: [DONE]\n\n`))).record;
    expect(bare).toMatchObject({ status: "ok", server: {} });
    expect(bare).not.toHaveProperty("throughput");
    const whole = JSON.stringify({
      choices: [{ message: { content: "Red" }, finish_reason: "stop" }],
      usage,
    });
    const once = (await call(plain(200, whole))).record;
    expect(once).toMatchObject({ status: "ok", response: "Red", server: { outputTokens: 20 }, clock: { chunkMs: [] } });
    expect(once).not.toHaveProperty("throughput");
    expect(once.clock).not.toHaveProperty("ttftMs");
    expect(once.clock.durationMs).toBeGreaterThan(0);
  });

  it("takes llama-server's own times, without the first token, and closes the budget with them", async () => {
    const timings = { cache_n: 5, prompt_n: 7, prompt_ms: 30, predicted_n: 20, predicted_ms: 38 };
    const plan = events(["a", "b"], [60, 97], over("stop", { usage, timings }));
    const { record } = await call({ ...plan, headersAtMs: 30 }, {}, "llama-server");
    expect(record.server).toEqual({
      promptTokens: 12,
      cachedPromptTokens: 5,
      promptEvalMs: 30,
      outputTokens: 20,
      evalMs: 38,
      evalTokens: 19,
    });
    expect(record.throughput).toBeCloseTo(500, 9);
    expect(record).not.toHaveProperty("throughputBy");
    const { budget, clock } = record;
    expect(budget).toMatchObject({ promptEvalMs: 30, decodeMs: 38 });
    expect(budget!.otherMs).toBe(clock.headersMs);
    const { otherMs = 0, promptEvalMs = 0, decodeMs = 0, afterTextMs = 0, remainderMs } = budget!;
    expect(otherMs + promptEvalMs + decodeMs + afterTextMs + remainderMs).toBeCloseTo(clock.durationMs!, 6);
  });

  it("takes the rate of arrival where it is asked to, also of a server with times of its own", async () => {
    const timings = { cache_n: 0, prompt_n: 12, prompt_ms: 1, predicted_n: 20, predicted_ms: 19 };
    const plan = events(["a", "b"], [10, 40], over("stop", { usage, timings }));
    const { record } = await call(plan, { rate: "arrival" }, "llama-server");
    expect(record).toMatchObject({ throughputBy: "arrival", server: { evalMs: 19 } });
    expect(record.throughput).toBeLessThan(900);
  });

  it.each([
    ["an end at the token limit", sse(delta("a"), over("length")), { status: "truncated", speed: { valid: true } }],
    ["nothing but thoughts", sse(delta({ reasoning: "hm" }), over()), { status: "empty", thinking: "hm" }],
    [
      "a call of a tool",
      sse(delta({ tool_calls: [{}] }), over("tool_calls")),
      { status: "empty", error: /called a tool/ },
    ],
    [
      "an error after the text",
      sse(delta("a"), event({ error: { message: "no memory" } })),
      { status: "server-error" },
    ],
    ["a filter", sse(delta("a"), over("content_filter")), { status: "refused", error: /filter/ }],
    ["an end without the mark", { ...sse(delta("a"), delta({}, "stop")), framing: "close" as const }, { status: "ok" }],
    ["a silent end", sse(delta("a")), { status: "interrupted-stream" }],
    ["the mark alone", sse("data: [DONE]\n\n"), { status: "interrupted-stream" }],
    ["a mark without a reason", sse(delta("a"), "data: [DONE]\n\n"), { status: "interrupted-stream" }],
    [
      "a cut after the reason",
      sse({ write: delta("a") + delta({}, "stop"), then: "reset" }),
      { status: "interrupted-stream" },
    ],
    ["equal tokens and a silent end", sse(...Array.from({ length: 40 }, () => delta("\n"))), { status: "repeating" }],
    ["a web page", plain(200, "<!doctype html><p>Hello", "text/html"), { status: "server-error", error: /web page/ }],
    ["another content", sse(event({ choices: [{ delta: { content: 7 } }] }), over()), { status: "interrupted-stream" }],
  ])("is judged by what came: %s", async (_, plan, expected) => {
    const { record } = await call(plan);
    const { error, ...rest } = expected as { error?: RegExp };
    expect(record).toMatchObject(rest);
    if (error) expect(record.error).toMatch(error);
  });

  it.each([
    [400, '{"error":{"message":"too long","type":"invalid_request_error"}}', "refused", "too long"],
    [401, '{"error":"Unauthorized"}', "refused", "Unauthorized"],
    [404, '{"error":{"message":"The model `x` does not exist."}}', "refused", "The model `x` does not exist"],
    [400, '{"object":"error","message":"the input is longer than the context"}', "refused", "the input is longer"],
    [422, '{"detail":"no such field"}', "refused", "no such field"],
    [502, "<html>Bad Gateway</html>", "server-error", "no reason given"],
  ])("says what a server answered: %s %s", async (status, body, expected, words) => {
    const { record } = await call(plain(status, body));
    expect(record).toMatchObject({ status: expected, http: status });
    expect(record.error).toContain(words);
    expect(record.error).not.toContain("ollama pull");
  });

  it("asks again at once where the server wants a field under its other name, and knows it from then on", async () => {
    const fresh = await connect({ server: `${server.host}/v1` });
    const refusal = (words: string): Plan => plain(400, JSON.stringify({ error: { message: words } }));
    const limit = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.";
    await server.plan("m", refusal(limit), refusal("Unrecognized request argument: stream_options"), events(["a"]));
    await server.forget();
    for (let time = 0; time < 2; time += 1) {
      const record = await measure(fresh, request({ options: { num_predict: 5 } }));
      expect(record).toMatchObject({ status: "ok", response: "a" });
      expect(record).not.toHaveProperty("retries");
    }
    const sent = (await server.log()).map(({ body }) => [
      body["max_tokens"],
      body["max_completion_tokens"],
      body["stream_options"],
    ]);
    const counts = { include_usage: true };
    expect(sent).toEqual([
      [5, undefined, counts],
      [undefined, 5, counts],
      [undefined, 5, undefined],
      [undefined, 5, undefined],
    ]);
  });

  it.each([
    [{ num_ctx: 4096 }, /^The call has num_ctx, which vLLM does not take through \/v1 \(it takes num_predict, seed/],
    [{ num_gpu: 1 }, /^The call has num_gpu, which vLLM/],
    [{ num_predict: -2 }, /num_predict -2/],
  ])("refuses %j before anything is sent", async (options, words) => {
    await expect(call(events(["a"]), { options })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(words) as string,
    });
    expect(await server.log()).toHaveLength(0);
  });

  it("refuses by name what only some servers take", async () => {
    const other = (over: Partial<MeasureRequest>) => call(events(["a"]), over, "openai-compatible");
    await expect(other({ options: { top_k: 1 } })).rejects.toThrow(/top_k, which OpenAI-compatible server/);
    await expect(other({ think: false })).rejects.toThrow(/whether the model is to think/);
    await expect(other({ options: { ignore_eos: true } })).rejects.toThrow(/ignore_eos/);
    const { log } = await call(events(["a"]), { think: false });
    expect(log[0]!.body).toMatchObject({ chat_template_kwargs: { enable_thinking: false } });
  });

  it("keeps no key, whatever the server does with it", async () => {
    const told: string[] = [];
    const echo = sse(delta(`Your key is ${key}.`), over());
    const onToken = (text: string): void => void told.push(text);
    expect(JSON.stringify((await call(echo, { onToken })).record)).not.toContain(key);
    expect(told.join()).not.toContain(key);
    const failed = await call(plain(401, JSON.stringify({ error: `Incorrect API key provided: ${key}` })));
    expect(failed.record.error).toContain("Incorrect API key provided: [key]");
    const moved = await call({
      ...plain(307, ""),
      contentType: `text/html\r\nlocation: http://elsewhere.example/${key}`,
    });
    expect(moved.record).toMatchObject({ status: "refused" });
    expect(JSON.stringify(moved.record)).not.toContain(key);
    expect(moved.log).toHaveLength(1);
  });
});
