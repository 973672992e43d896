import type { ServerTimes } from "../../records";
import { fieldsOf, numberOf, present } from "../fields";
import type { Fields } from "../fields";

/**
 * What a record says of tokens and times, ms. The server's own definitions stand behind them: llama-server's and vLLM's decode time begins with the first
 * token, which belongs to the prompt, so that it covers one token less than were written; vLLM's prompt time begins when the request left the queue. Rates that a
 * server gives are not taken: they are made of these. A time to a first token as a client sees it is no time of the prompt, and is left out.
 */
export function countsIn(record: Fields): ServerTimes {
  return { ...usageIn(record), ...timingsIn(record), ...metricsIn(record), ...statsIn(record) };
}

/** `usage`, which every server of this protocol sends when asked for it; the prompt's tokens include those that were cached. */
function usageIn(record: Fields): ServerTimes {
  const usage = fieldsOf(record["usage"]);
  if (usage === undefined) return {};
  return present({
    promptTokens: numberOf(usage["prompt_tokens"]),
    outputTokens: numberOf(usage["completion_tokens"]),
    cachedPromptTokens: numberOf(fieldsOf(usage["prompt_tokens_details"])?.["cached_tokens"]),
  });
}

/** llama-server's `timings`: its count of the prompt leaves out what was cached. */
function timingsIn(record: Fields): ServerTimes {
  const timings = fieldsOf(record["timings"]);
  if (timings === undefined) return {};
  const [read, cached] = [numberOf(timings["prompt_n"]), numberOf(timings["cache_n"])];
  const written = numberOf(timings["predicted_n"]);
  return present({
    promptTokens: read === undefined || cached === undefined ? undefined : read + cached,
    cachedPromptTokens: cached,
    promptEvalMs: numberOf(timings["prompt_ms"]),
    outputTokens: written,
    evalMs: numberOf(timings["predicted_ms"]),
    evalTokens: afterFirst(written),
  });
}

/** vLLM's `metrics`, where they are switched on. */
function metricsIn(record: Fields): ServerTimes {
  const metrics = fieldsOf(record["metrics"]);
  if (metrics === undefined) return {};
  return present({
    queueMs: numberOf(metrics["queue_time_ms"]),
    promptEvalMs: numberOf(metrics["time_to_first_token_ms"]),
    evalMs: numberOf(metrics["generation_time_ms"]),
    evalTokens: afterFirst(numberOf(fieldsOf(record["usage"])?.["completion_tokens"])),
  });
}

/** LM Studio's `stats` of its own paths, in seconds. */
function statsIn(record: Fields): ServerTimes {
  const stats = fieldsOf(record["stats"]);
  if (stats === undefined) return {};
  const ms = (name: string): number | undefined => {
    const seconds = numberOf(stats[name]);
    return seconds === undefined ? undefined : seconds * 1000;
  };
  return present({
    loadMs: ms("model_load_time_seconds"),
    evalMs: ms("generation_time"),
    promptTokens: numberOf(stats["input_tokens"]),
    outputTokens: numberOf(stats["total_output_tokens"]),
  });
}

function afterFirst(tokens: number | undefined): number | undefined {
  return tokens === undefined ? undefined : Math.max(0, tokens - 1);
}
