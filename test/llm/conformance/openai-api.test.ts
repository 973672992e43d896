import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect, measure, startEmbedded } from "../../../src/llm";
import type { Connection, MeasureRequest } from "../../../src/llm";
import type { CallRecord } from "../../../src/records";
import { request } from "../truth";

interface Target {
  readonly name: string;
  readonly start: () => Promise<{
    readonly server: string;
    readonly model?: string;
    readonly stop: () => Promise<void>;
  }>;
}

/** Real servers, when they are named: `CONFORMANCE_OPENAI="http://127.0.0.1:8080/v1 MODEL,…" npm run unit -- conformance`. */
const named = (process.env["CONFORMANCE_OPENAI"] ?? "").split(",").filter((each) => each !== "");
const targets: readonly Target[] = [
  {
    name: "the embedded engine",
    start: async () => {
      const { host, stop } = await startEmbedded();
      return { server: `${host}/v1`, stop };
    },
  },
  ...named.map((each): Target => {
    const [server = "", model] = each.trim().split(" ");
    return {
      name: server,
      start: () =>
        Promise.resolve({ server, ...(model === undefined ? {} : { model }), stop: () => Promise.resolve() }),
    };
  }),
];

// The same assertions for every server of this protocol.
describe.each(targets)("OpenAI's protocol as $name serves it", { timeout: 180_000 }, ({ start }) => {
  let connection: Connection;
  let model: CallRecord["model"];
  let stop: () => Promise<void>;
  const short = { num_predict: 8, seed: 1, temperature: 0 };
  let prompt = "";
  const call = (over: Partial<MeasureRequest> = {}): Promise<CallRecord> =>
    measure(connection, request({ model, endpoint: "chat", prompt, options: short, ...over }));

  beforeAll(async () => {
    const target = await start();
    stop = target.stop;
    connection = await connect({ server: target.server });
    model = await connection.model(target.model);
    // One that the model answers at some length.
    for (prompt of ["Name three colours.", "Hello", "The median of the runs is"])
      if ((await call({ options: { ...short, num_predict: 16 } })).status === "truncated") break;
  });
  afterAll(() => stop());

  it("lists its models", async () => {
    expect((await connection.models()).map(({ name }) => name)).toContain(model.name);
    expect(connection.protocol).toBe("openai");
  });

  it("streams a chat: text, times in order, counts, and a reason for the end", async () => {
    const record = await call();
    expect(record).toMatchObject({ status: "truncated", doneReason: "length", answer: "cut", speed: { valid: true } });
    expect(record.response).not.toBe("");
    expect(record.server.outputTokens).toBe(8);
    expect(record.server.promptTokens).toBeGreaterThan(0);
    const { ttftMs, chunkMs, durationMs } = record.clock;
    expect(chunkMs![0]).toBe(ttftMs);
    expect(chunkMs!.length).toBeLessThanOrEqual(8);
    expect(durationMs).toBeGreaterThanOrEqual(chunkMs!.at(-1)!);
    expect(record.throughput).toBeGreaterThan(0);
  });

  it("keeps to a token limit, and repeats itself under one seed", async () => {
    const hot = { num_predict: 12, temperature: 1.5, seed: 7 };
    const [one, two] = [await call({ options: hot }), await call({ options: hot })];
    expect(one.server.outputTokens).toBeLessThanOrEqual(12);
    expect(two.response).toBe(one.response);
  });

  it("takes a system text and earlier messages", async () => {
    const history = [
      { role: "user" as const, content: "Hi." },
      { role: "assistant" as const, content: "Hello." },
    ];
    const [bare, more] = [await call(), await call({ system: "Be brief.", history })];
    expect(more.server.promptTokens).toBeGreaterThan(bare.server.promptTokens!);
  });

  it("ends before a stop word and does not say it", async () => {
    const { response } = await call({ options: { ...short, num_predict: 16 } });
    const word = response.trim().slice(2, 5);
    const record = await call({ options: { ...short, num_predict: 16, stop: [word] } });
    expect(record.response).toBe(response.slice(0, response.indexOf(word)));
  });

  it("keeps to a JSON schema", async () => {
    const colour = { enum: ["red", "blue"] };
    const format = { type: "object", properties: { colour }, required: ["colour"], additionalProperties: false };
    const record = await call({ format, options: { num_predict: 64, seed: 1 } });
    expect(record.status).toBe("ok");
    expect(colour.enum).toContain((JSON.parse(record.response) as { colour: string }).colour);
    expect((await connection.capabilities(model.name)).formatEnforced).toBe(true);
  });

  it("writes on from a prompt without a template, where it has a way for that", async () => {
    const raw = (): Promise<CallRecord> => call({ endpoint: "generate", raw: true });
    if (connection.engine === "ollama") {
      await expect(raw()).rejects.toThrow(/Ollama's \/v1 has no way/);
      return;
    }
    const record = await raw();
    expect(["ok", "truncated", "empty"]).toContain(record.status);
    expect(record.server.promptTokens).toBeGreaterThan(0);
  });

  it("refuses a model that it does not have, or says which one answers", async () => {
    const record = await call({ model: { name: "nobody" } });
    // llama-server answers for every name with the one model that it has.
    if (connection.engine === "llama-server") {
      expect(record.status).toBe("truncated");
      return;
    }
    expect(record).toMatchObject({ status: "refused", http: 404 });
    expect(record.error).toMatch(/nobody/);
  });

  it("goes on after a client that left in the middle, and answers several at once", async () => {
    const leave = new AbortController();
    const left = call({ options: { ...short, num_predict: 200 }, signal: leave.signal, onToken: () => leave.abort() });
    expect(["cancelled", "ok", "truncated"]).toContain((await left).status);
    const all = await Promise.all([call(), call()]);
    for (const record of all) expect(record.status).toBe("truncated");
  });
});

describe("the embedded engine's /v1", () => {
  it("answers whole where no stream is asked for, and refuses in the protocol's words", async () => {
    const { host, stop } = await startEmbedded();
    const post = async (path: string, body: object): Promise<readonly [number, Record<string, unknown>]> => {
      const answer = await fetch(`${host}/v1${path}`, { method: "POST", body: JSON.stringify(body) });
      return [answer.status, (await answer.json()) as Record<string, unknown>];
    };
    try {
      const ask = {
        model: "chimera-demo",
        max_tokens: 4,
        temperature: 0,
        messages: [{ role: "user", content: "Name three colours." }],
      };
      const [, chat] = await post("/chat/completions", ask);
      expect(chat).toMatchObject({
        object: "chat.completion",
        choices: [{ index: 0, message: { role: "assistant", content: expect.any(String) as string } }],
        usage: { completion_tokens: expect.any(Number) as number, prompt_tokens_details: { cached_tokens: 0 } },
      });
      const [, text] = await post("/completions", {
        model: "chimera-demo",
        prompt: "The median of the runs is",
        max_completion_tokens: 3,
        temperature: 0,
      });
      expect(text).toMatchObject({ object: "text_completion", choices: [{ text: expect.any(String) as string }] });
      for (const [path, body, status] of [
        ["/chat/completions", { ...ask, messages: [] }, 400],
        ["/chat/completions", { ...ask, temperature: "hot" }, 400],
        ["/chat/completions", { ...ask, response_format: { type: "json_schema" } }, 400],
        ["/chat/completions", { ...ask, n: 2 }, 400],
        ["/completions", { model: "chimera-demo", prompt: 7 }, 400],
        ["/chat/completions", { ...ask, model: "nobody" }, 404],
        ["/nothing", ask, 404],
      ] as const) {
        const [answered, { error }] = await post(path, body);
        expect(answered).toBe(status);
        expect(typeof (error as { message?: unknown }).message).toBe("string");
      }
    } finally {
      await stop();
    }
  });
});
