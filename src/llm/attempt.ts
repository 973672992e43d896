import { setTimeout as sleep } from "node:timers/promises";

import type { MeasureRequest } from "./request";
import { send } from "./send";
import type { Server } from "./servers";
import type { CallBudgets, Trace } from "./timing/trace";
import { textsToSend } from "./uncached";

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
export async function sendWithRetries(
  server: Server,
  request: MeasureRequest,
  budgets: CallBudgets,
): Promise<Attempts> {
  const { retries: most = 0, patienceMs = Number.POSITIVE_INFINITY, signal, onWait } = request;
  let pausedMs = 0;
  for (let retries = 0; ; retries += 1) {
    const trace = await send(server, request, textsToSend(request, retries), budgets);
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
