import { createHash } from "node:crypto";

import { stoppable } from "../kernel";
import type { CallClock, CallRecord } from "../records";
import { sendWithRetries } from "./attempt";
import type { Connection } from "./connection";
import { judgeCall } from "../stats";
import { kept } from "./kept";
import { loadState } from "./models";
import { checkOptions } from "./options";
import type { MeasureRequest } from "./request";
import { finiteTimes, throughputOf, wires } from "../wire";
import { fills, outcomeOf } from "./status";
import { timeBudget } from "./time-budget";
import { defaultBudgets } from "./timing/trace";
import type { Trace } from "./timing/trace";
import type { Protocol, StampedLine, StreamContent } from "../wire";
import { textsToSend, wholeText } from "./uncached";

/**
 * Makes one call and returns its record, whatever became of it: a failed call is a record with a status, never an exception.
 * The stream is read and stamped in a thread of its own. The server is asked whether the model is loaded just before, over the same
 * connection.
 * @param request what to ask, and as which call of which study
 * @throws UserError (wrong usage) for options that Ollama would ignore or refuse, before anything is sent
 */
export async function measure(connection: Connection, request: MeasureRequest): Promise<CallRecord> {
  checkOptions(request.options, "The call", { any: request.anyOption === true });
  return stoppable(request.signal, (signal) =>
    call(connection, signal === undefined ? request : { ...request, signal }),
  );
}

async function call(connection: Connection, request: MeasureRequest): Promise<CallRecord> {
  const budgets = { ...defaultBudgets, ...request.budgets };
  const startedAt = new Date().toISOString();
  const { trace, retries } = await sendWithRetries(connection.endpoint, request, budgets);
  const sent = wholeText(textsToSend(request, retries));

  const loaded = loadState(trace.said, request.model.name);
  const content = contentOf(trace, connection.endpoint.protocol);
  const server = content.done?.server ?? {};
  let room = smallest(request.options["num_ctx"], loaded?.contextLength);
  // A call that made the server load the model anew did not run in the context that was there before: asked again where that would matter.
  if (fills(server, room)) {
    const ranIn = await connection.loaded(request.model.name);
    room = smallest(request.options["num_ctx"], ranIn?.contextLength);
  }
  const outcome = outcomeOf({ trace, content, server, room, budgets, model: request.model.name });
  const wire = clockOf(trace, content);
  const judged = judgeCall({
    ...outcome,
    server,
    clock: wire,
    thinking: content.thinking,
    doneReason: content.done?.reason,
  });
  const { response, thinking, chunkMs } = kept(content, judged.answer === "none");
  const clock = { ...wire, chunkMs };
  const sound = judged.speed.valid || judged.speed.fault !== "implausible";
  const budget = sound ? timeBudget(clock, server) : undefined;
  const throughput = throughputOf(server);
  const { name, digest, quantization, parameterSize, family } = request.model;
  return {
    schema: "chimera-notebook/call/1",
    id: request.id,
    study: request.study,
    run: request.run,
    stage: request.stage,
    variant: request.variant,
    ...(request.session === undefined ? {} : { session: request.session }),
    ...(request.order === undefined ? {} : { order: request.order }),
    startedAt,
    model: { name, ...defined({ digest, quantization, parameterSize, family }) },
    options: request.options,
    prompt: {
      sha256: createHash("sha256").update(sent).digest("hex"),
      characters: sent.length,
      cache: request.cache,
    },
    format: request.format === undefined ? "none" : request.format === "json" ? "json" : "schema",
    ...outcome,
    ...judged,
    ...(trace.httpStatus === undefined ? {} : { http: trace.httpStatus }),
    ...(retries === 0 ? {} : { retries }),
    ...(loaded === undefined ? {} : { loadedBefore: loaded.here }),
    clock,
    server: finiteTimes(server),
    ...(budget === undefined ? {} : { budget }),
    ...(throughput === undefined ? {} : { throughput }),
    ...(content.done?.reason === undefined ? {} : { doneReason: content.done.reason }),
    response,
    ...(thinking === "" ? {} : { thinking }),
  };
}

/** What came. Without a final record only a connection that ended as it should tells that nothing of the answer is missing. */
function contentOf(trace: Trace, protocol: Protocol): StreamContent {
  const { done, ...rest } = wires[protocol].read(withTail(trace));
  const whole = rest.final || trace.end === "complete";
  return done === undefined || !whole ? rest : { ...rest, done };
}

function clockOf(trace: Trace, content: StreamContent): CallClock {
  const durationMs = content.doneMs ?? (neverConnected(trace) ? undefined : trace.endMs);
  return {
    ...(content.firstTextMs === undefined ? {} : { ttftMs: content.firstTextMs }),
    ...(content.firstAnswerMs === undefined ? {} : { ttfaMs: content.firstAnswerMs }),
    ...(durationMs === undefined ? {} : { durationMs }),
    chunkMs: content.chunkMs,
    connectMs: trace.connectMs,
    ...(trace.headersMs === undefined ? {} : { headersMs: trace.headersMs }),
    eventLoopDelayMs: trace.eventLoopDelayMs,
    wallJumpMs: trace.wallJumpMs,
  };
}

/** A call that never came to a server has no duration. */
function neverConnected({ end, budget }: Trace): boolean {
  return end === "connect-failed" || (end === "timeout" && budget === "connectMs");
}

/** The last line of a stream may lack its line break. */
function withTail(trace: Trace): readonly StampedLine[] {
  if (trace.tail.trim() === "") return trace.lines;
  // Half a record of a stream that was cut is no junk: it is what was lost.
  return trace.end === "complete" ? [...trace.lines, { atMs: trace.endMs, text: trace.tail }] : trace.lines;
}

function smallest(...values: readonly unknown[]): number | undefined {
  const numbers = values.filter((each): each is number => typeof each === "number" && each > 0);
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

function defined(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
