import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect as connectSocket } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect, embeddedVersion, measure, measureMany, startEmbedded } from "../../src/llm";
import type { Connection, EmbeddedEngine } from "../../src/llm";
import { compiledFile } from "../../src/files";
import { UserError } from "../../src/records";
import { ask } from "./conformance/api";
import { request } from "./truth";

describe("the embedded engine", () => {
  let engine: EmbeddedEngine;
  beforeAll(async () => {
    engine = await startEmbedded();
  });
  afterAll(() => engine.stop());

  it("takes a free port of loopback, and answers on no other address", async () => {
    expect(engine.host).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const port = Number(new URL(engine.host).port);
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter((each) => !each.internal && each.family === "IPv4");
    for (const { address } of others) {
      const socket = connectSocket({ host: address, port });
      const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException];
      expect(error.code).toBe("ECONNREFUSED");
    }
  });

  it("makes vectors of length 1, the same for the same text", async () => {
    const { last } = await ask(engine.host, "/api/embed", {
      model: "chimera-demo",
      input: ["a median", "a mean", "a median"],
    });
    const [first, second, third] = last["embeddings"] as number[][];
    expect(Math.hypot(...first!)).toBeCloseTo(1, 6);
    expect(third).toEqual(first);
    expect(second).not.toEqual(first);
  });

  it("refuses a schema that it cannot enforce, rather than ignoring it", async () => {
    const format = { type: "string", pattern: "^(a|b)+c$" };
    const answer = await ask(engine.host, "/api/generate", { model: "chimera-demo", prompt: "x", format });
    expect(answer).toMatchObject({ status: 400, last: { error: expect.stringMatching(/pattern/) as string } });
  });

  it("says what it does not serve", async () => {
    expect(await ask(engine.host, "/api/pull", { model: "x" })).toMatchObject({ status: 404 });
  });
});

describe("a connection to it", () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect({ embedded: true });
  });
  afterAll(() => connection.close());

  it("says who answers", () => {
    expect(connection).toMatchObject({ engine: "embedded", hostKind: "loopback", version: embeddedVersion });
    expect(connection.note).toMatch(/tiny model/);
  });

  it("gives the model with all that is known of it", async () => {
    const model = await connection.model();
    expect(model).toMatchObject({ name: "chimera-demo:latest", family: "llama", loaded: true, vramBytes: 0 });
    expect(model.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(model.contextLength).toBe(model.loadedContext);
    expect(model.parameterSize).toMatch(/^\d/);
    expect(model.quantization).toBeTruthy();
  });

  it("finds by probing that the format is enforced", async () => {
    expect(await connection.capabilities("chimera-demo", { probe: false })).toEqual({
      thinking: false,
      formatEnforced: null,
    });
    expect(await connection.capabilities("chimera-demo")).toEqual({ thinking: false, formatEnforced: true });
    expect(await connection.capabilities("chimera-demo", { probe: false })).toMatchObject({ formatEnforced: true });
  });

  it("tells the machine: system, processor, memory, Node, versions", async () => {
    const environment = await connection.environment();
    expect(environment).toMatchObject({ engine: "embedded", hostKind: "loopback", server: embeddedVersion });
    expect(environment).not.toHaveProperty("host");
    expect(environment.cores).toBeGreaterThan(0);
    expect(environment.memoryBytes).toBeGreaterThan(0);
    expect(environment.node).toBe(process.versions.node);
  });

  it("measures a call whose time budget closes, warm after the first", async () => {
    const model = await connection.model();
    const options = { num_predict: 12, num_ctx: 256, seed: 1 };
    const asked = ["a", "b"].map((id) => request({ id, model, options, prompt: "Hello", cache: "allow" }));
    const [first, second] = await measureMany(connection, asked);
    expect([first!.server.loadMs, second!.server.loadMs]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(second!.loadedBefore).toBe(true);
    expect(second!.clock.chunkMs!.length).toBeGreaterThan(1);
    const budget = second!.budget!;
    const { otherMs, loadMs, promptEvalMs, decodeMs, afterTextMs, remainderMs } = budget;
    const parts = [otherMs, loadMs, promptEvalMs, decodeMs, afterTextMs, remainderMs].reduce<number>(
      (sum, part) => sum + part!,
      0,
    );
    expect(parts).toBeCloseTo(second!.clock.durationMs!, 6);
  });

  it("gives a refused record for another model, with the command that gets it", async () => {
    const record = await measure(connection, request({ model: { name: "gemma3" } }));
    expect(record).toMatchObject({ status: "refused" });
    expect(record.error).toMatch(/model "gemma3" not found\): get it with "ollama pull gemma3"\.$/);
    await expect(connection.model("gemma3")).rejects.toThrow(/has no model "gemma3" \(it has chimera-demo:latest\)/);
  });
});

describe("its process", () => {
  it("ends with its parent, even when that is killed", async () => {
    const script = `require(process.argv[1]).startEmbedded().then((engine) => { console.log(engine.host); setInterval(() => 0, 1000); });`;
    const parent = spawn(process.execPath, ["-e", script, compiledFile("llm/index.js")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [output] = (await once(parent.stdout, "data")) as [Buffer];
    const socket = connectSocket({ host: "127.0.0.1", port: Number(new URL(output.toString().trim()).port) });
    await once(socket, "connect");
    // A connection that the engine has not taken yet is broken and not closed when it ends: an error, too, and `once` would be rejected by it.
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    parent.kill("SIGKILL");
    await closed;
  });

  it("says in one sentence what is wrong with a model file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "gguf-"));
    const file = join(folder, "broken.gguf");
    await writeFile(file, "this is no model");
    await expect(startEmbedded({ gguf: file })).rejects.toThrow(UserError);
    await expect(startEmbedded({ gguf: file })).rejects.toThrow(/could not serve .*broken\.gguf/);
    await expect(startEmbedded({ gguf: join(folder, "none.gguf") })).rejects.toThrow(/There is no model file at/);
    await rm(folder, { recursive: true });
  });
});
