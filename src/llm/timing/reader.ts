import { Worker } from "node:worker_threads";

import { compiledFile } from "../../files";
import type { CallBudgets, StartRequest, Trace, WorkerAnswer, WorkerRequest } from "./trace";
import type { Protocol, StampedLine } from "../../wire";

/** A `fetch` whose response is read and stamped in the timing worker. */
export interface TimedFetch {
  /**
   * Sends the request, and answers at once with an empty response: the official client builds requests through it, and what
   * came back is in the trace, where no line is lost and nothing is printed.
   */
  readonly fetch: typeof fetch;
  /** Settles when the request through `fetch` has ended, with what the worker saw. */
  readonly trace: () => Promise<Trace>;
}

export interface TimedFetchOptions {
  /** Path that is asked over the same connection just before, outside the measured time; its answer is in the trace. */
  readonly question?: string;
  /** Ends the request where it is; what came until then is in the trace. */
  readonly signal?: AbortSignal | undefined;
  /** How the answer's lines are read; Ollama's by default. */
  readonly protocol?: Protocol;
  /** How much of the answer is read; `stream` by default. */
  readonly limits?: StartRequest["limits"];
  /** Hears of lines while they come, in parcels. */
  readonly onLines?: ((lines: readonly StampedLine[]) => void) | undefined;
}

interface Pending {
  readonly onLines: (lines: readonly StampedLine[]) => void;
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
    if (message.type === "lines") return request.onLines(message.lines);
    pending.delete(message.id);
    if (pending.size === 0) worker?.unref();
    request.onEnd(message.trace);
  });
  worker.on("error", (error) => {
    worker = undefined;
    const lost = [...pending.values()];
    pending.clear();
    for (const each of lost) each.onEnd(lostTrace(error.message));
  });
  worker.unref();
  return worker;
}

/** The trace of a request whose thread broke down. */
function lostTrace(why: string): Trace {
  const error = `the timing thread ended: ${why}`;
  return { end: "cut", error, connectMs: 0, lines: [], tail: "", endMs: 0, eventLoopDelayMs: 0, wallJumpMs: 0 };
}

/**
 * A fetch for exactly one call: no header limit, its own budgets, and a trace of what the wire did.
 * @param budgets time limits, ms
 */
export function timedFetch(
  budgets: CallBudgets,
  { signal, onLines, question, protocol = "ollama", limits = "stream" }: TimedFetchOptions = {},
): TimedFetch {
  let settle: (trace: Trace) => void;
  const ended = new Promise<Trace>((resolve) => (settle = resolve));
  const send: typeof fetch = async (input, init = {}) => {
    const id = nextId++;
    const thread = timingWorker();
    const post = (message: WorkerRequest): void => thread.postMessage(message);
    const abort = (): void => post({ type: "abort", id });
    const early: (readonly StampedLine[])[] = [];
    pending.set(id, {
      onLines: (lines) => {
        early.push(lines);
        onLines?.(lines);
      },
      onEnd: (trace) => {
        signal?.removeEventListener("abort", abort);
        if (onLines && trace.lines.length > 0) onLines(trace.lines);
        settle({ ...trace, lines: [...early, trace.lines].flat() });
      },
    });
    thread.ref();
    post({
      type: "start",
      id,
      url: input instanceof Request ? input.url : String(input),
      method: init.method ?? "GET",
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === "string" ? init.body : "",
      budgets,
      protocol,
      limits,
      live: onLines !== undefined,
      ...(question === undefined ? {} : { question }),
    });
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
    return new Response("");
  };
  return { fetch: send, trace: () => ended };
}
