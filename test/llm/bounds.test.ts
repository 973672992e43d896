import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect, measure, parseHost } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { question } from "../../src/llm/question";
import { startFloodServer } from "../support/flood-server";
import type { FloodServer } from "../support/flood-server";
import { request } from "./truth";

const mega = 1e6;
/** What lies in the buffers of both ends of a connection, and was sent but never read. */
const underway = 16 * mega;

let server: FloodServer;
let connection: Connection;
beforeAll(async () => {
  server = await startFloodServer();
  connection = await connect({ server: server.host });
});
afterAll(() => server.stop());

/** What was sent while something was done, and how much higher the process's memory ever was than before. */
async function watched<T>(act: () => Promise<T>): Promise<{ value: T; sent: number; grownBytes: number }> {
  const before = await server.counts();
  const highest = process.resourceUsage().maxRSS;
  const value = await act();
  const after = await server.counts();
  return {
    value,
    sent: after.sent - before.sent,
    grownBytes: (process.resourceUsage().maxRSS - highest) * 1024,
  };
}

describe("a call whose answer has no measure", () => {
  it.each([
    ["no line break", "more than 16 MB in one line"],
    ["short lines", "more than 400,000 lines"],
    ["empty objects", "more than 400,000 lines"],
    ["blank lines", "more than 400,000 lines"],
    ["tiny chunks", "more than 800,000 pieces"],
  ])("is ended at its limit, in bounded memory, with one sentence: %s", async (kind, said) => {
    await server.answer("/api/generate", kind);
    const { value, sent, grownBytes } = await watched(() => measure(connection, request()));
    expect(value).toMatchObject({
      status: "interrupted-stream",
      error: `The server sent ${said} without a final record, so the call was ended.`,
    });
    expect(sent).toBeLessThan(64 * mega + underway);
    expect(grownBytes).toBeLessThan(700 * mega);
    // One line of a ledger.
    expect(JSON.stringify(value).length).toBeLessThan(mega);
  });

  it("is kept to its beginning when it ends well and is longer than any model writes", async () => {
    await server.answer("/api/generate", { response: "\u{1f600}".repeat(500_001), done: true });
    const long = await measure(connection, request());
    expect(long).toMatchObject({ status: "interrupted-stream", answer: "none", speed: { valid: false } });
    expect(long.error).toBe(
      "The answer has more than 1,000,000 characters, which no model writes: only its beginning is kept.",
    );
    expect(long.response).toBe("\u{1f600}".repeat(50_000));
    await server.answer("/api/generate", { response: "ab c ".repeat(200_000), done: true, done_reason: "length" });
    const whole = await measure(connection, request());
    expect(whole).toMatchObject({ response: "ab c ".repeat(200_000) });
    expect(whole.status).not.toBe("interrupted-stream");
  });

  it("does not cut a character in two where its beginning ends", async () => {
    await server.answer("/api/generate", { response: `a${"\u{1f600}".repeat(600_000)}`, done: true });
    const { response } = await measure(connection, request());
    expect(response).toBe(`a${"\u{1f600}".repeat(49_999)}`);
  });

  it.each([
    [
      "headers without end",
      "interrupted-stream",
      "The stream ended before the final record (the answer's head is too long).",
    ],
    [
      "one header without end",
      "interrupted-stream",
      "The stream ended before the final record (the answer's head is too long).",
    ],
    [
      "continue without end",
      "interrupted-stream",
      "The stream ended before the final record (the answer never begins).",
    ],
    ["an error without end", "server-error", "The server answered 500 (no reason given)."],
  ])("says so in one sentence: %s", async (kind, status, error) => {
    await server.answer("/api/generate", kind);
    const { value, sent } = await watched(() => measure(connection, request()));
    expect(value).toMatchObject({ status, error, response: "" });
    expect(sent).toBeLessThan(64 * mega + underway);
  });

  it.each(["headers byte by byte", "body byte by byte"])("waits no longer than its budgets: %s", async (kind) => {
    await server.answer("/api/generate", kind);
    const budgets = { loadMs: 60, firstTokenMs: 60 };
    expect(await measure(connection, request({ budgets }))).toMatchObject({ status: "timeout", response: "" });
  });

  it("is not led round in a circle", async () => {
    await server.answer("/api/generate", "redirect");
    const before = await server.counts();
    const record = await measure(connection, request());
    expect(record).toMatchObject({ status: "refused", error: expect.stringContaining("sends on to") as string });
    // The question before the call, and the call.
    expect((await server.counts()).requests - before.requests).toBeLessThanOrEqual(3);
  });

  it("is made all the same when what the server says just before has no end", async () => {
    await server.answer("/api/ps", "tiny chunks");
    await server.answer("/api/generate", { response: "hi", done: true });
    const { value, sent } = await watched(() => measure(connection, request()));
    await server.answer("/api/ps", { models: [] });
    expect(value).toMatchObject({ status: "ok", response: "hi" });
    expect(sent).toBeLessThan(8 * mega + underway);
  });
});

