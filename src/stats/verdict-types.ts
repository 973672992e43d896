import type { ComparisonEvidence } from "./evidence";
import type { JudgedCode } from "./verdict-code";

export interface VerdictOptions {
  /** Which way is better. */
  readonly betterIs: "lower" | "higher";
  /** Half-width of "no practical difference", above 0 and below 1; .05 by default. */
  readonly margin?: number;
  /** Comparisons in the family that this one belongs to; 1 by default. More than one is said in a footnote, and adjusted for by `adjustVerdicts`. */
  readonly familySize?: number;
  /** Calls left out, each with its reason, to be named in a footnote. */
  readonly excluded?: readonly string[];
  /** How the runs of both sides were ordered, for a footnote: "alternating, seed 7". */
  readonly order?: string;
  /** Unit of the values, where a difference has to be given in place of a ratio. */
  readonly unit?: string;
}

export interface VerdictNumbers extends ComparisonEvidence {
  /** The fixed sentence, with its numbers. */
  readonly sentence: string;
  /** One to six words for a badge. */
  readonly word: string;
  /** Ratio of time per unit of work, candidate / baseline, whichever way the metric runs: below 1 is better. Null where a value is not above 0. */
  readonly ratio: number | null;
  /** 95 % interval of `ratio`, or of `difference` where there is no ratio. */
  readonly interval: readonly [low: number, high: number] | null;
  /** What the interval really covers, from 0 to 1. */
  readonly confidence: number | null;
  /** Candidate − baseline in the metric's own unit, Hodges–Lehmann. */
  readonly difference: number | null;
  /** Exact Mann–Whitney, or signed ranks where it is paired; two-sided, of this comparison alone. */
  readonly p: number | null;
  /** After Holm over the family; null before `adjustVerdicts`. */
  readonly pAdjusted: number | null;
  /** Cliff's δ of baseline over candidate, in the metric's own direction; null where it is paired. */
  readonly delta: number | null;
  /** Present where both sides are paired by session: then `n` counts the sessions of each, and the ratio is that within sessions. */
  readonly paired?: {
    /** What a session is called: "prompt". */
    readonly by: string;
    /** Sessions that both sides have, and whose ratio can be given. */
    readonly pairs: number;
  };
}

/** What n runs, or sessions, can support about candidate against baseline, in one of the fixed sentences. */
export type Verdict = VerdictNumbers &
  (
    | { readonly code: "not-enough"; readonly have: number; readonly need: number }
    | { readonly code: Exclude<JudgedCode, "inconclusive"> }
    /** More runs a side, or sessions where it is paired, that would decide; null where that is not known. */
    | { readonly code: "inconclusive"; readonly more: number | null }
    | { readonly code: "difference-only" }
    | { readonly code: "refused"; readonly reason: string }
  );

export type VerdictCode = Verdict["code"];
