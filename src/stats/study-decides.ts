import { comparedMetrics } from "../records";
import { canDecide } from "./can-decide";
import type { Decidable } from "./can-decide";
import { defaultSessionWord } from "./session-word";

/**
 * Whether a study can decide anything, told before its first call: every variant is compared with the first in every stage and metric, and
 * all of that is one family of tests.
 * @param plan how many variants and stages, and runs of each; and, where several sessions share a stage, how many: then they are the pairs
 * that are compared, and the runs do not matter
 * @returns null for one variant, which is compared with nothing
 * @example
 * studyDecides({ variants: 6, stages: 2, runs: 4 })!.sentence;
 */
export function studyDecides(plan: {
  readonly variants: number;
  readonly stages: number;
  readonly runs: number;
  /** Sessions that share each stage; 1 by default. */
  readonly sessions?: number;
  /** What a session is called in the sentence; "prompt" by default. */
  readonly sessionWord?: string;
}): Decidable | null {
  const comparisons = (plan.variants - 1) * plan.stages * comparedMetrics.length;
  if (comparisons < 1) return null;
  const { sessions = 1, sessionWord = defaultSessionWord } = plan;
  return sessions > 1 ? canDecide(sessions, comparisons, sessionWord) : canDecide(plan.runs, comparisons);
}
