import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect } from "../../src/llm";
import { startFloodServer } from "../support/flood-server";
import type { FloodServer } from "../support/flood-server";

let server: FloodServer;
beforeAll(async () => {
  server = await startFloodServer();
});
afterAll(() => server.stop());

const answer = (status: number, body: string, headers = ""): object => ({
  raw: `HTTP/1.1 ${status} -\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
});
const models = (owner: unknown): object => answer(200, JSON.stringify({ data: [{ id: "m", owned_by: owner }] }));
const notFound = answer(404, '{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}');
const elsewhere = "name the host of an Ollama, or leave the host out to use the embedded model";

describe("a host that is no Ollama", () => {
  it.each([
    ["llama.cpp's server", notFound, models("llamacpp"), "llama.cpp's server does", elsewhere],
    ["vLLM", answer(404, '{"detail":"Not Found"}'), models("vllm"), "vLLM does", elsewhere],
    ["SGLang", answer(404, '{"detail":"Not Found"}'), models("sglang"), "SGLang does", elsewhere],
    [
      "LM Studio",
      answer(200, '{"error":"Unexpected endpoint or method. (GET /api/version)"}'),
      models("organization_owner"),
      "LM Studio does",
      elsewhere,
    ],
    ["LM Studio by its models", notFound, models("organization_owner"), "LM Studio does", elsewhere],
    ["another one like it", notFound, models("constructor"), "a server with OpenAI's interface does", elsewhere],
    ["one whose owner is no text", notFound, models({}), "a server with OpenAI's interface does", elsewhere],
    ["a web page", answer(200, "<!doctype html><p>Hello"), notFound, "a web page does", "look at the host and port"],
    [
      "one that asks for a password",
      answer(401, "{}"),
      notFound,
      "HTTP 401, it wants a name and password",
      "write the host as http://name:password@host:port",
    ],
    [
      "one that sends on",
      answer(301, "", "location: http://127.0.0.1:9/api/version\r\n"),
      notFound,
      "301, sends on to http://127.0.0.1:9/api/version",
      "use http://127.0.0.1:9 as the host",
    ],
    [
      "nothing that is known",
      notFound,
      notFound,
      "what answers there is not Ollama: HTTP 404: File Not Found",
      elsewhere,
    ],
    [
      "an error that is an object without a message",
      answer(500, '{"error":{"code":{}}}'),
      notFound,
      'what answers there is not Ollama: HTTP 500: {"code":{}}',
      elsewhere,
    ],
    ["no version", answer(200, "{}"), notFound, "what answers there is not Ollama", elsewhere],
    [
      "what is no HTTP",
      { raw: "SSH-2.0-OpenSSH_9.6\r\n\r\n" },
      notFound,
      "what answers does not speak HTTP/1.1",
      undefined,
    ],
  ])("is named with what to do: %s", async (_, version, list, who, remedy) => {
    await server.answer("/api/version", version);
    await server.answer("/v1/models", list);
    const connecting = connect({ host: server.host });
    await expect(connecting).rejects.toThrow(
      `No Ollama answers at ${server.host} (${who}): ${remedy ?? 'start it with "ollama serve", or leave the host out to use the embedded model'}.`,
    );
    await expect(connecting).rejects.not.toThrow("[object");
  });
});
