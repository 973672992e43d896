import type { ServerTimes } from "../../records";
import type { DoneRecord } from "./record";

const nanosecondsPerMs = 1e6;
/** tokens/s. */
const mostOneTokenRate = 100_000;

/**
 * The server's own figures in ms, as it sent them, also where they cannot be: the judgement of the call says so. What it did not send, or sent
 * as no number, stays absent.
 */
export function serverTimes(done: DoneRecord): ServerTimes {
  const ms = (value: unknown): number | undefined => (typeof value === "number" ? value / nanosecondsPerMs : undefined);
  const times = {
    totalMs: ms(done.total_duration),
    loadMs: ms(done.load_duration),
    promptEvalMs: ms(done.prompt_eval_duration),
    evalMs: ms(done.eval_duration),
    promptTokens: count(done.prompt_eval_count),
    outputTokens: count(done.eval_count),
  };
  return Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined));
}

/** `eval_count / eval_duration` in tokens/s; undefined when either is absent or not above 0. */
export function throughputOf(server: ServerTimes): number | undefined {
  const { outputTokens = 0, evalMs = 0 } = server;
  const rate = (outputTokens / evalMs) * 1000;
  // The first token comes with the prompt: of one token alone an honest server may time nothing, and that is no rate.
  if (outputTokens === 1 && rate > mostOneTokenRate) return undefined;
  return outputTokens > 0 && evalMs > 0 && Number.isFinite(rate) ? rate : undefined;
}

/** Those that a record can hold: JSON has no infinite number. */
export function finiteTimes(server: ServerTimes): ServerTimes {
  return Object.fromEntries(Object.entries(server).filter(([, value]) => Number.isFinite(value)));
}

function count(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
