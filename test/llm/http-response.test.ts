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
    [
      "of a length that is no number",
      `${ok}Content-Length: five\r\n\r\nhello`,
      "",
      "the answer's length cannot be read",
    ],
    ["of a negative length", `${ok}Content-Length: -5\r\n\r\nhello`, "", "the answer's length cannot be read"],
    ["of a length in chunks", `${ok}Content-Length: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, "", "end"],
    ["that never begins", "HTTP/1.1 100 Continue\r\n\r\n".repeat(200), "", "the answer never begins"],
    ["of something else", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "", "what answers does not speak HTTP/1.1"],
    ["of an endless head", `HTTP/1.1 200 OK\r\n${"x".repeat(70_000)}`, "", "the answer's head is too long"],
  ])("reads an answer %s", (_, text, body, end) => {
    expect(read(Buffer.from(text))).toMatchObject({ body, end });
  });

  it.each([204, 304])("ends an answer with status %i at its head, whatever it says of its body", (status) => {
    for (const more of ["", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n"]) {
      const reader = endOf(`HTTP/1.1 ${status} -\r\n${more}\r\n`);
      expect(reader).toMatchObject({ ended: true });
    }
  });

  it.each([
    ["a length", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", true],
    ["chunks", chunked, true],
    ["nothing that tells its end", `${ok}\r\n`, false],
    ["a close", `${ok}Content-Length: 0\r\nConnection: close\r\n\r\n`, false],
    ["a close among others", `${ok}Content-Length: 0\r\nConnection: upgrade, Close\r\n\r\n`, false],
    ["keep-alive", `${ok}Content-Length: 0\r\nConnection: keep-alive\r\n\r\n`, true],
    ["HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", false],
  ])("tells from %s whether the connection can be used again", (_, text, staysOpen) => {
    expect(endOf(text)).toMatchObject({ staysOpen });
  });
});

/** What a head alone tells, the connection still being open. */
function endOf(text: string): { ended: boolean; staysOpen?: boolean } {
  const got: { ended: boolean; staysOpen?: boolean } = { ended: false };
  const reader = createResponseReader({
    onHead: (_status, staysOpen) => (got.staysOpen = staysOpen),
    onBody: () => undefined,
    onEnd: () => (got.ended = true),
    onBroken: () => undefined,
  });
  reader.push(Buffer.from(text));
  return got;
}
