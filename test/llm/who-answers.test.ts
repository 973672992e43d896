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
const notFound = answer(404, '{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}');
const elsewhere = "name the address of a model server, or leave the server out to use what is here";

describe("an address where no model server answers", () => {
  it.each([
    ["a web page", answer(200, "<!doctype html><p>Hello"), notFound, "a web page does", "look at the host and port"],
    [
      "one that asks for a password",
      answer(401, "{}"),
      notFound,
      "HTTP 401, it wants a key or a password",
      "give apiKey, or --server env with OPENAI_BASE_URL and OPENAI_API_KEY; a password as http://name:password@host:port",
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
      "what answers there is no model server: HTTP 404: File Not Found",
      elsewhere,
    ],
    [
      "an error that is an object without a message",
      answer(500, '{"error":{"code":{}}}'),
      notFound,
      'what answers there is no model server: HTTP 500: {"code":{}}',
      elsewhere,
    ],
    ["no version", answer(200, "{}"), notFound, "what answers there is no model server", elsewhere],
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
    const connecting = connect({ server: server.host });
    await expect(connecting).rejects.toThrow(
      `No model server answers at ${server.host} (${who}): ${remedy ?? 'start it, as with "ollama serve", or leave the server out to use what is here'}.`,
    );
    await expect(connecting).rejects.not.toThrow("[object");
  });
});
