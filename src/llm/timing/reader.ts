import { Worker } from "node:worker_threads";

import { compiledFile } from "../../files";
import type { CallBudgets, Trace, WorkerAnswer, WorkerRequest } from "./trace";

/** A `fetch` whose response is read and stamped in the timing worker. */
export interface TimedFetch {
  readonly fetch: typeof fetch;
  /** Settles when the last request through `fetch` has ended, with what the worker saw. */
  readonly trace: () => Promise<Trace>;
}

interface Pending {
  readonly onHeaders: (status: number, contentType: string) => void;
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onEnd: (trace: Trace) => void;
}

let worker: Worker | undefined;
let nextId = 1;
const pending = new Map<number, Pending>();

function timingWorker(): Worker {
  if (worker) return worker;
  worker = new Worker(compiledFile("llm/timing/worker.js"), { name: "chimera-timing" });
  worker.on("message", (message: WorkerAnswer) => {
    const request = pending.get(message.id);
    if (!request) return;
    if (message.type === "headers") request.onHeaders(message.status, message.contentType);
    else if (message.type === "bytes") request.onBytes(message.bytes);
    else {
      pending.delete(message.id);
      if (pending.size === 0) worker?.unref();
      request.onEnd(message.trace);
    }
  });
  worker.unref();
  return worker;
}

/**
 * A fetch for exactly one call: no header limit, its own budgets, and a trace of what the wire did.
 * @param budgets time limits, ms
 * @param signal ends the request where it is; what came until then is in the trace
 */
export function timedFetch(budgets: CallBudgets, signal?: AbortSignal): TimedFetch {
  let settle: (trace: Trace) => void;
  const ended = new Promise<Trace>((resolve) => (settle = resolve));
  const send = (input: string | URL | Request, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      const thread = timingWorker();
      const post = (message: WorkerRequest): void => thread.postMessage(message);
      const abort = (): void => post({ type: "abort", id });
      let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
      pending.set(id, {
        onHeaders: (status, contentType) => {
          const body = new ReadableStream<Uint8Array>({
            start: (controller) => void (stream = controller),
            cancel: abort,
          });
          resolve(new Response(body, { status, headers: { "content-type": contentType } }));
        },
        onBytes: (bytes) => stream?.enqueue(bytes),
        onEnd: (trace) => {
          signal?.removeEventListener("abort", abort);
          settle(trace);
          const reason = new Error(trace.error ?? trace.end);
          if (trace.end === "complete") stream?.close();
          else stream?.error(reason);
          reject(reason);
        },
      });
      thread.ref();
      if (typeof init.body !== "string") init = { ...init, body: "" };
      post({
        type: "start",
        id,
        url: input instanceof Request ? input.url : String(input),
        method: init.method ?? "GET",
        headers: Object.fromEntries(new Headers(init.headers)),
        body: init.body as string,
        budgets,
      });
      if (signal?.aborted) abort();
      else signal?.addEventListener("abort", abort, { once: true });
    });
  return { fetch: send, trace: () => ended };
}
