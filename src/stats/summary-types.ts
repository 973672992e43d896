import type { ComparedMetric, MetricName, SpeedFault } from "../records";
import type { FisherExact } from "./fisher";
import type { MetricSummary } from "./metric-summary";
import type { Verdict } from "./verdict-types";
import type { Share } from "./wilson";

/** One variant × stage, with every metric of the table over its warm `ok` calls. */
export interface CellSummary extends Readonly<Record<MetricName, MetricSummary>> {
  readonly variant: string;
  readonly stage: string;
  /** Whole answers of all, those of cold calls too. */
  readonly whole: Share | null;
  /** Σ tokens / Σ decode time of the warm speed-valid calls, tokens/s: capacity, not a typical call. */
  readonly pooledThroughput: number | null;
  /** Ids of the warm speed-valid calls, the ones that the medians are made of. */
  readonly calls: readonly string[];
  /** Sessions of its calls, in order; absent where the stage has one only. Where it is there, the metrics are over sessions. */
  readonly sessions?: readonly string[];
  readonly coldCalls: readonly string[];
  /** Ids of calls whose times may not enter statistics. */
  readonly setAside: readonly string[];
}

/** A call in a row of its own: cold, or not speed-valid. */
export interface SetAside {
  readonly id: string;
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
  readonly status: string;
  /** Absent for a cold call whose times are valid. */
  readonly fault?: SpeedFault;
  readonly reason: string;
  /** ms. */
  readonly ttft: number | null;
  readonly throughput: number | null;
}

/** Two variants that are compared. */
export type ComparedPair = readonly [baseline: string, candidate: string];

export interface SummaryOptions {
  /** Names of the variants in their order, the baseline first; the order in which they appear unless given. */
  readonly variants?: readonly string[];
  /** Which are compared with which; every other variant with the first unless given. */
  readonly pairs?: readonly ComparedPair[];
  /** Half-width of "no practical difference"; .05 by default. */
  readonly margin?: number;
  /** How the runs were ordered, for the footnotes. */
  readonly order?: string;
  /** Compare also where prompts differ, or a model changed on the way. */
  readonly evenIfDifferent?: boolean;
  /** Variants that have a prompt of their own: there the prompt is what is compared. */
  readonly ownPrompts?: readonly string[];
  /** What a session is called where a stage has several; "prompt" by default. */
  readonly sessionWord?: string;
}

export interface Summary {
  /** Every variant, the baseline first: the order of cells, and of the colours of a figure. */
  readonly variants: readonly string[];
  /** Variant after variant, each by its stages. */
  readonly cells: readonly CellSummary[];
  /** Measured calls; warm-ups and probes are none. */
  readonly n: number;
  /** Speed-valid ones, cold ones included. */
  readonly timed: number;
  /** Whole answers of all measured calls. */
  readonly whole: Share | null;
  /** Arithmetic mean of the throughput of all speed-valid calls, tokens/s, cold ones included: only for comparison with old reports. */
  readonly meanThroughputOfTimed: number | null;
  /** Cold calls, warm-ups included. */
  readonly coldCalls: readonly SetAside[];
  /** Measured calls whose times may not enter statistics, each with its reason. */
  readonly setAside: readonly SetAside[];
  /** Verdicts on TTFT and throughput of every other variant against the baseline, adjusted as one family. */
  readonly comparisons: readonly CellComparison[];
  /** What a session is called, where a stage has several: "prompt". */
  readonly sessionWord: string;
  /** How many of the comparisons could be tested: the size of the family that p is adjusted for. */
  readonly family: number;
  /** Half-width of "no practical difference". */
  readonly margin: number;
  readonly wholeRates: readonly WholeComparison[];
  /** Variants of each stage by each ranked metric, with those that cannot be told from the best. */
  readonly rankings: readonly Ranking[];
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

/** How often answers of one stage were whole, candidate against baseline. */
export interface WholeComparison extends FisherExact {
  /** Which test p is of, as it is printed before p: by calls, or by sessions where there are several. */
  readonly test: "Fisher's exact" | "sign test";
  readonly stage: string;
  readonly baseline: string;
  readonly candidate: string;
}

/** One variant of a ranking. */
export interface RankedVariant {
  readonly variant: string;
  readonly median: number;
  /** It cannot be told from the best; null where that cannot be judged. */
  readonly inSet: boolean | null;
}

/** The variants of one stage by one metric, best median first, and those that cannot be told from the best. */
export interface Ranking {
  readonly stage: string;
  readonly metric: MetricName;
  readonly rows: readonly RankedVariant[];
  /** Names of the set, in order; null where too few runs allow none. It holds the best of those that are judged with 95 % confidence. */
  readonly best: readonly string[] | null;
  /** Runs, or sessions where the stage has several, that all ranked variants have a value of. */
  readonly blocks: number;
  /** What a block is called: "run", "prompt". */
  readonly blockWord: string;
  /** Variants that the set does not judge, each with its reason. */
  readonly leftOut: readonly { readonly variant: string; readonly reason: string }[];
}
