import { UserError } from "../records";
import type { CallRecord } from "../records";
import { isMeasured } from "../stats";
import { shortTime } from "./writing-words";

/** The model's choice may take this long at most, ms, and no longer than half of the measuring did. */
const longestMs = 60_000;
/** A progress line moves at least this often while the model is silent, ms. */
const tickMs = 1000;
const longestTimerMs = 2 ** 31 - 1;

/** The time that the model has to choose what the report says. */
export interface NarrativeTime {
  /** Aborts when the time is up or the study's own signal does. */
  readonly signal: AbortSignal;
  readonly limitMs: number;
  readonly elapsedMs: () => number;
  /** Why the choosing ends here, one sentence; undefined while there is time. */
  readonly over: () => string | undefined;
  readonly end: () => void;
}

/**
 * How long the model may choose, ms: as asked, else the smaller of a minute and half of the time that the measured calls took.
 */
export function narrativeLimitMs(calls: readonly CallRecord[], asked: boolean | { readonly limitMs: number }): number {
  if (typeof asked === "boolean") {
    const measuring = calls.filter(isMeasured).reduce((sum, { clock }) => sum + (clock.durationMs ?? 0), 0);
    return Math.min(longestMs, measuring / 2);
  }
  return asked.limitMs;
}

/** @throws UserError (wrong usage) when the limit is no time in ms */
export function checkNarrative(asked: unknown): void {
  if (asked === undefined || typeof asked === "boolean") return;
  const limit = typeof asked === "object" && asked !== null ? (asked as { limitMs?: unknown }).limitMs : undefined;
  if (typeof limit === "number" && limit > 0 && limit <= longestTimerMs) return;
  throw new UserError(
    `narrative must be true, false or { limitMs } with a number of milliseconds above 0, not ${JSON.stringify(asked) ?? "that"}.`,
    2,
  );
}

/** Starts the clock; `tick` is called every second, so that a silent model is seen to be silent. */
export function startNarrative(limitMs: number, signal: AbortSignal | undefined, tick: () => void): NarrativeTime {
  const began = performance.now();
  const up = new AbortController();
  const timer = setTimeout(() => up.abort(), limitMs);
  const ticking = setInterval(tick, tickMs);
  const interrupted = (): boolean => signal?.aborted === true;
  return {
    signal: signal === undefined ? up.signal : AbortSignal.any([signal, up.signal]),
    limitMs,
    elapsedMs: () => performance.now() - began,
    over: () => {
      if (interrupted()) return "The model was interrupted while it chose what the report says.";
      if (up.signal.aborted) return `The model had not chosen within the limit of ${shortTime(limitMs)}.`;
      return undefined;
    },
    end: () => {
      clearTimeout(timer);
      clearInterval(ticking);
    },
  };
}
