import type { ComparedMetric, MetricName } from "../records";
import type { FisherExact } from "./fisher";
import type { MetricSummary } from "./metric-summary";
import type { Verdict } from "./verdict-types";
import type { Share } from "./wilson";

/** One variant × stage, with every metric of the table over its warm `ok` calls. */
export interface CellSummary extends Readonly<Record<MetricName, MetricSummary>> {
  readonly variant: string;
  readonly stage: string;
  /** Calls that ended well, cold ones too, of all. */
  readonly ok: Share | null;
  /** Σ tokens / Σ decode time of the warm ok calls, tokens/s: capacity, not a typical call. */
  readonly pooledThroughput: number | null;
  /** Ids of warm ok calls, the ones that the medians are made of. */
  readonly calls: readonly string[];
  readonly coldCalls: readonly string[];
  readonly failed: readonly string[];
}

/** A call in a row of its own: cold, or failed. */
export interface SetAside {
  readonly id: string;
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
  readonly status: string;
  readonly reason: string;
  /** ms. */
  readonly ttft: number | null;
  readonly throughput: number | null;
}

export interface SummaryOptions {
  /** Variant that others are compared with; `baseline` by default, else the first that appears. */
  readonly baseline?: string;
  /** Half-width of "no practical difference"; .05 by default. */
  readonly margin?: number;
  /** How the runs were ordered, for the footnotes. */
  readonly order?: string;
  /** Compare also where models or prompts differ. */
  readonly evenIfDifferent?: boolean;
}

export interface Summary {
  readonly cells: readonly CellSummary[];
  /** Measured calls; warm-ups and probes are none. */
  readonly n: number;
  readonly ok: number;
  /** Arithmetic mean of the throughput of all ok calls, tokens/s, cold ones included: only for comparison with old reports. */
  readonly meanThroughputOfOk: number | null;
  /** Cold calls, warm-ups included. */
  readonly coldCalls: readonly SetAside[];
  readonly failures: readonly SetAside[];
  /** Verdicts on TTFT and throughput of every other variant against the baseline, adjusted as one family. */
  readonly comparisons: readonly CellComparison[];
  readonly successRates: readonly SuccessComparison[];
  readonly excluded: readonly string[];
  readonly method: string;
  readonly footnotes: readonly string[];
}

/** One metric of one stage, candidate against baseline. */
export interface CellComparison {
  readonly stage: string;
  readonly metric: ComparedMetric;
  readonly baseline: string;
  readonly candidate: string;
  readonly verdict: Verdict;
}

/** How often calls of one stage ended well, candidate against baseline. */
export interface SuccessComparison extends FisherExact {
  readonly stage: string;
  readonly baseline: string;
  readonly candidate: string;
}
