import type { Metric } from "../records";
import { sessionValues, valuesOf } from "./by-session";
import type { SessionValue } from "./by-session";
import type { CallLike } from "./call-like";
import { drift } from "./drift";
import type { Drift } from "./drift";
import type { Evidence } from "./evidence";
import { median } from "./median";
import { medianInterval } from "./median-interval";
import type { MedianInterval } from "./median-interval";
import { quantileOfSorted } from "./quantile";
import { medianAbsoluteDeviation, robustVariation } from "./robust-spread";
import { ascending } from "./sorted";

/** One metric over the warm speed-valid calls of one cell; null where n does not bear the figure. */
export interface MetricSummary extends Evidence {
  /** Present where the cell is over sessions: then each counts once, and `n` and `values` are theirs. */
  readonly sessions?: {
    /** What a session is called: "prompt". */
    readonly word: string;
    readonly values: readonly SessionValue[];
  };
  readonly median: number | null;
  readonly interval: MedianInterval | null;
  /** Robust coefficient of variation, a ratio. */
  readonly rcv: number | null;
  readonly min: number | null;
  readonly p25: number | null;
  readonly p75: number | null;
  /** Quantiles of the sample, no statement about the tail beyond it: n ≥ 10, 20 and 100. */
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly drift: Drift | null;
  readonly values: readonly number[];
}

/**
 * Summarises one metric of the calls given, in their order. A missing, NaN, infinite or negative one is left out and its call named.
 * @param sessionWord what a session is called, where the calls are of several: then the median of each session's calls is one value
 */
export function metricSummary(metric: Metric, calls: readonly CallLike[], sessionWord?: string): MetricSummary {
  const { values: usable, excluded } = valuesOf(metric, calls);
  const sessions = sessionWord === undefined ? undefined : sessionValues(usable);
  const values = (sessions ?? usable).map(({ value }) => value);
  const sorted = ascending(values);
  const n = values.length;
  // Quantiles over sessions would be those of no call: they say how unlike the sessions are.
  const at = (p: number, least: number): number | null =>
    n < least || (sessions !== undefined && least > 1) ? null : (quantileOfSorted(sorted, p) ?? null);
  const interval = medianInterval(values) ?? null;
  const trend = sessions === undefined ? (drift(values) ?? null) : null;
  return {
    n,
    ...(sessions === undefined ? {} : { sessions: { word: sessionWord!, values: sessions } }),
    median: median(values) ?? null,
    interval,
    // Between sessions it would say how unlike they are, not how steady the measuring was.
    rcv: sessions === undefined ? (robustVariation(values) ?? null) : null,
    min: sorted[0] ?? null,
    p25: at(0.25, 1),
    p75: at(0.75, 1),
    p90: at(0.9, 10),
    p95: at(0.95, 20),
    p99: at(0.99, 100),
    max: sorted.at(-1) ?? null,
    drift: trend,
    values,
    excluded,
    method: `${sessions === undefined ? "" : "median of each session's calls first, then "}quantile type 7, exact order-statistic interval, rCV from the MAD`,
    footnotes: footnotesOf(values, interval, sessions, trend),
  };
}

function footnotesOf(
  values: readonly number[],
  interval: MedianInterval | null,
  sessions: readonly SessionValue[] | undefined,
  trend: Drift | null,
): readonly string[] {
  const n = values.length;
  const footnotes: string[] = [];
  if (n === 0) footnotes.push("No data.");
  if (interval && n < 6) footnotes.push(`Least to greatest value covers ${(interval.confidence * 100).toFixed(1)} %.`);
  if (interval && n >= 6) footnotes.push(`The interval covers exactly ${(interval.confidence * 100).toFixed(1)} %.`);
  if (n > 2 && medianAbsoluteDeviation(values) === 0) footnotes.push("More than half of the values are equal.");
  if (sessions) {
    const calls = sessions.reduce((all, each) => all + each.calls, 0);
    footnotes.push(`Each session counts once, by the median of its calls, ${calls} of them in all.`);
    return footnotes;
  }
  if (n >= 10 && n < 64) footnotes.push("P90 is the sample's; a certified one needs 64 calls.");
  if (n >= 100 && n < 662) footnotes.push("P99 is the sample's; a certified one needs 662 calls.");
  if (trend?.warning) footnotes.push(trend.sentence);
  return footnotes;
}
