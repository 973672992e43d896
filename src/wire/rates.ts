import type { ServerTimes } from "../records";

/** tokens/s. */
const mostOneTokenRate = 100_000;

/**
 * Output tokens / decode time in tokens/s, by the server's own figures; undefined when either is absent or not above 0. Where the time does not cover all
 * tokens, as with llama-server and vLLM, whose first token belongs to the prompt, only those that it covers count.
 */
export function throughputOf(server: ServerTimes): number | undefined {
  const { outputTokens = 0, evalTokens: tokens = outputTokens, evalMs = 0 } = server;
  const rate = (tokens / evalMs) * 1000;
  // The first token comes with the prompt: of one token alone an honest server may time nothing, and that is no rate.
  if (tokens === 1 && rate > mostOneTokenRate) return undefined;
  return tokens > 0 && evalMs > 0 && Number.isFinite(rate) ? rate : undefined;
}

/** Those that a record can hold: JSON has no infinite number. */
export function finiteTimes(server: ServerTimes): ServerTimes {
  return Object.fromEntries(Object.entries(server).filter(([, value]) => Number.isFinite(value)));
}
