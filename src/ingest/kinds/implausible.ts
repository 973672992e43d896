import type { CallRecord, SpeedJudgement } from "../../records";

/** Tokens/s that no machine gives a single answer; a duration in another unit than is thought makes more. */
const mostTokensPerSecond = 20_000;

/** Why a server's times cannot be what they are said to be; undefined where nothing speaks against them. */
export function implausible(server: CallRecord["server"]): string | undefined {
  const { totalMs, loadMs = 0, promptEvalMs = 0, evalMs, promptTokens, outputTokens } = server;
  for (const [name, count] of [
    ["prompt_eval_count", promptTokens],
    ["eval_count", outputTokens],
  ] as const) {
    if (count !== undefined && !Number.isInteger(count)) return `${name} is ${count}, and tokens are whole`;
  }
  if (outputTokens !== undefined && evalMs !== undefined && evalMs > 0) {
    const rate = (outputTokens / evalMs) * 1000;
    if (rate > mostTokensPerSecond) {
      return `eval_duration gives ${Math.round(rate).toLocaleString("en-US")} tokens/s, which no machine reaches: it may be in another unit than nanoseconds`;
    }
  }
  const parts = loadMs + promptEvalMs + (evalMs ?? 0);
  if (totalMs !== undefined && parts > totalMs * 1.05 + 50) {
    return `load, prompt evaluation and decoding take ${Math.round(parts)} ms, more than the total_duration of ${Math.round(totalMs)} ms`;
  }
  return undefined;
}

/** The judgement of a call whose times cannot be. */
export function notPlausible(reason: string): SpeedJudgement {
  return { valid: false, fault: "implausible", reason: `${reason[0]!.toUpperCase()}${reason.slice(1)}.` };
}
