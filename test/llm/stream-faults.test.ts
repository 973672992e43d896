import { describe, expect, it } from "vitest";

import { constant, done, line, plain, splitBytes, steps, token } from "../support/truth-server";
import { useTruth } from "./truth";

const truth = useTruth();

describe("a stream that goes wrong is a record with a status, and keeps what came", () => {
  it("marks a web page as no model server", async () => {
    const page = plain(200, "<!DOCTYPE html><html><body>Welcome to nginx</body></html>", "text/html");
    const { record } = await truth.call(page);
    expect(record).toMatchObject({ status: "server-error", response: "" });
    expect(record.error).toMatch(/web page and no model server/);
    expect(record.clock).not.toHaveProperty("ttftMs");
  });

  it("marks an error line in the middle as a server error, with the partial text", async () => {
    const plan = steps(token("Once "), token("upon"), line({ error: "out of memory" }));
    const { record } = await truth.call(plan);
    expect(record).toMatchObject({ status: "server-error", response: "Once upon" });
    expect(record.error).toBe("The server stopped with an error: out of memory.");
    expect(record.clock.chunkMs).toHaveLength(2);
  });

  it("takes an error that is an object, too", async () => {
    const { record } = await truth.call(steps(token("a"), line({ error: { code: 7 } })));
    expect(record).toMatchObject({
      status: "server-error",
      error: 'The server stopped with an error: {"code":7}.',
    });
  });

  it("marks a line that is no JSON, and reads the lines around it", async () => {
    const { record } = await truth.call(steps(token("a"), "%%% not json\n", token("b"), done()));
    expect(record).toMatchObject({ status: "interrupted-stream", response: "ab" });
    expect(record.error).toMatch(/"%%% not json"/);
  });

  it("marks an end without the final record", async () => {
    const { record } = await truth.call(steps(token("a"), token("b")));
    expect(record).toMatchObject({ status: "interrupted-stream", response: "ab", server: {} });
    expect(record).not.toHaveProperty("throughput");
    expect(record).not.toHaveProperty("budget");
  });

  it("keeps the partial text when the connection is closed in the middle", async () => {
    const { record } = await truth.call(steps(token("a"), { write: '{"response":"b', then: "cut" }));
    expect(record).toMatchObject({ status: "interrupted-stream", response: "a" });
    expect(record.error).toMatch(/closed in the middle/);
  });

  it("keeps the partial text when the connection is reset in the middle", async () => {
    // The reset waits until the token has been seen: a reset throws away what the reader has not read yet.
    const plan = steps(token("partial"), { gate: "seen", then: "reset" });
    const { record } = await truth.call(plan, { onToken: () => void truth.server().open("seen") });
    expect(record).toMatchObject({ status: "interrupted-stream", response: "partial" });
    expect(record.error).toMatch(/ECONNRESET/);
  });

  it("marks a connection that is broken before any answer", async () => {
    const { record } = await truth.call({ refuse: true, steps: [] });
    expect(record.status).toBe("interrupted-stream");
    expect(record.error).toMatch(/ECONNRESET|closed/);
  });

  it("counts junk after a good start as no answer of this protocol when the bytes are no HTTP", async () => {
    const { record } = await truth.call({ ...steps(token("a"), done()), status: 99 });
    expect(record).toMatchObject({ status: "interrupted-stream", response: "" });
    expect(record.error).toMatch(/does not speak HTTP/);
  });
});

describe("pieces of a stream are put together again", () => {
  it("joins a character that is split over chunks", async () => {
    const text = token("Grüße, 世界 🦙");
    const bytes = Buffer.byteLength(text);
    const places = Array.from({ length: bytes - 1 }, (_, at) => at + 1);
    const { record } = await truth.call(steps(...splitBytes(text, ...places), done()));
    expect(record).toMatchObject({ status: "ok", response: "Grüße, 世界 🦙" });
    expect(record.clock.chunkMs).toHaveLength(1);
  });

  it("reads two objects in one chunk, and one chunk in several segments", async () => {
    const plan = steps(token("a") + token("b"), { write: token("c"), segments: 7 }, done());
    const { record } = await truth.call(plan);
    expect(record).toMatchObject({ status: "ok", response: "abc" });
    expect(record.clock.chunkMs).toHaveLength(3);
    const [first, second] = record.clock.chunkMs!;
    expect(second).toBe(first);
  });

  it("reads a final record without a line break", async () => {
    const { record } = await truth.call(steps(token("a"), done().trimEnd()));
    expect(record).toMatchObject({ status: "ok", response: "a", doneReason: "stop" });
  });

  it.each(["length", "close"] as const)("reads a body whose end is told by %s", async (framing) => {
    const { record } = await truth.call({ ...constant(["a", "b"]), framing });
    expect(record).toMatchObject({ status: "ok", response: "ab" });
  });

  it("replaces half a surrogate pair, which cannot be written, and keeps a whole one that came in halves", async () => {
    const half = (escape: string): string => `{"response":"${escape}","done":false}\n`;
    const { record } = await truth.call(steps(half("\\ud83e"), half("\\udd99"), half("\\ud800!"), done()));
    expect(record.response).toBe("🦙\ufffd!");
  });
});
