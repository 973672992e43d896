import type { CallRecord, CallStatus, JsonValue } from "../../../records";
import { judgeCall } from "../../../stats";
import type { Collector } from "../../values/collect";
import { studyId } from "../call-rows";

/** One request of a load test, as its program wrote it down; times in ms, absent where it has none. */
export interface RequestLog {
  readonly file: string;
  readonly row: number;
  readonly model: string | undefined;
  readonly variant: string;
  readonly ttftMs?: number | undefined;
  readonly durationMs?: number | undefined;
  /** Every chunk with text. */
  readonly chunkMs?: readonly number[] | undefined;
  readonly promptTokens?: number | undefined;
  readonly cachedPromptTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly startedAt?: string | undefined;
  readonly response?: string | undefined;
  /** Why it failed. */
  readonly error?: string | undefined;
  readonly retries?: number | undefined;
}

/** A finite number above zero times a scale; undefined for anything else, as a 0 here means that nothing was measured. */
export function positive(value: JsonValue | undefined, scale = 1): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value > 0
    ? Number((value * scale).toPrecision(15))
    : undefined;
}

/** Adds a request as a call, judged as our own calls are; whether it was cold nobody knows, as such a program tells no load times. */
export function addCall(out: Collector, log: RequestLog): void {
  const run = out.calls.length + 1;
  const status = statusOf(log);
  const failed = status !== "ok" && status !== "empty";
  const error = status === "ok" ? undefined : (log.error ?? "The request brought no token.");
  const server = present({
    promptTokens: log.promptTokens,
    cachedPromptTokens: log.cachedPromptTokens,
    outputTokens: log.outputTokens,
  });
  const outcome = { status, ...(error === undefined ? {} : { error: error.slice(0, 300) }) };
  const clock = failed ? {} : present({ ttftMs: log.ttftMs, durationMs: log.durationMs });
  out.calls.push({
    schema: "chimera-notebook/call/1",
    id: `${studyId(log.file)}-${log.variant.replaceAll(/[^\w.-]+/g, "-")}-r${run}`,
    study: log.file,
    run,
    stage: "request",
    variant: log.variant,
    ...(log.startedAt === undefined ? {} : { startedAt: log.startedAt }),
    model: { name: log.model ?? "unknown" },
    options: {},
    prompt: { cache: "unknown" },
    ...outcome,
    ...judgeCall({ ...outcome, server, clock }),
    ...(log.retries === undefined ? {} : { retries: log.retries }),
    clock: log.chunkMs === undefined || failed ? clock : { ...clock, chunkMs: log.chunkMs },
    server,
    ...(failed ? {} : arrivalOf(log)),
    response: log.response ?? "",
    source: { file: log.file, row: log.row },
  });
}

/** The rate at which the text arrived after the first token, tokens/s, as such programs have it: their server tells no decode time. */
function arrivalOf({ ttftMs, durationMs, outputTokens }: RequestLog): Pick<CallRecord, "throughput" | "throughputBy"> {
  if (ttftMs === undefined || durationMs === undefined || outputTokens === undefined) return {};
  if (outputTokens < 2 || durationMs <= ttftMs) return {};
  return { throughput: (1000 * (outputTokens - 1)) / (durationMs - ttftMs), throughputBy: "arrival" };
}

function statusOf({ error, outputTokens, ttftMs }: RequestLog): CallStatus {
  if (error !== undefined)
    return /time[d _-]*out/i.test(error) ? "timeout" : /cancel/i.test(error) ? "cancelled" : "server-error";
  return outputTokens === undefined && ttftMs === undefined ? "empty" : "ok";
}

/** The pairs that are known. */
function present(pairs: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(pairs).filter((pair): pair is [string, number] => pair[1] !== undefined));
}
