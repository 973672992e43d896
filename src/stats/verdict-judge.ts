import type { Shift } from "./hodges-lehmann";
import { judgedCode } from "./verdict-code";
import type { Bounds } from "./verdict-code";
import type { Verdict, VerdictNumbers, VerdictOptions } from "./verdict-types";
import { verdictSentence, verdictWord } from "./verdict-words";
import type { SizeWords } from "./verdict-words";

/** Half-width of "no practical difference", unless another is asked for. */
export const defaultMargin = 0.05;

/**
 * The margin of the options, or the usual one.
 * @throws RangeError for one outside 0…1
 */
export function checkedMargin({ margin = defaultMargin }: Pick<VerdictOptions, "margin">): number {
  if (!(margin > 0 && margin < 1)) throw new RangeError(`a margin lies above 0 and below 1, not at ${margin}`);
  return margin;
}

/**
 * The interval's ranks know no ties, the test does: where many values are equal, p can be ≥ .05 although the interval excludes "equal".
 * What the test does not reject belongs to the interval.
 */
export function noNarrowerThanTest(shift: Shift | undefined, p: number, equal: number): Shift | undefined {
  if (!shift || p < 0.05) return shift;
  return { ...shift, low: Math.min(shift.low, equal), high: Math.max(shift.high, equal) };
}

/** What an interval is judged with. */
export interface Case {
  readonly bounds: Bounds;
  readonly margin: number;
  readonly words: SizeWords;
  readonly more: () => number | null;
}

/** The case of an interval in its fixed sentence. */
export function judge(numbers: VerdictNumbers, { bounds, margin, words, more }: Case): Verdict {
  const code = judgedCode(bounds, margin);
  const open = code === "inconclusive" ? more() : null;
  const sentence = verdictSentence(code, words, { ...numbers, margin }, open);
  const said = { ...numbers, word: verdictWord(code), sentence };
  return code === "inconclusive" ? { ...said, code, more: open } : { ...said, code };
}
