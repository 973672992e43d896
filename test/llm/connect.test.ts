import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { connect } from "../../src/llm";
import { UserError } from "../../src/records";
import { constant, plain, saying, startTruthServer } from "../support/truth-server";
import type { TruthServer } from "../support/truth-server";

const details = {
  format: "gguf",
  family: "gemma3",
  families: ["gemma3"],
  parameter_size: "4.3B",
  quantization_level: "Q4_K_M",
};
const listed = (name: string): object => ({ name, model: name, size: 3_338_801_804, digest: "a".repeat(64), details });

describe("connecting", () => {
  let server: TruthServer;
  beforeAll(async () => {
    server = await startTruthServer();
    await server.state({
      version: "0.24.0",
      tags: [listed("gemma3:latest"), listed("tiny:q8")],
      ps: [{ ...listed("gemma3:latest"), size_vram: 2_000_000_000, context_length: 4096 }],
      show: {
        "gemma3:latest": { capabilities: ["completion", "thinking"], model_info: { "gemma3.context_length": 131_072 } },
        "tiny:q8": { capabilities: ["completion"], model_info: {} },
        gemma3: { capabilities: ["completion", "thinking"] },
      },
    });
  });
  afterAll(() => server.stop());
  afterEach(() => {
    delete process.env["OLLAMA_HOST"];
  });

  it("says who answers, with its version", async () => {
    const connection = await connect({ server: server.host });
    expect(connection).toMatchObject({ host: server.host, hostKind: "loopback", engine: "ollama", version: "0.24.0" });
    expect(connection.note).toBe(`Ollama 0.24.0 answers at ${server.host}.`);
    await connection.close();
  });

  it("takes what a server tells of its models as far as it can be read", async () => {
    const odd = createServer((ask, answer) => {
      if (ask.url === "/api/version") answer.end('{"version":"0.1.0"}');
      else if (ask.url === "/api/tags") answer.end('{"models":[null,{"size":1},{"name":"bare"}]}');
      else if (ask.url === "/api/ps") answer.writeHead(404).end("404 page not found");
      else answer.writeHead(404).end('{"error":"no"}');
    });
    await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", resolve));
    const said = vi.spyOn(console, "log");
    const connection = await connect({ server: `127.0.0.1:${(odd.address() as AddressInfo).port}` });
    expect(await connection.models()).toMatchObject([{ name: "bare", loaded: false }]);
    // Standard output is for what was asked for.
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
    odd.close();
  });

  it("takes the host from OLLAMA_HOST, with 0.0.0.0 for this machine", async () => {
    process.env["OLLAMA_HOST"] = `0.0.0.0:${new URL(server.host).port}`;
    expect((await connect()).host).toBe(server.host);
  });

  it("lists models with everything the server tells", async () => {
    const models = await (await connect({ server: server.host })).models();
    expect(models).toEqual([
      {
        name: "gemma3:latest",
        digest: "a".repeat(64),
        quantization: "Q4_K_M",
        parameterSize: "4.3B",
        family: "gemma3",
        bytes: 3_338_801_804,
        loaded: true,
        memoryBytes: 3_338_801_804,
        vramBytes: 2_000_000_000,
        loadedContext: 4096,
      },
      {
        name: "tiny:q8",
        digest: "a".repeat(64),
        quantization: "Q4_K_M",
        parameterSize: "4.3B",
        family: "gemma3",
        bytes: 3_338_801_804,
        loaded: false,
      },
    ]);
  });

  it("finds a model without its tag and in other case, and names what there is when it is not there", async () => {
    const connection = await connect({ server: server.host });
    expect(await connection.model("Gemma3")).toMatchObject({ name: "gemma3:latest", contextLength: 131_072 });
    expect((await connection.model()).name).toBe("gemma3:latest");
    await expect(connection.model("tiny")).rejects.toThrow(
      `The server at ${server.host} has no model "tiny" (it has gemma3:latest, tiny:q8): get it with "ollama pull tiny".`,
    );
    expect(await connection.loaded("gemma3")).toEqual({
      here: true,
      contextLength: 4096,
      memory: { bytes: 3338801804, videoBytes: 2000000000, contextTokens: 4096 },
    });
    expect(await connection.loaded("tiny:q8")).toEqual({ here: false });
  });

  it.each([
    ["the probe's word, which only a grammar brings about", '{"word":"chimera-format-probe"}', true],
    ["prose", "Hello! How can I help you?", false],
    ["other JSON", '{"word":"hello"}', false],
  ])("takes %s for what it tells about the format, and asks once", async (_, text, enforced) => {
    const name = "gemma3";
    await server.plan(name, {
      ...saying(""),
      framing: "length",
      steps: [{ write: JSON.stringify({ response: text, done: true }) }],
    });
    await server.forget();
    const connection = await connect({ server: server.host });
    for (let time = 0; time < 3; time += 1)
      expect(await connection.capabilities(name)).toEqual({ thinking: true, formatEnforced: enforced });
    const log = await server.log();
    expect(log).toHaveLength(1);
    expect(log[0]!.body).toMatchObject({ format: { type: "object" }, options: { temperature: 0 } });
  });

  it("leaves the format unknown when the probe fails, and asks again later", async () => {
    const good = { framing: "length" as const, steps: [{ write: '{"response":"no","done":true}' }] };
    await server.plan("gemma3", plain(500, '{"error":"out of memory"}'), good);
    const connection = await connect({ server: server.host });
    expect((await connection.capabilities("gemma3")).formatEnforced).toBeNull();
    expect((await connection.capabilities("gemma3")).formatEnforced).toBe(false);
  });

  it("refuses a host that it cannot understand before it asks anybody", async () => {
    await expect(connect({ server: "ftp://example.com" })).rejects.toMatchObject({ exitCode: 2 });
  });

  it("says in one sentence that nobody listens at a named host", async () => {
    const connecting = connect({ server: "127.0.0.1:1" });
    await expect(connecting).rejects.toThrow(UserError);
    await expect(connecting).rejects.toThrow(
      /^No model server answers at http:\/\/127\.0\.0\.1:1 \(.+\): start it, as with "ollama serve"/,
    );
  });

  it.each([
    ["a web page", "<html>hello</html>", "text/html", "a web page does"],
    ["other JSON", '{"version":7}', "application/json", "what answers there is no model server"],
  ])("does not take %s for a model server", async (_, body, type, said) => {
    const other = createServer((_request, response) => response.writeHead(200, { "content-type": type }).end(body));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    await expect(connect({ server: host })).rejects.toThrow(`No model server answers at http://${host} (${said}): `);
    other.closeAllConnections();
    other.close();
  });

  it("sends credentials of the address with every request, and prints them nowhere", async () => {
    await server.plan("gemma3", constant(["a"]));
    await server.forget();
    const port = new URL(server.host).port;
    const connection = await connect({ server: `http://someone:secret@127.0.0.1:${port}` });
    const printed = [connection.host, connection.note];
    expect(JSON.stringify([printed, await connection.environment()])).not.toContain("secret");
    await connection.capabilities("gemma3");
    const log = await server.log();
    expect(log[0]!.headers["authorization"]).toBe(`Basic ${Buffer.from("someone:secret").toString("base64")}`);
  });
});
