import type { CallLike } from "./call-like";
import { mean, sum } from "./mean";
import { coefficientOfVariation, standardDeviation } from "./standard-deviation";

/** Mean ± sample standard deviation, and the coefficient of variation as a ratio. */
export interface MeanAndDeviation {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly cv: number | null;
}

/** The aggregates of the original reports. */
export interface ClassicSummary {
  readonly calls: number;
  readonly runs: number;
  readonly throughput: MeanAndDeviation;
  readonly ttft: MeanAndDeviation;
  readonly tokens: number;
  readonly durationMs: number;
  readonly promptEvalMs: number;
  readonly evalMs: number;
  readonly loadMs: number;
  readonly method: string;
}

/**
 * What the original printed, for laying old and new reports side by side: mean ± sample sd over **all** calls, a call without
 * throughput counted as 0 tokens/s as the original did, cold and broken calls included. Not a summary to decide by.
 */
export function classicSummary(calls: readonly CallLike[]): ClassicSummary {
  const total = (pick: (call: CallLike) => number | undefined): number => sum(calls.map((call) => pick(call) ?? 0));
  return {
    calls: calls.length,
    runs: new Set(calls.map((call) => call.run)).size,
    throughput: describe(calls.map((call) => call.throughput ?? 0)),
    ttft: describe(calls.map((call) => call.clock.ttftMs ?? call.clock.durationMs ?? 0)),
    tokens: total((call) => call.server.outputTokens),
    durationMs: total((call) => call.clock.durationMs),
    promptEvalMs: total((call) => call.server.promptEvalMs),
    evalMs: total((call) => call.server.evalMs),
    loadMs: total((call) => call.server.loadMs),
    method:
      "mean ± sample standard deviation over all calls, cold and failed ones included, as the original reports did",
  };
}

function describe(values: readonly number[]): MeanAndDeviation {
  return {
    n: values.length,
    mean: mean(values) ?? null,
    sd: standardDeviation(values) ?? null,
    cv: coefficientOfVariation(values) ?? null,
  };
}
