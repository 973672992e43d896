import type { Socket } from "node:net";

import { createByteStore } from "./byte-store";
import { createResponseReader } from "./http-response";
import { questionLimits } from "./limits";
import { openSocket, requestBytes } from "./socket";

/** A server that is slower than this at a question that needs no model is not asked. */
const questionMs = 2000;

export interface ReadyHandlers {
  /** @param said what the server answered to the question, if it did */
  readonly onReady: (socket: Socket, said: string | undefined) => void;
  readonly onError: (error: NodeJS.ErrnoException) => void;
}

/**
 * Connects, and asks the server a question over the new connection before it is handed out: then the server is known to have taken the connection,
 * and its taking of many connections that come at once is no part of a measured time. A server that does not answer well gets a new
 * connection without a question.
 * @param question path to ask, such as `/api/ps`; undefined = connect only
 * @returns ends the attempt
 */
export function openReadySocket(
  url: URL,
  headers: Readonly<Record<string, string>>,
  question: string | undefined,
  on: ReadyHandlers,
): () => void {
  let over = false;
  let current: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let release = (): void => undefined;
  const leave = (): void => {
    over = true;
    clearTimeout(timer);
  };
  const hand = (socket: Socket, said?: string): void => {
    if (over) return;
    leave();
    release();
    on.onReady(socket, said);
  };
  const fail = (error: NodeJS.ErrnoException): void => {
    if (over) return;
    leave();
    on.onError(error);
  };

  const plainly = (): void => {
    if (over) return;
    clearTimeout(timer);
    current?.destroy();
    const socket = openSocket(url, () => hand(socket));
    current = socket.on("error", fail);
    release = () => void socket.off("error", fail);
  };

  const asking = (path: string): void => {
    let connected = false;
    let reusable = false;
    let bytesSoFar = 0;
    let piecesSoFar = 0;
    const body = createByteStore();
    const socket = openSocket(url, () => {
      connected = true;
      timer = setTimeout(plainly, questionMs);
      socket.write(requestBytes(new URL(path, url), "GET", { ...headers, connection: "keep-alive" }, ""));
    });
    const reader = createResponseReader({
      onHead: (_status, staysOpen) => (reusable = staysOpen),
      onBody: (bytes) => {
        body.add(bytes);
        piecesSoFar += 1;
        if (piecesSoFar > questionLimits.pieces) plainly();
      },
      onEnd: () => {
        if (reusable) hand(socket, body.take());
        else plainly();
      },
      onBroken: plainly,
    });
    const onData = (bytes: Buffer): void => {
      bytesSoFar += bytes.length;
      if (bytesSoFar > questionLimits.bytes) plainly();
      else reader.push(bytes);
    };
    const onError = (error: NodeJS.ErrnoException): void => (connected ? plainly() : fail(error));
    current = socket.on("data", onData).on("end", plainly).on("error", onError);
    release = () => void socket.off("data", onData).off("end", plainly).off("error", onError);
  };

  if (question === undefined) plainly();
  else asking(question);
  return () => {
    if (over) return;
    leave();
    current?.destroy();
  };
}
