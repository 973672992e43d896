/** A sentence of an answer: the facts that it prints, in order, and its words without them. */
export interface JudgedSentence {
  readonly facts: readonly string[];
  readonly words: string;
  /** Reports only. */
  readonly evidence?: readonly string[];
  readonly section?: string;
  readonly text?: string;
}
export function fits(facts: readonly string[], words: string, evidence?: readonly string[]): boolean;
export function sentencesOf(text: string): readonly JudgedSentence[];
export function sentencesOfReport(report: unknown): readonly JudgedSentence[];
