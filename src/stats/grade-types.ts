import type { McNemar } from "./mcnemar";
import type { PaidRatio, SecondsPerCorrect } from "./seconds-per-correct";

/** How a variant answered, over the cases that can be judged. */
export interface GradedVariant {
  readonly variant: string;
  /** Mean over cases of how often each was right, with Wilson's interval; each case counts once. */
  readonly accuracy: { readonly share: number; readonly low: number; readonly high: number };
  readonly cases: number;
  readonly calls: number;
  /** Calls by what became of them; those that could not be read are wrong, those that failed not right. */
  readonly right: number;
  readonly wrong: number;
  readonly unparsable: number;
  readonly failed: number;
  /** Over warm calls whose times count; null where there is none. */
  readonly perCorrect: SecondsPerCorrect | null;
  /** Mean duration of those calls, s, with the interval over cases. */
  readonly perCall: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
}

/** A variant against the baseline on the cases that both answered. */
export interface GradeComparison extends McNemar {
  readonly baseline: string;
  readonly candidate: string;
  readonly cases: number;
  /** Of the shares, candidate − baseline. */
  readonly difference: number;
  /** p by Holm over all comparisons of right answers. */
  readonly adjusted: number;
  readonly claim: "more right" | "fewer right" | "not decided";
  /** Seconds per correct answer, candidate ÷ baseline. */
  readonly cost: PaidRatio | null;
  /** Cases that a difference of this size would need; null where it is claimed, or none was found. */
  readonly needed: number | null;
}

/** A case that cannot be judged, and why: it counts for nobody. */
export interface CaseProblem {
  readonly session: string;
  readonly reason: string;
}

/** Who is right how often, and what a right answer costs. */
export interface GradeSummary {
  /** Every variant with a call of a case, the baseline first. */
  readonly variants: readonly GradedVariant[];
  readonly cases: number;
  readonly problems: readonly CaseProblem[];
  readonly comparisons: readonly GradeComparison[];
  /**
   * Among those that nobody is proven to beat in right answers, and whose share is within 10 points of the highest, the ones whose seconds per correct answer cannot
   * be told from the least. Empty where none of those that might be best gives a right answer, or one of them gives none; null where there are fewer than 6 cases, or one variant.
   */
  readonly best: readonly string[] | null;
  /** Not proven to be less right than the highest, but too far behind to be called as good: more cases would tell. */
  readonly undecided: readonly string[];
}
