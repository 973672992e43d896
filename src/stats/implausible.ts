import type { ServerTimes } from "../records";

/** The figures of one call that can contradict each other. */
export interface CallFigures {
  readonly server: ServerTimes;
  /** Output tokens a second, where only the rate is told. */
  readonly throughput?: number | undefined;
  /** The client's own times, ms; absent where nobody measured them. */
  readonly clock?: { readonly durationMs?: number | undefined; readonly chunkMs?: readonly number[] | undefined };
}

/**
 * A server's time may exceed the client's by this much. Time 0 is stamped before the request is written and the end after the last byte came,
 * so an honest server's times lie within the client's; what is left is the difference of two machines' clock rates.
 */
const slackMs = 5;
const slackShare = 0.01;
/** A server's parts may exceed its own total by this much: it takes them at other moments. */
const mostPartsShare = 1.05;
const partsSlackMs = 50;
/** More tokens than any context holds. */
const mostTokens = 1e8;
/** Faster than any machine writes: a model of 260,000 parameters reaches some 20,000 tokens/s. */
const mostDecodeRate = 100_000;
/** One token has no gap to time: an honest server may put nearly nothing there. */
const mostOneTokenRate = 5_000_000;
/** Faster than any machine reads a prompt; a prompt that came from the cache has next to no time, so only wild ones are told. */
const mostPrefillRate = 1e9;
/** Text that takes this many times longer to arrive than the server says it worked: its durations are in another unit. A reader held up is not. */
const mostTimesTotal = 20;
const leastSpanMs = 1000;

const words = {
  totalMs: "total time",
  loadMs: "load time",
  promptEvalMs: "prompt evaluation time",
  evalMs: "decode time",
} as const;
const counts = {
  promptTokens: "prompt token count",
  cachedPromptTokens: "cached prompt token count",
  outputTokens: "output token count",
} as const;

/**
 * Why a call's figures cannot be, in one sentence that names the figure; undefined where nothing speaks against them. Counts must be whole
 * numbers from 0, durations no less than 0 and within what the client saw, rates below what any machine reaches.
 */
export function implausible({ server, throughput, clock = {} }: CallFigures): string | undefined {
  for (const [name, word] of Object.entries(counts)) {
    const count = server[name as keyof typeof counts];
    if (count === undefined) continue;
    if (!Number.isInteger(count) || count < 0 || count > mostTokens)
      return `The server's ${word} of ${count} is no count of tokens.`;
  }
  const { durationMs } = clock;
  const limit = durationMs === undefined ? Infinity : durationMs + Math.max(slackMs, durationMs * slackShare);
  for (const [name, word] of Object.entries(words)) {
    const time = server[name as keyof typeof words];
    if (time === undefined) continue;
    if (!Number.isFinite(time) || time < 0) return `The server's ${word} of ${time} ms is no duration.`;
    if (time > limit)
      return `The server's ${word} of ${ms(time)} exceeds the ${ms(durationMs!)} that the whole call took.`;
  }
  const { loadMs = 0, promptEvalMs = 0, evalMs = 0 } = server;
  const parts = loadMs + promptEvalMs + evalMs;
  if (parts > limit)
    return `The server's load, prompt evaluation and decode times add up to ${ms(parts)}, and the whole call took ${ms(durationMs!)}.`;
  const { totalMs } = server;
  if (totalMs !== undefined && parts > totalMs * mostPartsShare + partsSlackMs)
    return `The server's load, prompt evaluation and decode times add up to ${ms(parts)}, more than its total time of ${ms(totalMs)}.`;
  return rates(server, throughput) ?? otherUnit(server, clock.chunkMs);
}

function rates(
  { outputTokens = 0, evalTokens = outputTokens, evalMs = 0, promptTokens = 0, promptEvalMs = 0 }: ServerTimes,
  throughput = 0,
): string | undefined {
  const decode = evalMs > 0 ? (evalTokens / evalMs) * 1000 : 0;
  if (decode > (evalTokens > 1 ? mostDecodeRate : mostOneTokenRate))
    return `No machine writes ${evalTokens} tokens in ${ms(evalMs)}: the server's decode time is not what it says.`;
  const prefill = promptEvalMs > 0 ? (promptTokens / promptEvalMs) * 1000 : 0;
  if (prefill > mostPrefillRate)
    return `No machine reads ${promptTokens} tokens in ${ms(promptEvalMs)}: the server's prompt evaluation time is not what it says.`;
  if (evalMs === 0 && !(throughput <= mostDecodeRate)) return `No machine writes ${throughput} tokens/s.`;
  return undefined;
}

function otherUnit({ totalMs }: ServerTimes, chunkMs: readonly number[] = []): string | undefined {
  const span = (chunkMs.at(-1) ?? 0) - (chunkMs[0] ?? 0);
  if (totalMs === undefined || span - totalMs < leastSpanMs || span < mostTimesTotal * totalMs) return undefined;
  return `The text took ${ms(span)} to arrive, and the server says that all of its work took ${ms(totalMs)}: its durations are in another unit.`;
}

function ms(value: number): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : undefined;
  return `${digits === undefined ? Number(value.toPrecision(2)) : value.toFixed(digits)} ms`;
}
