import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";

import { connect, measure } from "../../src/llm";
import { done, token } from "../support/truth-server";
import { request } from "./truth";

let stop: (() => void) | undefined;
afterEach(() => stop?.());

/** A server that answers questions about itself in a way of its own, and counts its connections. */
async function serve(
  question: (socket: Socket, body: string) => void,
): Promise<{ host: string; connections: string[] }> {
  const connections: string[] = [];
  const server = createServer((socket) => {
    const at = connections.push("") - 1;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const path = bytes.toString("latin1").split(" ")[1]!;
      connections[at] = `${connections[at] ?? ""}${path} `;
      if (path === "/api/generate") return void socket.end(`HTTP/1.1 200 OK\r\n\r\n${token("Hi")}${done()}`);
      question(socket, path === "/api/version" ? '{"version":"0.24.0"}' : '{"models":[{"name":"m:latest"}]}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => void server.close();
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, connections };
}

/** The connections that carried a measured call; a question after a cold call has one of its own. */
const carriers = (connections: readonly string[]): readonly string[] =>
  connections.filter((paths) => paths.includes("/api/generate"));

const head = (body: string, more = ""): string => `content-length: ${body.length}\r\n${more}\r\n${body}`;

describe("the connection of a measured call", () => {
  it("has been used before the clock starts: the server has taken it", async () => {
    const { host, connections } = await serve((socket, body) => socket.write(`HTTP/1.1 200 OK\r\n${head(body)}`));
    const connection = await connect({ server: host });
    const record = await measure(connection, request());
    expect(record).toMatchObject({ status: "ok", response: "Hi" });
    expect((await measure(connection, request())).speed).toEqual({ valid: true });
    expect(carriers(connections)).toEqual(["/api/ps /api/generate ", "/api/ps /api/generate "]);
  });

  it.each([
    [
      "says that it closes",
      (socket: Socket, body: string) => socket.end(`HTTP/1.1 200 OK\r\n${head(body, "connection: close\r\n")}`),
    ],
    ["speaks HTTP/1.0", (socket: Socket, body: string) => socket.end(`HTTP/1.0 200 OK\r\n${head(body)}`)],
    ["tells the end by closing", (socket: Socket, body: string) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${body}`)],
  ])("is a new one where the server %s", async (_, question) => {
    const { host, connections } = await serve(question);
    const record = await measure(await connect({ server: host }), request());
    expect(record).toMatchObject({ status: "ok", response: "Hi" });
    expect(carriers(connections)).toEqual(["/api/generate "]);
  });

  it("is a new one where the question is answered by a broken connection", async () => {
    const { host, connections } = await serve((socket, body) => {
      if (body.includes("version")) socket.write(`HTTP/1.1 200 OK\r\n${head(body)}`);
      else socket.resetAndDestroy();
    });
    const record = await measure(await connect({ server: host }), request());
    expect(record).toMatchObject({ status: "ok", response: "Hi" });
    expect(carriers(connections)).toEqual(["/api/generate "]);
  });

  it("is a new one where the question is not answered for two seconds, and the wait is no part of the call's time", async () => {
    const { host, connections } = await serve((socket, body) => {
      if (body.includes("version")) socket.write(`HTTP/1.1 200 OK\r\n${head(body)}`);
    });
    const record = await measure(await connect({ server: host }), request());
    expect(record).toMatchObject({ status: "ok", response: "Hi" });
    expect(carriers(connections)).toEqual(["/api/generate "]);
    expect(record.clock.durationMs).toBeLessThan(2000);
  });
});