describe("a small answer that has no measure", () => {
  const kinds = ["empty objects", "blank lines", "tiny chunks", "headers without end", "continue without end"];
  const paths = ["/api/tags", "/api/ps", "/api/show", "/api/generate", "/v1/models"];

  it.each([
    ...["no line break", ...kinds].map((kind) => ["/api/version", kind] as const),
    ...paths.map((path) => [path, "no line break"] as const),
  ])("is read no further than a few megabytes: %s, %s", async (path, kind) => {
    await server.answer(path, kind);
    const body = path === "/api/show" || path === "/api/generate" ? { body: { model: "m" } } : {};
    const { value, sent } = await watched(() => question(parseHost(server.host), { path, ...body, limitMs: 20_000 }));
    await server.answer(path, undefined);
    expect(value).toMatchObject({ ok: false });
    expect(value.ok ? "" : value.why).toMatch(
      /^an answer of more than (8 MB|200,000 (lines|pieces))|^the answer( never begins|'s head is too long)$/,
    );
    expect(sent).toBeLessThan(8 * mega + underway);
  });

  it.each(["headers byte by byte", "body byte by byte"])("is waited for no longer than its limit: %s", async (kind) => {
    await server.answer("/api/version", kind);
    const answered = await question(parseHost(server.host), { path: "/api/version", limitMs: 60 });
    await server.answer("/api/version", undefined);
    expect(answered).toMatchObject({ ok: false, why: "no whole answer within 0.06 s" });
  });

  it.each([
    [
      "no line break",
      /^No model server answers at \S+ \(an answer of more than 8 MB in one line\)|what answers there is no model server: an answer of more than 8 MB/,
    ],
    [
      "redirect",
      /^No model server answers at \S+ \(what answers there is no model server: 302, sends on to \S+\/api\/version\): /,
    ],
  ])("ends the connecting with one sentence: %s", async (kind, said) => {
    await server.answer("/api/version", kind);
    const before = await server.counts();
    await expect(connect({ server: server.host })).rejects.toThrow(said);
    await server.answer("/api/version", undefined);
    expect((await server.counts()).requests - before.requests).toBeLessThanOrEqual(2);
  });
});

describe("a server with very many models", () => {
  it("is asked few questions, and named in a short message", async () => {
    const models = Array.from({ length: 5000 }, (_, at) => ({ name: `family/model-${at}:q4`, digest: "a".repeat(64) }));
    await server.answer("/api/tags", { models });
    const before = await server.counts();
    expect(await connection.models()).toHaveLength(5000);
    expect((await connection.model()).name).toBe("family/model-0:q4");
    const missing = connection.model("model-4999");
    await expect(missing).rejects.toThrow(
      `has no model "model-4999" (it has family/model-4999:q4, family/model-0:q4, family/model-1:q4, family/model-2:q4, family/model-3:q4 and 4,995 more)`,
    );
    await expect(missing).rejects.toThrow(/^.{0,400}$/);
    expect((await server.counts()).requests - before.requests).toBeLessThanOrEqual(7);
  });
});
