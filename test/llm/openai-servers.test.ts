import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { connect, optionsSent, parseHost } from "../../src/llm";
import { lookAround } from "../../src/llm/look-around";
import { startFloodServer } from "../support/flood-server";
import type { FloodServer } from "../support/flood-server";
import { startTruthServer } from "../support/truth-server";

let server: FloodServer;
beforeAll(async () => {
  server = await startFloodServer();
});
afterAll(() => server.stop());
afterEach(() => {
  delete process.env["OPENAI_BASE_URL"];
  delete process.env["OPENAI_API_KEY"];
});

const answer = (status: number, body: string, headers = ""): object => ({
  raw: `HTTP/1.1 ${status} -\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
});
const notFound = answer(404, '{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}');
const list = (owner: unknown, rest: object = {}): object => ({ data: [{ id: "m", owned_by: owner, ...rest }] });
const paths = ["/api/version", "/v1/models", "/props", "/version", "/api/v0/models"];

/** Answers these paths so, and no other. */
async function only(answers: Readonly<Record<string, unknown>>): Promise<void> {
  for (const path of paths) await server.answer(path, answers[path] ?? notFound);
}

const meta = { n_ctx: 4096, n_ctx_train: 8192, n_params: 134_515_008, size: 96_576_768, ftype: "Q4_1" };
const studio = {
  data: [
    { id: "e", type: "embeddings", state: "loaded", max_context_length: 512 },
    { id: "m", type: "llm", arch: "llama", quantization: "Q4_K_M", state: "not-loaded", max_context_length: 131_072 },
  ],
};

describe("a server of OpenAI's protocol is told by what it answers", () => {
  it.each([
    [
      "llama-server by the owner of its models",
      { "/v1/models": list("llamacpp", { meta }), "/props": { build_info: "b11434-abc" } },
      { engine: "llama-server", version: "b11434-abc" },
      {
        name: "m",
        loaded: true,
        bytes: 96_576_768,
        quantization: "Q4_1",
        parameterSize: "134.52M",
        contextLength: 8192,
        loadedContext: 4096,
      },
    ],
    [
      "llama-server by its own path",
      { "/v1/models": list("me"), "/props": { default_generation_settings: {}, build_info: 7 } },
      { engine: "llama-server", version: "unknown" },
      { name: "m", loaded: false },
    ],
    [
      "vLLM by the owner",
      { "/v1/models": list("vllm", { max_model_len: 4096 }), "/version": { version: "0.32.0" } },
      { engine: "vllm", version: "0.32.0" },
      { name: "m", loaded: true, contextLength: 4096, loadedContext: 4096 },
    ],
    [
      "vLLM by its own path",
      { "/v1/models": list("me"), "/version": { version: "0.32.0" } },
      { engine: "vllm", version: "0.32.0" },
      { name: "m", loaded: false },
    ],
    [
      "SGLang",
      { "/v1/models": list("sglang") },
      { engine: "sglang", version: "unknown" },
      { name: "m", loaded: false },
    ],
    [
      "LM Studio",
      {
        "/api/version": answer(200, '{"error":"Unexpected endpoint or method. (GET /api/version)"}'),
        "/v1/models": list("organization_owner"),
        "/api/v0/models": studio,
      },
      { engine: "lm-studio", version: "unknown" },
      { name: "m", loaded: false, quantization: "Q4_K_M", family: "llama", contextLength: 131_072 },
    ],
    [
      "LM Studio by its own path",
      { "/v1/models": list("me"), "/api/v0/models": studio },
      { engine: "lm-studio" },
      { name: "m", loaded: false, quantization: "Q4_K_M", family: "llama", contextLength: 131_072 },
    ],
    [
      "another one",
      { "/v1/models": list("constructor") },
      { engine: "openai-compatible" },
      { name: "m", loaded: false },
    ],
    [
      "one whose owner is no text",
      { "/v1/models": list({}) },
      { engine: "openai-compatible" },
      { name: "m", loaded: false },
    ],
    [
      "Ollama",
      { "/api/version": { version: "0.24.0" }, "/v1/models": list("library") },
      { engine: "ollama", version: "0.24.0" },
      undefined,
    ],
  ])("%s", async (_, answers, who, model) => {
    await only(answers);
    const connection = await connect({ server: `${server.host}/v1` });
    expect(connection).toMatchObject({ ...who, protocol: "openai", host: `${server.host}/v1`, hostKind: "loopback" });
    expect(connection.note).toContain(`answers at ${server.host}/v1.`);
    expect(await connection.environment()).toMatchObject({ engine: who.engine, protocol: "openai" });
    if (model === undefined) return;
    expect(await connection.model()).toEqual(model);
    // An address without a path is the same server, but for Ollama, which has a language of its own.
    expect((await connect({ server: server.host })).host).toBe(`${server.host}/v1`);
  });

  it("says what is loaded only where the server tells", async () => {
    await only({ "/v1/models": list("llamacpp", { meta }) });
    const llama = await connect({ server: `${server.host}/v1` });
    expect(await llama.loaded("m")).toMatchObject({ here: true, contextLength: 4096 });
    await only({ "/v1/models": list("me") });
    const other = await connect({ server: `${server.host}/v1` });
    expect(await other.loaded("m")).toBeUndefined();
    expect(await other.identity("m")).toEqual({});
  });

  it("says in one sentence that a key is wanted, and that a list cannot be read", async () => {
    await only({ "/v1/models": answer(401, '{"error":{"message":"Invalid API Key"}}') });
    await expect(connect({ server: `${server.host}/v1` })).rejects.toThrow(
      `No model server answers at ${server.host}/v1 (HTTP 401: Invalid API Key, it wants a key or a password): give apiKey`,
    );
    await expect(connect({ server: server.host })).rejects.toThrow("it wants a key or a password");
    await only({ "/v1/models": { data: 7 } });
    await expect(connect({ server: `${server.host}/v1` })).rejects.toThrow("what answers there is no model server");
  });

  it("names the models that there are where one is not there, and pulls none from what is no Ollama", async () => {
    await only({ "/v1/models": list("vllm") });
    const connection = await connect({ server: `${server.host}/v1` });
    await expect(connection.model("x")).rejects.toThrow(
      `The server at ${server.host}/v1 has no model "x" (it has m): name one that it serves, or start the server with it.`,
    );
  });
});

describe("the server env", () => {
  it("is the one that OPENAI_BASE_URL names", async () => {
    await only({ "/v1/models": list("vllm") });
    process.env["OPENAI_BASE_URL"] = `${server.host}/v1`;
    process.env["OPENAI_API_KEY"] = "sk-a-secret-key";
    const connection = await connect({ server: "env" });
    expect(connection).toMatchObject({ engine: "vllm", host: `${server.host}/v1` });
    expect(JSON.stringify([connection.note, connection.host, await connection.environment()])).not.toContain("secret");
  });

  it("is refused where nothing is set, and so is a key for nobody", async () => {
    process.env["OPENAI_API_KEY"] = "sk-a-secret-key";
    await expect(connect({ server: "env" })).rejects.toThrow(/^OPENAI_BASE_URL is not set/);
    await expect(connect({ apiKey: "sk-a-secret-key" })).rejects.toThrow(/^apiKey is sent to the server that is named/);
  });
});

describe("the options that a server takes", () => {
  const given = { num_ctx: 4096, top_k: 1, ignore_eos: true, seed: 1 };
  it.each([
    ["vllm", "http://h/v1", { top_k: 1, ignore_eos: true, seed: 1 }],
    ["lm-studio", "http://h/v1", { top_k: 1, seed: 1 }],
    ["ollama", "http://h/v1", { seed: 1 }],
    ["ollama", "http://h:11434", { num_ctx: 4096, top_k: 1, seed: 1 }],
  ] as const)("are those of %s at %s", (engine, address, taken) => {
    expect(optionsSent({ engine, host: parseHost(address) }, given)).toEqual(taken);
  });
});

describe("looking for servers on this machine", () => {
  it("takes Ollama before all others, says who else is there, and passes over what has no model", async () => {
    const ollama = await startTruthServer();
    const empty = await startTruthServer();
    try {
      await ollama.state({ version: "0.24.0", tags: [{ name: "m" }] });
      await only({ "/v1/models": list("vllm"), "/version": { version: "0.32.0" } });
      const all = [empty.host, "127.0.0.1:1", ollama.host, `${server.host}/v1`];
      expect((await lookAround(all))!.note).toBe(
        `Ollama 0.24.0 answers at ${ollama.host}. vLLM 0.32.0 answers at ${server.host}/v1, too: name it to measure it.`,
      );
      expect((await lookAround([empty.host, `${server.host}/v1`]))!.server.engine).toBe("vllm");
      expect(await lookAround([empty.host, "127.0.0.1:1"])).toBeUndefined();
    } finally {
      await Promise.all([ollama.stop(), empty.stop()]);
    }
  });
});
