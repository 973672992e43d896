/** What every conclusion carries beside its numbers, so that a page can say what it rests on. */
export interface Evidence {
  /** Values that entered. */
  readonly n: number;
  /** What was left out, each named with its reason, such as `r1-chimera-report: empty`. */
  readonly excluded: readonly string[];
  /** How it was computed, in a few words. */
  readonly method: string;
  /** Sentences for the foot of a table. */
  readonly footnotes: readonly string[];
}

/** The same for a comparison of two samples. */
export interface ComparisonEvidence extends Omit<Evidence, "n"> {
  /** Values that entered, baseline and candidate. */
  readonly n: readonly [baseline: number, candidate: number];
}
