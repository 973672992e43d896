import type { ComparisonEvidence } from "./evidence";
import { median } from "./median";
import { wilcoxonSignedRank } from "./wilcoxon";

/** One call's figure and the prompt that it answered. */
export interface PromptValue {
  /** The same text for calls of one prompt: its digest, or its name. */
  readonly prompt: string;
  /** Above 0; lower or higher may be better. */
  readonly value: number;
}

/** Candidate against baseline over several prompts; `n` counts prompts. */
export interface PromptComparison extends ComparisonEvidence {
  /** Candidate / baseline: pseudomedian of the prompts' ratios; null without a prompt that both sides have. */
  readonly ratio: number | null;
  /** Exact 95 % interval of it; null for fewer than 6 prompts. */
  readonly interval: readonly [low: number, high: number] | null;
  /** What the interval really covers, from 0 to 1. */
  readonly confidence: number | null;
  /** Wilcoxon's signed rank test on the logarithms of the ratios, two-sided; null for fewer than 6 prompts. */
  readonly p: number | null;
}

/** Fewest pairs with which an exact two-sided p can fall below .05: 2 / 2⁶. */
export const leastSessions = 6;

/**
 * Compares by prompt: the median of each prompt's calls first, then pairs of medians, one a prompt (Wilcoxon on log ratios). A pool of
 * prompts × repeats would count one prompt's repeats as so many independent ones. A prompt that one side lacks, or whose
 * median is not above 0 or not finite, is left out and named.
 * @throws RangeError for NaN
 */
export function compareByPrompt(baseline: readonly PromptValue[], candidate: readonly PromptValue[]): PromptComparison {
  const sides = [medians(baseline), medians(candidate)] as const;
  const excluded: string[] = [];
  const logs: number[] = [];
  for (const prompt of new Set([...sides[0].keys(), ...sides[1].keys()])) {
    const [a, b] = sides.map((side) => side.get(prompt));
    if (a === undefined || b === undefined) excluded.push(`${prompt}: on one side only`);
    else if (!(a > 0 && b > 0 && Number.isFinite(a) && Number.isFinite(b))) excluded.push(`${prompt}: no ratio`);
    else logs.push(Math.log(b) - Math.log(a));
  }
  const shift = wilcoxonSignedRank(logs);
  const enough = logs.length >= leastSessions;
  const few = `At least ${leastSessions} prompts are needed for any 95 % statement (have ${logs.length}).`;
  return {
    n: [sides[0].size, sides[1].size],
    ratio: shift.estimate === null ? null : Math.exp(shift.estimate),
    interval: shift.interval && [Math.exp(shift.interval.low), Math.exp(shift.interval.high)],
    confidence: shift.interval && shift.interval.confidence,
    p: enough ? shift.p : null,
    excluded,
    method: `median per prompt, then Wilcoxon's signed ranks on log ratios (${shift.method})`,
    footnotes: [...(enough ? [] : [few]), ...(excluded.length > 0 ? [`Left out: ${excluded.join(", ")}.`] : [])],
  };
}

function medians(values: readonly PromptValue[]): ReadonlyMap<string, number> {
  const prompts = new Map<string, number[]>();
  for (const { prompt, value } of values) {
    const known = prompts.get(prompt);
    if (known === undefined) prompts.set(prompt, [value]);
    else known.push(value);
  }
  return new Map([...prompts].map(([prompt, each]) => [prompt, median(each)!]));
}
