import { comparedMetrics } from "../records";
import { canDecide } from "./can-decide";
import type { Decidable } from "./can-decide";

/**
 * Whether a study can decide anything, told before its first call: every variant is compared with the first in every stage and metric, and
 * all of that is one family of tests.
 * @param plan how many variants and stages, and runs of each
 * @returns null for one variant, which is compared with nothing
 * @example
 * studyDecides({ variants: 6, stages: 2, runs: 4 })!.sentence;
 */
export function studyDecides(plan: {
  readonly variants: number;
  readonly stages: number;
  readonly runs: number;
}): Decidable | null {
  const comparisons = (plan.variants - 1) * plan.stages * comparedMetrics.length;
  return comparisons < 1 ? null : canDecide(plan.runs, comparisons);
}
