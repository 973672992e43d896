import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createResponseReader } from "../../src/llm/timing/http-response";

/** Reads these bytes in these pieces. */
function read(bytes: Buffer, cuts: readonly number[] = []): { status?: number; body: string; end: string } {
  const got: { status?: number; body: Buffer[]; end: string } = { body: [], end: "open" };
  const reader = createResponseReader({
    onHead: (status) => (got.status = status),
    onBody: (piece) => void got.body.push(Buffer.from(piece)),
    onEnd: () => (got.end = "end"),
    onBroken: (why) => (got.end = why),
  });
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  places.slice(1).forEach((to, at) => reader.push(bytes.subarray(places[at], to)));
  const whole = reader.close();
  return { ...got, body: Buffer.concat(got.body).toString("utf8"), end: whole ? "end" : got.end };
}

const ok = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n";
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;

describe("reading a response", () => {
  it("is the same however the bytes are cut", () => {
    const parts = fc.array(fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }), { maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.array(fc.nat(2000)), fc.boolean(), (texts, cuts, trailer) => {
        const frames = texts.map((text) => {
          const bytes = Buffer.from(text);
          return Buffer.concat([Buffer.from(`${bytes.length.toString(16)};x=1\r\n`), bytes, Buffer.from("\r\n")]);
        });
        const end = trailer ? "0\r\nx-sum: 1\r\n\r\n" : "0\r\n\r\n";
        const bytes = Buffer.concat([Buffer.from(chunked), ...frames, Buffer.from(end)]);
        const inside = cuts.map((cut) => cut % (bytes.length + 1));
        expect(read(bytes, inside)).toEqual({ status: 200, body: texts.join(""), end: "end" });
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it.each([
    ["by length", `${ok}Content-Length: 5\r\n\r\nhello`, "hello", "end"],
    ["of no length", `${ok}Content-Length: 0\r\n\r\n`, "", "end"],
    ["until the connection closes", `${ok}\r\nhello`, "hello", "end"],
    ["after a 100 Continue", `HTTP/1.1 100 Continue\r\n\r\n${ok}Content-Length: 2\r\n\r\nhi`, "hi", "end"],
    ["cut in a chunk", `${chunked}5\r\nhel`, "hel", "open"],
    ["cut in its length", `${ok}Content-Length: 5\r\n\r\nhel`, "hel", "open"],
    ["cut before the last chunk", `${chunked}2\r\nhi\r\n`, "hi", "open"],
    ["of a bad chunk length", `${chunked}zz\r\nhi`, "", "the length of a chunk cannot be read"],
    ["of something else", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "", "what answers does not speak HTTP/1.1"],
    ["of an endless head", `HTTP/1.1 200 OK\r\n${"x".repeat(70_000)}`, "", "the answer's head is too long"],
  ])("reads an answer %s", (_, text, body, end) => {
    expect(read(Buffer.from(text))).toMatchObject({ body, end });
  });
});
