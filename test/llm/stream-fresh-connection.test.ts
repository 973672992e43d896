import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";

import { connect, measure } from "../../src/llm";
import type { MeasureRequest } from "../../src/llm";
import type { CallRecord } from "../../src/records";
import { done, token } from "../support/truth-server";
import { request } from "./truth";

let stop: (() => void) | undefined;
afterEach(() => stop?.());

const answer = (body: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
const streamHead = "HTTP/1.1 200 OK\r\n\r\n";

/** One call to a server that answers requests for text in these ways, the last one again, with the paths that each connection asked for. */
async function call(
  afterQuestion: (socket: Socket) => void,
  generate: readonly ((socket: Socket) => void)[],
  over: Partial<MeasureRequest> = {},
): Promise<{ record: CallRecord; connections: readonly string[] }> {
  const connections: string[] = [];
  let turn = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    const at = connections.push("") - 1;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const path = bytes.toString("latin1").split(" ")[1]!;
      if (socket.writableEnded) return;
      connections[at] = `${connections[at] ?? ""}${path} `;
      if (path === "/api/generate") return generate[Math.min(turn++, generate.length - 1)]!(socket);
      if (path === "/api/version") return void socket.write(answer('{"version":"0.24.0"}'));
      socket.write(answer('{"models":[{"name":"m:latest"}]}'));
      afterQuestion(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => void server.close();
  const connection = await connect({ server: `127.0.0.1:${(server.address() as AddressInfo).port}` });
  connections.length = 0;
  const record = await measure(connection, request(over));
  return { record, connections };
}

const good = (socket: Socket): void => void socket.end(`${streamHead}${token("Hi")}${done()}`);
const keep = (): void => undefined;
const generated = (connections: readonly string[]): number => connections.join("").split("/api/generate").length - 1;

describe("a connection that the server closed after its answer to the question, without having said so", () => {
  it.each([
    ["closed", (socket: Socket) => void socket.end()],
    ["broken", (socket: Socket) => void setImmediate(() => socket.resetAndDestroy())],
  ])("is replaced by a new one: %s", async (_, close) => {
    const { record, connections } = await call(close, [good]);
    expect(record).toMatchObject({ status: "ok", response: "Hi" });
    expect(record).not.toHaveProperty("retries");
    expect(generated(connections)).toBe(1);
  });

  it("has its clock started anew, with the time before as a part of connecting", async () => {
    const late = async (socket: Socket): Promise<void> => {
      await sleep(300);
      socket.destroy();
    };
    const { record, connections } = await call(keep, [(socket) => void late(socket), good]);
    expect(record).toMatchObject({ status: "ok", response: "Hi" });
    expect(record.clock.durationMs).toBeLessThan(290);
    expect(record.clock.connectMs).toBeGreaterThanOrEqual(290);
    expect(generated(connections)).toBe(2);
  });

  it("is replaced only once", async () => {
    const { record, connections } = await call(keep, [(socket) => void socket.destroy()]);
    expect(record).toMatchObject({ status: "interrupted-stream", response: "" });
    expect(generated(connections)).toBe(2);
  });

  it.each([
    ["a byte", "H"],
    ["the head", streamHead],
    ["some text", streamHead + token("a")],
  ])("is not replaced after %s of the answer came", async (_, bytes) => {
    const begin = (socket: Socket): void => void socket.write(bytes, () => setTimeout(() => socket.destroy(), 50));
    const { record, connections } = await call(keep, [begin, good]);
    expect(record.status).toBe("interrupted-stream");
    expect(generated(connections)).toBe(1);
  });

  it("is not replaced long after the request was sent: the server may have worked on it", async () => {
    const late = (socket: Socket): void => void setTimeout(() => socket.destroy(), 1200);
    const { record, connections } = await call(keep, [late, good]);
    expect(record.status).toBe("interrupted-stream");
    expect(generated(connections)).toBe(1);
  });

  it("is not replaced after an interrupt", async () => {
    const abort = new AbortController();
    const interrupted = (socket: Socket): void => {
      abort.abort();
      setTimeout(() => socket.destroy(), 50);
    };
    const { record, connections } = await call(keep, [interrupted, good], { signal: abort.signal });
    expect(record.status).toBe("cancelled");
    await sleep(100);
    expect(generated(connections)).toBe(1);
  });
});
