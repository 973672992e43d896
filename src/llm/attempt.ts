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

const firstPauseMs = 250;
const longestPauseMs = 5000;
const mostTriesOfFailures = 2;

/** What became of a request after it was sent as often as it may. */
export interface Attempts {
  readonly trace: Trace;
  readonly retries: number;
}

/**
 * Sends the request; again only after a refused connection, a 429 or a 5xx, after the time that the server asks for or with growing pauses, as
 * often and as long as the caller allows. What comes back is the trace of the last one.
 */
export async function sendWithRetries(host: Host, request: MeasureRequest, budgets: CallBudgets): Promise<Attempts> {
  const { retries: most = 0, patienceMs = Number.POSITIVE_INFINITY, signal, onWait } = request;
  let pausedMs = 0;
  for (let retries = 0; ; retries += 1) {
    const trace = await send(host, request, textsToSend(request, retries), budgets);
    const why = retries < most && signal?.aborted !== true ? reasonToTryAgain(trace, retries) : undefined;
    if (why === undefined) return { trace, retries };
    const ms = retryAfterMs(trace.retryAfter) ?? Math.min(longestPauseMs, firstPauseMs * 2 ** retries);
    pausedMs += ms;
    if (pausedMs > patienceMs) return { trace, retries };
    onWait?.({ why, ms });
    // An interrupt ends the pause; the next attempt then ends at once, as cancelled.
    await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

async function send(host: Host, request: MeasureRequest, texts: SentTexts, budgets: CallBudgets): Promise<Trace> {
  const { prompt, system, history = [] } = texts;
  const live = request.onToken && liveText(request.onToken, host.protocol);
  const timed = timedFetch(budgets, {
    signal: request.signal,
    onLines: live?.add,
    question: "/api/ps",
    protocol: host.protocol,
  });
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

/** A server that is away or busy is asked again as long as the caller likes; one that failed may have failed for a moment: once or twice. */
function reasonToTryAgain(trace: Trace, retries: number): string | undefined {
  const status = trace.httpStatus ?? 0;
  if (trace.end === "connect-failed") return `the server could not be reached (${trace.error ?? "no reason given"})`;
  if (status === 429 || status === 503) return `the server answered ${status}`;
  return status >= 500 && retries < mostTriesOfFailures ? `the server answered ${status}` : undefined;
}

/** `Retry-After` in seconds or as a date, as ms from now; undefined where it is neither. */
function retryAfterMs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
