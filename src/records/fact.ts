/** Where a fact comes from: a row of a file, or a call of the ledger. */
export interface FactSource {
  readonly file?: string;
  readonly row?: number;
  readonly pointer?: string;
  readonly call?: string;
}

export type FactGroup = "data" | "environment" | "calls" | "comparison";

/** Which way is better, where the question makes sense. */
export type Direction = "lower-is-better" | "higher-is-better" | "neither";

/** One thing that may be said, computed by code, formatted once. */
export interface Fact {
  /** `f1`, `f2`, …: the same kind of fact has the same id in every report. */
  readonly id: string;
  /** Stable name, such as `calls.ttft.median.baseline.analysis`. */
  readonly key: string;
  readonly group: FactGroup;
  /** What it is, in words without digits: "median TTFT, baseline, analysis stage". */
  readonly label: string;
  /** The number; absent for a fact that is a name or a sentence. */
  readonly value?: number;
  readonly unit?: string;
  /** The one text that may stand for it on a page: "104.05 tokens/s", "gemma3:latest", "9 of 10". */
  readonly text: string;
  /** 95 % interval in the same unit, where there is one. */
  readonly interval?: readonly [number, number];
  /** Observations behind it. */
  readonly n?: number;
  readonly subject?: string;
  /** For a comparison: what the subject is compared with. */
  readonly against?: string;
  /** Stage of the agent that it speaks of. */
  readonly stage?: string;
  readonly metric?: string;
  readonly direction: Direction;
  /** Rank among its peers, 1 = best; lets a superlative be checked. */
  readonly rank?: { readonly place: number; readonly of: number; readonly among: string };
  readonly sources: readonly FactSource[];
}

export interface FactRegistry {
  readonly schema: "chimera-notebook/facts/1";
  readonly facts: readonly Fact[];
}
