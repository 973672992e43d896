import type { ServerTimes } from "../records";
import type { DoneRecord } from "./stream";

const nanosecondsPerMs = 1e6;

/** The server's own figures in ms; what it did not send, or sent as no sensible number, stays absent. */
export function serverTimes(done: DoneRecord): ServerTimes {
  const ms = (value: unknown): number | undefined => (isCount(value) ? value / nanosecondsPerMs : undefined);
  const times = {
    totalMs: ms(done.total_duration),
    loadMs: ms(done.load_duration),
    promptEvalMs: ms(done.prompt_eval_duration),
    evalMs: ms(done.eval_duration),
    promptTokens: isCount(done.prompt_eval_count) ? done.prompt_eval_count : undefined,
    outputTokens: isCount(done.eval_count) ? done.eval_count : undefined,
  };
  return Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined));
}

/** `eval_count / eval_duration` in tokens/s; undefined when either is 0 or absent. */
export function throughputOf(server: ServerTimes): number | undefined {
  if (!server.outputTokens || !server.evalMs) return undefined;
  return (server.outputTokens / server.evalMs) * 1000;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
