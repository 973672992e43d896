import type { CallLike } from "./call-like";
import { classifyCold } from "./cold";
import { median } from "./median";
import { medianInterval } from "./median-interval";
import type { MedianInterval } from "./median-interval";
import { sum } from "./mean";
import { ascending } from "./sorted";
import { robustVariation } from "./robust-spread";
import { wilson } from "./wilson";
import type { Share } from "./wilson";

/** One metric over the warm `ok` calls of one cell. */
export interface MetricSummary {
  readonly n: number;
  readonly median: number | null;
  readonly interval: MedianInterval | null;
  /** Robust coefficient of variation, a ratio. */
  readonly rcv: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly values: readonly number[];
}

/** One variant × stage. */
export interface CellSummary {
  readonly variant: string;
  readonly stage: string;
  readonly ok: Share | null;
  readonly ttft: MetricSummary;
  readonly throughput: MetricSummary;
  readonly duration: MetricSummary;
  /** Σ tokens / Σ decode time of the warm ok calls, tokens/s: capacity, not a typical call. */
  readonly pooledThroughput: number | null;
  /** Ids of warm ok calls, the ones that the medians are made of. */
  readonly calls: readonly string[];
  readonly coldCalls: readonly string[];
  readonly failed: readonly string[];
}

export interface Summary {
  readonly cells: readonly CellSummary[];
  readonly n: number;
  readonly ok: number;
  readonly method: string;
  readonly footnotes: readonly string[];
}

/** Per variant × stage over warm `ok` calls, in order of first appearance; cold and failed calls are counted and named, never averaged in. */
export function summarize(calls: readonly CallLike[]): Summary {
  const cells = new Map<string, CallLike[]>();
  for (const call of calls) {
    const key = JSON.stringify([call.variant, call.stage]);
    const cell = cells.get(key);
    if (cell) cell.push(call);
    else cells.set(key, [call]);
  }
  const summaries = [...cells.values()].map(summarizeCell);
  const excluded = summaries.flatMap((cell) => [...cell.coldCalls, ...cell.failed]);
  return {
    cells: summaries,
    n: calls.length,
    ok: calls.filter((call) => call.status === "ok").length,
    method: "median (quantile type 7) of warm ok calls with the exact order-statistic interval",
    footnotes: [
      "Below 6 calls the interval is least to greatest value and covers less than 95 %.",
      excluded.length === 0 ? "No call was left out." : `Left out of the medians: ${excluded.join(", ")}.`,
    ],
  };
}

function summarizeCell(calls: readonly CallLike[]): CellSummary {
  const cold = classifyCold(calls);
  const warm = calls.filter((call, index) => call.status === "ok" && !cold[index]);
  const tokens = sum(warm.map((call) => call.server.outputTokens ?? 0));
  const evalMs = sum(warm.map((call) => call.server.evalMs ?? 0));
  const ok = calls.filter((call) => call.status === "ok");
  return {
    variant: calls[0]!.variant,
    stage: calls[0]!.stage,
    ok: wilson(ok.length, calls.length) ?? null,
    ttft: metric(warm.map((call) => call.clock.ttftMs)),
    throughput: metric(warm.map((call) => call.throughput)),
    duration: metric(warm.map((call) => call.clock.durationMs)),
    pooledThroughput: tokens > 0 && evalMs > 0 ? (tokens / evalMs) * 1000 : null,
    calls: warm.map((call) => call.id),
    coldCalls: calls.filter((call, index) => call.status === "ok" && cold[index]).map((call) => call.id),
    failed: calls.filter((call) => call.status !== "ok").map((call) => call.id),
  };
}

function metric(given: readonly (number | undefined)[]): MetricSummary {
  const values = given.filter((value): value is number => value !== undefined);
  const sorted = ascending(values);
  return {
    n: values.length,
    median: median(values) ?? null,
    interval: medianInterval(values) ?? null,
    rcv: robustVariation(values) ?? null,
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    values,
  };
}
