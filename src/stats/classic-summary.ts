import type { CallLike } from "./call-like";
import { mean, sum } from "./mean";
import { isSpeedValid } from "./which-calls-count";
import { coefficientOfVariation, standardDeviation } from "./standard-deviation";

/** Mean ± sample standard deviation, and the coefficient of variation as a ratio; null where there is none. */
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
  /** tokens/s. */
  readonly throughput: MeanAndDeviation;
  /** ms. */
  readonly ttft: MeanAndDeviation;
  readonly tokens: number;
  readonly durationMs: number;
  readonly promptEvalMs: number;
  readonly evalMs: number;
  readonly loadMs: number;
  /** Values that were missing or unusable, each named; they enter no mean and no sum. */
  readonly excluded: readonly string[];
  readonly method: string;
  readonly footnotes: readonly string[];
}

/**
 * What the original printed, for laying old and new reports side by side: mean ± sample sd (n − 1) over **all** calls given, cold and broken
 * ones included, a failed or empty call counted as 0 tokens/s as the original did. Only figures that cannot be are left out, and named. Not a summary to decide by.
 */
export function classicSummary(calls: readonly CallLike[]): ClassicSummary {
  const excluded: string[] = [];
  const values = (name: string, pick: (call: CallLike) => number | undefined): readonly number[] =>
    calls.flatMap((call) => {
      if (!call.speed.valid && call.speed.fault === "implausible") {
        if (name === "TTFT") excluded.push(`${call.id}: ${call.speed.reason}`);
        return [];
      }
      const value = pick(call);
      if (value !== undefined && Number.isFinite(value) && value >= 0) return [value];
      if (value !== undefined) excluded.push(`${call.id}: ${name} is ${value}`);
      else if (name === "TTFT" || name === "throughput") excluded.push(`${call.id}: ${name} is missing`);
      return [];
    });
  return {
    calls: calls.length,
    runs: new Set(calls.map((call) => `${call.study ?? ""}\n${call.run}`)).size,
    throughput: describe(values("throughput", (call) => call.throughput ?? (isSpeedValid(call) ? undefined : 0))),
    ttft: describe(values("TTFT", (call) => call.clock.ttftMs)),
    tokens: sum(values("output tokens", (call) => call.server.outputTokens)),
    durationMs: sum(values("duration", (call) => call.clock.durationMs)),
    promptEvalMs: sum(values("prompt evaluation", (call) => call.server.promptEvalMs)),
    evalMs: sum(values("decode time", (call) => call.server.evalMs)),
    loadMs: sum(values("load time", (call) => call.server.loadMs)),
    excluded,
    method:
      "mean ± sample standard deviation over all calls, cold and failed ones included, as the original reports did",
    footnotes: excluded.length === 0 ? [] : [`Not counted: ${excluded.join("; ")}.`],
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
