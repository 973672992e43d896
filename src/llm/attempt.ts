import { setTimeout as sleep } from "node:timers/promises";

import type { RunnerOptions } from "../records";
import { callClient } from "./client";
import type { Host } from "./host";
import { liveText } from "./live-text";
import type { MeasureRequest } from "./request";
import { timedFetch } from "./timing/reader";
import type { CallBudgets, Trace } from "./timing/trace";
import { textsToSend } from "./uncached";
import type { SentTexts } from "./uncached";

const firstRetryMs = 250;

/** What became of a request after it was sent as often as it may. */
export interface Attempts {
  readonly trace: Trace;
  readonly retries: number;
}

/**
 * Sends the request; again only after a refused connection, a 429 or a 5xx, with growing pauses, as often as the caller allows. What comes
 * back is the trace of the last one.
 */
export async function sendWithRetries(host: Host, request: MeasureRequest, budgets: CallBudgets): Promise<Attempts> {
  for (let retries = 0; ; retries += 1) {
    const trace = await send(host, request, textsToSend(request, retries), budgets);
    if (retries >= (request.retries ?? 0) || !mayTryAgain(trace) || request.signal?.aborted === true)
      return { trace, retries };
    // An interrupt ends the pause; the next attempt then ends at once, as cancelled.
    const options = request.signal === undefined ? {} : { signal: request.signal };
    await sleep(firstRetryMs * 2 ** retries, undefined, options).catch(() => undefined);
  }
}

async function send(host: Host, request: MeasureRequest, texts: SentTexts, budgets: CallBudgets): Promise<Trace> {
  const { prompt, system, history = [] } = texts;
  const live = request.onToken && liveText(request.onToken);
  const timed = timedFetch(budgets, { signal: request.signal, onLines: live?.add, question: "/api/ps" });
  const client = callClient(host, timed.fetch);
  const common = {
    model: request.model.name,
    stream: true as const,
    options: request.options as RunnerOptions & Record<string, never>,
    ...(request.format === undefined ? {} : { format: request.format }),
    ...(request.think === undefined ? {} : { think: request.think }),
    ...(request.keepAlive === undefined ? {} : { keep_alive: request.keepAlive }),
  };
  if (request.endpoint === "chat") {
    const before = system === undefined ? [] : [{ role: "system", content: system }];
    await client.chat({ ...common, messages: [...before, ...history, { role: "user", content: prompt }] });
  } else {
    const { raw } = request;
    await client.generate({
      ...common,
      ...(system === undefined ? {} : { system }),
      ...(raw === undefined ? {} : { raw }),
      prompt,
    });
  }
  const trace = await timed.trace();
  live?.end();
  return trace;
}

function mayTryAgain(trace: Trace): boolean {
  const status = trace.httpStatus ?? 0;
  return (trace.end === "connect-failed" && trace.error === "ECONNREFUSED") || status === 429 || status >= 500;
}
