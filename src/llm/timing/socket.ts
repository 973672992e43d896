import { connect as connectPlain, isIP } from "node:net";
import type { Socket } from "node:net";
import { connect as connectSecure } from "node:tls";

/**
 * A connection of its own for one call, so that no call inherits a connection that the server is about to close.
 * @param onReady when bytes can be handed to it, for https after the handshake
 */
export function openSocket(url: URL, onReady: () => void): Socket {
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port) || (secure ? 443 : 80);
  const socket = secure
    ? connectSecure({ host, port, ...(isIP(host) ? {} : { servername: host }), ALPNProtocols: ["http/1.1"] }, onReady)
    : connectPlain({ host, port }, onReady);
  socket.setNoDelay(true);
  return socket;
}

/** The bytes of a request, ready before the clock starts. */
export function requestBytes(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Buffer {
  const lines = Object.entries(headers)
    .filter(([name]) => !["host", "connection", "content-length", "transfer-encoding"].includes(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, " ")}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `${method} ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\nconnection: ${headers["connection"] ?? "close"}\r\n${lines.join("")}content-length: ${length}\r\n\r\n${body}`,
  );
}
