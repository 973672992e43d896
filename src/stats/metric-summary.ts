import type { Metric } from "../records";
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

/** Summarises one metric of the calls given, in their order. A missing, NaN, infinite or negative one is left out and its call named. */
export function metricSummary({ word, of }: Metric, calls: readonly CallLike[]): MetricSummary {
  const excluded: string[] = [];
  const values: number[] = [];
  for (const call of calls) {
    const value = of(call);
    if (value !== undefined && Number.isFinite(value) && value >= 0) values.push(value);
    else excluded.push(`${call.id}: ${word} ${value === undefined ? "missing" : `is ${value}`}`);
  }
  const sorted = ascending(values);
  const n = values.length;
  const at = (p: number, least: number): number | null => (n < least ? null : (quantileOfSorted(sorted, p) ?? null));
  const interval = medianInterval(values) ?? null;
  const trend = drift(values) ?? null;
  const footnotes: string[] = [];
  if (n === 0) footnotes.push("No data.");
  if (interval && n < 6) footnotes.push(`Least to greatest value covers ${(interval.confidence * 100).toFixed(1)} %.`);
  if (interval && n >= 6) footnotes.push(`The interval covers exactly ${(interval.confidence * 100).toFixed(1)} %.`);
  if (n > 2 && medianAbsoluteDeviation(values) === 0) footnotes.push("More than half of the values are equal.");
  if (n >= 10 && n < 64) footnotes.push("P90 is the sample's; a certified one needs 64 calls.");
  if (n >= 100 && n < 662) footnotes.push("P99 is the sample's; a certified one needs 662 calls.");
  if (trend?.warning) footnotes.push(trend.sentence);
  return {
    n,
    median: median(values) ?? null,
    interval,
    rcv: robustVariation(values) ?? null,
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
    method: "quantile type 7, exact order-statistic interval, rCV from the MAD",
    footnotes,
  };
}
