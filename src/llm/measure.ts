import { createHash } from "node:crypto";

import type { CallClock, CallRecord, RunnerOptions } from "../records";
import { callClient } from "./client";
import type { Connection } from "./connection";
import { runnerKey } from "./request";
import type { MeasureRequest } from "./request";
import { serverTimes, throughputOf } from "./server-times";
import { outcomeOf } from "./status";
import { readStream } from "./stream";
import { timeBudget } from "./time-budget";
import { timedFetch } from "./timing/reader";
import { defaultBudgets } from "./timing/trace";
import type { StampedLine, Trace } from "./timing/trace";

/** A model that took longer than this to load was cold, ms. */
const coldLoadMs = 500;
const firstRetryMs = 250;

/**
 * Makes one call and returns its record, whatever became of it: a failed call is a record with a status, never an exception.
 * The stream is read and stamped in a thread of its own.
 */
export async function measure(connection: Connection, request: MeasureRequest): Promise<CallRecord> {
  const startedAt = new Date().toISOString();
  const budgets = { ...defaultBudgets, ...request.budgets };
  const prompt = request.cache === "avoid" ? `[${request.nonce ?? request.id}]\n${request.prompt}` : request.prompt;
  let retries = 0;
  let trace = await attempt(connection, request, prompt, budgets);
  while (retries < (request.retries ?? 0) && mayTryAgain(trace) && request.signal?.aborted !== true) {
    await new Promise((resolve) => setTimeout(resolve, firstRetryMs * 2 ** retries));
    retries += 1;
    trace = await attempt(connection, request, prompt, budgets);
  }

  const content = readStream(withTail(trace));
  const server = content.done ? serverTimes(content.done) : {};
  const outcome = outcomeOf(trace, content, server, request.options, budgets);
  const cold = coldness(connection, request, server.loadMs, content.done !== undefined);
  const durationMs = content.doneMs ?? (trace.end === "connect-failed" ? undefined : trace.endMs);
  const clock: CallClock = {
    ...(content.firstTextMs === undefined ? {} : { ttftMs: content.firstTextMs }),
    ...(content.firstAnswerMs === undefined ? {} : { ttfaMs: content.firstAnswerMs }),
    ...(durationMs === undefined ? {} : { durationMs }),
    chunkMs: content.chunkMs,
    connectMs: trace.connectMs,
    ...(trace.headersMs === undefined ? {} : { headersMs: trace.headersMs }),
    eventLoopDelayMs: trace.eventLoopDelayMs,
  };
  const budget = durationMs === undefined ? undefined : timeBudget(trace.connectMs, durationMs, server);
  const throughput = throughputOf(server);
  const { name, digest, quantization, parameterSize, family } = request.model;
  return {
    schema: "chimera-notebook/call/1",
    id: request.id,
    study: request.study,
    run: request.run,
    stage: request.stage,
    variant: request.variant,
    ...(request.order === undefined ? {} : { order: request.order }),
    startedAt,
    model: { name, ...defined({ digest, quantization, parameterSize, family }) },
    options: request.options,
    prompt: {
      sha256: createHash("sha256").update(prompt).digest("hex"),
      characters: prompt.length,
      cache: request.cache,
    },
    format: request.format === undefined ? "none" : request.format === "json" ? "json" : "schema",
    ...outcome,
    ...(retries === 0 ? {} : { retries }),
    ...cold,
    clock,
    server,
    ...(budget === undefined ? {} : { budget }),
    ...(throughput === undefined ? {} : { throughput }),
    ...(content.done?.done_reason === undefined ? {} : { doneReason: content.done.done_reason }),
    response: content.response,
    ...(content.thinking === "" ? {} : { thinking: content.thinking }),
  };
}

async function attempt(
  connection: Connection,
  request: MeasureRequest,
  prompt: string,
  budgets: typeof defaultBudgets,
): Promise<Trace> {
  const timed = timedFetch(budgets, request.signal);
  const client = callClient(connection.endpoint, timed.fetch);
  const common = {
    model: request.model.name,
    stream: true as const,
    options: request.options as RunnerOptions & Record<string, never>,
    ...(request.format === undefined ? {} : { format: request.format }),
    ...(request.think === undefined ? {} : { think: request.think }),
    ...(request.keepAlive === undefined ? {} : { keep_alive: request.keepAlive }),
  };
  const live = liveText(request.onToken);
  try {
    if (request.endpoint === "chat") {
      const system = request.system === undefined ? [] : [{ role: "system", content: request.system }];
      for await (const part of await client.chat({
        ...common,
        messages: [...system, { role: "user", content: prompt }],
      })) {
        live(part.message.content);
      }
    } else {
      const system = request.system === undefined ? {} : { system: request.system };
      for await (const part of await client.generate({ ...common, ...system, prompt })) live(part.response);
    }
  } catch {
    // The client throws for every stream that is not whole; the trace says what happened, and keeps what came.
  }
  return timed.trace();
}

/** The last line of a stream may lack its line break. */
function withTail(trace: Trace): readonly StampedLine[] {
  if (trace.tail.trim() === "") return trace.lines;
  // Half a record of a stream that was cut is no junk: it is what was lost.
  const whole = trace.end === "complete";
  return whole ? [...trace.lines, { atMs: trace.endMs, text: trace.tail }] : trace.lines;
}

function mayTryAgain(trace: Trace): boolean {
  const status = trace.httpStatus ?? 0;
  return (trace.end === "connect-failed" && trace.error === "ECONNREFUSED") || status === 429 || status >= 500;
}

function coldness(
  connection: Connection,
  request: MeasureRequest,
  loadMs: number | undefined,
  done: boolean,
): { cold: boolean | null; coldReason?: string } {
  const key = runnerKey(request.options);
  const previous = connection.lastRunner.get(request.model.name);
  if (done) connection.lastRunner.set(request.model.name, key);
  if (loadMs !== undefined && loadMs > coldLoadMs)
    return { cold: true, coldReason: `loading took ${Math.round(loadMs)} ms` };
  if (previous !== undefined && previous !== key)
    return { cold: true, coldReason: "first call after a change of runner options" };
  if (previous === undefined) return { cold: true, coldReason: "first call of this connection" };
  return loadMs === undefined ? { cold: null } : { cold: false };
}

/** Hands on the text at most ten times a second. */
function liveText(onToken: ((text: string) => void) | undefined): (piece: string | undefined) => void {
  let text = "";
  let shown = 0;
  return (piece) => {
    text += piece ?? "";
    const now = performance.now();
    if (!onToken || now - shown < 100) return;
    shown = now;
    onToken(text);
  };
}

function defined(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
