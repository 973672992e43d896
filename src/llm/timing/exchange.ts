import type { Socket } from "node:net";
import { performance } from "node:perf_hooks";

import { wires } from "../../wire";
import { createResponseReader } from "./http-response";
import { questionLimits, streamLimits } from "./limits";
import type { LimitName } from "./limits";
import { createLineSplitter } from "./line-splitter";
import { createLoopDelayWatch } from "./loop-delay";
import { createPatience } from "./patience";
import { openReadySocket } from "./ready-socket";
import { requestBytes } from "./socket";
import type { CallBudgets, StartRequest, Trace, TraceEnd } from "./trace";
import type { StampedLine } from "../../wire";

/** What is told while a request runs. */
export interface ExchangeHandlers {
  readonly onLine: (line: StampedLine) => void;
  /** The trace without its lines. */
  readonly onEnd: (trace: Omit<Trace, "lines">) => void;
}

const loopDelay = createLoopDelayWatch();

/** A server that has said all it had to say may close the connection itself for this long. */
const leaveMs = 1000;

/** A connection that is lost this soon after the request, before any byte of an answer, was closed before the request came. */
const staleMs = 1000;

/**
 * Sends one request and stamps everything that comes back. Time 0 is when its bytes are handed to a connected socket,
 * over which the server has answered a question before, if there is one to ask. Where the server closed that connection after its answer to
 * the question, the request goes once over a new one, and time 0 is when it is handed to that.
 * @returns the function that ends it early
 */
export function exchange(job: StartRequest, on: ExchangeHandlers): () => void {
  const issued = performance.now();
  let watched = loopDelay.begin();
  const url = new URL(job.url);
  const request = requestBytes(url, job.method, job.headers, job.body);
  const splitter = createLineSplitter();
  const { hasText, isFinal } = wires[job.protocol];
  let zero = issued;
  let zeroWall = Date.now();
  let socket: Socket | undefined;
  let heard = false;
  let said: string | undefined;
  let arrivedMs = 0;
  let limits = job.limits === "question" ? questionLimits : streamLimits;
  let bytesSoFar = 0;
  let piecesSoFar = 0;
  let head: Pick<Trace, "headersMs" | "httpStatus" | "retryAfter"> | undefined;
  let location: string | undefined;
  let seenText = false;
  let final = false;
  let ended = false;

  const finish = (how: TraceEnd, why: { budget?: keyof CallBudgets; error?: string; limit?: LimitName } = {}): void => {
    if (ended) return;
    ended = true;
    const tail = final || how === "too-much" ? "" : splitter.tail();
    // The final record may lack its line break: then nothing was missing when the connection was lost.
    const whole = how === "complete" || ((how === "cut" || how === "timeout") && isFinal(tail));
    const endMs = whole ? arrivedMs : performance.now() - zero;
    patience.stop();
    stopConnecting();
    if (socket && final) leave(socket);
    else socket?.destroy();
    on.onEnd({
      ...(whole ? { end: "complete" } : { end: how, ...why }),
      connectMs: (socket ? zero : performance.now()) - issued,
      ...(said === undefined ? {} : { said }),
      ...head,
      ...redirectOf(location, url),
      tail,
      endMs,
      eventLoopDelayMs: watched(),
      wallJumpMs: Date.now() - zeroWall - (performance.now() - zero),
    });
  };

  const reader = createResponseReader({
    onHead: (httpStatus, _staysOpen, to, retryAfter) => {
      head = { headersMs: arrivedMs, httpStatus, ...(retryAfter === undefined ? {} : { retryAfter }) };
      if (httpStatus >= 300) limits = questionLimits;
      location = to;
    },
    onBody: (bytes) => {
      if (ended) return;
      for (const text of splitter.push(bytes)) {
        on.onLine({ atMs: arrivedMs, text });
        seenText ||= hasText(text);
        // Nothing that may follow belongs to the answer, and a server that forgets to end it is not waited for.
        final = isFinal(text);
        if (final) return finish("complete");
      }
      piecesSoFar += 1;
      if (splitter.count() > limits.lines) finish("too-much", { limit: "lines" });
      else if (piecesSoFar > limits.pieces) finish("too-much", { limit: "pieces" });
      else if (splitter.heldBytes() > limits.lineBytes) finish("too-much", { limit: "lineBytes" });
    },
    onEnd: () => finish("complete"),
    onBroken: (error) => finish("cut", { error }),
  });

  const patience = createPatience(job.budgets, (budget) => finish("timeout", { budget }));
  const send = (ready: Socket, answer: string | undefined): void => {
    socket = ready;
    said ??= answer;
    let mayBeStale = answer !== undefined;
    /** Begins anew, once, where the request cannot have come to the server. */
    const beginAnew = (): boolean => {
      if (socket !== ready) return true;
      if (!mayBeStale || heard || ended || performance.now() - zero > staleMs) return false;
      mayBeStale = false;
      socket = undefined;
      ready.destroy();
      open(undefined);
      return true;
    };
    ready.on("data", (bytes: Buffer) => {
      arrivedMs = performance.now() - zero;
      heard = true;
      if (ended) return;
      bytesSoFar += bytes.length;
      reader.push(bytes);
      if (!ended && bytesSoFar > limits.bytes) finish("too-much", { limit: "bytes" });
      if (!ended && head) patience.expect(seenText ? "silenceMs" : "firstTokenMs");
    });
    ready.on("end", () => {
      if (beginAnew()) return;
      if (!reader.close()) finish("cut", { error: "the connection was closed in the middle of the answer" });
    });
    ready.on("error", (error: NodeJS.ErrnoException) => {
      if (!beginAnew()) finish("cut", { error: error.code ?? error.message });
    });
    patience.expect("loadMs");
    // What was slow before time 0 is in no measured time.
    watched();
    watched = loopDelay.begin();
    zeroWall = Date.now();
    zero = performance.now();
    ready.write(request);
  };
  let stopConnecting = (): void => undefined;
  const open = (question: string | undefined): void => {
    stopConnecting = openReadySocket(url, job.headers, question, {
      onReady: send,
      onError: (error) => finish("connect-failed", { error: error.code ?? error.message }),
    });
    patience.expect("connectMs");
  };
  open(job.question);
  return () => finish("aborted");
}

/** Where an answer sends on to: an address without credentials, of which a query may hold some, too. */
function redirectOf(location: string | undefined, asked: URL): Pick<Trace, "redirect"> {
  if (location === undefined || !URL.canParse(location, asked.href)) return {};
  const { protocol, origin, pathname } = new URL(location, asked.href);
  if (!/^https?:$/.test(protocol)) return {};
  return { redirect: { to: `${origin}${pathname}`, ...(origin === asked.origin ? {} : { host: origin }) } };
}

/** Waits a moment for the server to end its answer: closing at once would look like an interrupt to it. */
function leave(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), leaveMs);
  socket.once("close", () => clearTimeout(timer));
}
