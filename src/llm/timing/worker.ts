// Runs in a thread of its own: sends requests, stamps every network chunk, and never waits for the notebook.
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { parentPort } from "node:worker_threads";

import { createLineSplitter } from "./line-splitter";
import type { CallBudgets, StampedLine, Trace, TraceEnd, WorkerAnswer, WorkerRequest } from "./trace";

const port = parentPort!;
const agents = { "http:": new HttpAgent({ keepAlive: true }), "https:": new HttpsAgent({ keepAlive: true }) };
const loopDelay = monitorEventLoopDelay({ resolution: 1 });
loopDelay.enable();
const running = new Map<number, (end: TraceEnd, detail?: { budget?: keyof CallBudgets; error?: string }) => void>();
const hasText = /"(?:response|content|thinking)":"[^"]/;

function answer(message: WorkerAnswer): void {
  port.postMessage(message);
}

function start(job: Extract<WorkerRequest, { type: "start" }>): void {
  const issued = performance.now();
  const url = new URL(job.url);
  const secure = url.protocol === "https:";
  if (running.size === 0) loopDelay.reset();

  let zero = issued;
  let connectMs = 0;
  let connected = false;
  let headersMs: number | undefined;
  let response: IncomingMessage | undefined;
  let seenText = false;
  const lines: StampedLine[] = [];
  const splitter = createLineSplitter();
  let idle: NodeJS.Timeout | undefined;

  const wait = (budget: keyof CallBudgets): void => {
    clearTimeout(idle);
    idle = setTimeout(() => finish("timeout", { budget }), job.budgets[budget]);
  };
  const total = setTimeout(() => finish("timeout", { budget: "totalMs" }), job.budgets.totalMs);

  const finish = (end: TraceEnd, detail: { budget?: keyof CallBudgets; error?: string } = {}): void => {
    if (!running.delete(job.id)) return;
    const endMs = performance.now() - zero;
    clearTimeout(idle);
    clearTimeout(total);
    if (end !== "complete") outgoing.destroy();
    const trace: Trace = {
      end,
      ...detail,
      connectMs,
      ...(headersMs === undefined ? {} : { headersMs }),
      ...(response?.statusCode === undefined ? {} : { httpStatus: response.statusCode }),
      ...(response?.headers["content-type"] === undefined ? {} : { contentType: response.headers["content-type"] }),
      lines,
      tail: splitter.tail(),
      endMs,
      eventLoopDelayMs: Number.isFinite(loopDelay.max) ? loopDelay.max / 1e6 : 0,
    };
    answer({ type: "end", id: job.id, trace });
  };
  running.set(job.id, finish);

  const outgoing: ClientRequest = (secure ? httpsRequest : httpRequest)(url, {
    method: job.method,
    agent: agents[secure ? "https:" : "http:"],
    headers: { ...job.headers, "content-length": String(Buffer.byteLength(job.body)) },
  });
  outgoing.on("socket", (socket) => {
    socket.setNoDelay(true);
    const send = (): void => {
      connected = true;
      wait("loadMs");
      zero = performance.now();
      connectMs = zero - issued;
      outgoing.end(job.body);
    };
    if (socket.connecting) socket.once(secure ? "secureConnect" : "connect", send);
    else send();
  });
  outgoing.on("response", (incoming) => {
    headersMs = performance.now() - zero;
    response = incoming;
    answer({
      type: "headers",
      id: job.id,
      status: incoming.statusCode ?? 0,
      contentType: incoming.headers["content-type"] ?? "",
    });
    wait("firstTokenMs");
    incoming.on("data", (chunk: Buffer) => {
      const atMs = performance.now() - zero;
      for (const text of splitter.push(chunk)) {
        lines.push({ atMs, text });
        seenText ||= hasText.test(text);
      }
      wait(seenText ? "silenceMs" : "firstTokenMs");
      answer({ type: "bytes", id: job.id, bytes: chunk });
    });
    incoming.on("end", () => finish(incoming.complete ? "complete" : "cut"));
    incoming.on("aborted", () => finish("cut", { error: "the connection was closed in the middle of the answer" }));
    incoming.on("error", (error: NodeJS.ErrnoException) => finish("cut", { error: error.code ?? error.message }));
  });
  outgoing.on("error", (error: NodeJS.ErrnoException) =>
    finish(connected ? "cut" : "connect-failed", { error: error.code ?? error.message }),
  );
  wait("connectMs");
}

port.on("message", (message: WorkerRequest) => {
  if (message.type === "start") start(message);
  else running.get(message.id)?.("aborted");
});
