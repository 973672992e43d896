import { createHash } from "node:crypto";

import { stoppable } from "../kernel";
import type { CallRecord } from "../records";
import { sendWithRetries } from "./attempt";
import type { Connection } from "./connection";
import { judgeCall } from "../stats";
import { kept } from "./kept";
import { checkOptions } from "./options";
import type { MeasureRequest } from "./request";
import { finiteTimes, present } from "../wire";
import { clockOf, contentOf } from "./read-trace";
import { withoutSecret } from "./secret";
import { refuseUnsent } from "./refuse-unsent";
import { fills, outcomeOf } from "./status";
import type { Outcome } from "./status";
import { rateOf } from "./throughput";
import { timeBudget } from "./time-budget";
import { defaultBudgets } from "./timing/trace";
import { textsToSend, wholeText } from "./uncached";

/**
 * Makes one call and returns its record, whatever became of it: a failed call is a record with a status, never an exception.
 * The stream is read and stamped in a thread of its own. The server is asked whether the model is loaded just before, over the same
 * connection.
 * @param request what to ask, and as which call of which study
 * @throws UserError (wrong usage) for options that the server would ignore or refuse, before anything is sent
 */
export async function measure(connection: Connection, request: MeasureRequest): Promise<CallRecord> {
  checkOptions(request.options, "The call", { any: request.anyOption === true });
  refuseUnsent(connection.server, request, "The call");
  return stoppable(request.signal, (signal) =>
    call(connection, signal === undefined ? request : { ...request, signal }),
  );
}

async function call(connection: Connection, request: MeasureRequest): Promise<CallRecord> {
  const { server } = connection;
  const budgets = { ...defaultBudgets, ...request.budgets };
  const startedAt = new Date().toISOString();
  const { trace, retries } = await sendWithRetries(server, request, budgets);
  const sent = wholeText(textsToSend(request, retries));

  const loaded = server.stateIn(trace.said, request.model.name);
  const content = contentOf(trace, server.host.protocol);
  const figures = content.done?.server ?? {};
  let room = smallest(request.options["num_ctx"], loaded?.contextLength);
  // A call that made the server load the model anew did not run in the context that was there before: asked again where that would matter.
  if (fills(figures, room)) {
    const ranIn = await connection.loaded(request.model.name);
    room = smallest(request.options["num_ctx"], ranIn?.contextLength);
  }
  const wanted = request.setLength === true ? tokensOf(request.options["num_predict"]) : undefined;
  const came = outcomeOf({
    trace,
    content,
    server: figures,
    room,
    budgets,
    engine: server.engine,
    model: request.model.name,
  });
  const outcome = wanted === undefined ? came : lengthOutcome(came, wanted, figures.outputTokens);
  const wire = clockOf(trace, content);
  const judged = judgeCall({
    ...outcome,
    setLength: wanted,
    server: figures,
    clock: wire,
    thinking: content.thinking,
    doneReason: content.done?.reason,
  });
  const { response, thinking, chunkMs } = kept(content, judged.answer === "none");
  const clock = { ...wire, chunkMs };
  const sound = judged.speed.valid || judged.speed.fault !== "implausible";
  const budget = sound ? timeBudget(clock, figures, server.engine) : undefined;
  const rate = rateOf({ clock, server: figures }, server.host.protocol, request.rate);
  const { name, digest, quantization, parameterSize, family } = request.model;
  const record: CallRecord = {
    schema: "chimera-notebook/call/1",
    id: request.id,
    study: request.study,
    run: request.run,
    stage: request.stage,
    variant: request.variant,
    ...(request.session === undefined ? {} : { session: request.session }),
    ...(request.order === undefined ? {} : { order: request.order }),
    startedAt,
    model: { name, ...present({ digest, quantization, parameterSize, family }) },
    options: request.options,
    prompt: {
      sha256: createHash("sha256").update(sent).digest("hex"),
      characters: sent.length,
      cache: request.cache,
    },
    format: request.format === undefined ? "none" : request.format === "json" ? "json" : "schema",
    ...outcome,
    ...(wanted === undefined ? {} : { setLength: wanted }),
    ...judged,
    ...(trace.httpStatus === undefined ? {} : { http: trace.httpStatus }),
    ...(retries === 0 ? {} : { retries }),
    ...(loaded === undefined ? {} : { loadedBefore: loaded.here }),
    clock,
    server: finiteTimes(figures),
    ...(budget === undefined ? {} : { budget }),
    ...rate,
    ...(content.done?.reason === undefined ? {} : { doneReason: content.done.reason }),
    response,
    ...(thinking === "" ? {} : { thinking }),
  };
  return withoutSecret(record, server.host);
}

function tokensOf(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}

/** Of an answer that was to have a length: to end at its limit is what was asked, and to end before is not. */
function lengthOutcome(outcome: Outcome, wanted: number, tokens: number | undefined): Outcome {
  if (tokens !== undefined && tokens < wanted && (outcome.status === "ok" || outcome.status === "truncated"))
    return { ...outcome, error: `The model stopped after ${tokens} of ${wanted} tokens.` };
  return outcome.status === "truncated" ? { status: outcome.status } : outcome;
}

function smallest(...values: readonly unknown[]): number | undefined {
  const numbers = values.filter((each): each is number => typeof each === "number" && each > 0);
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
