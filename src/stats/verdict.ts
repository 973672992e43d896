import { cliffDelta } from "./cliff";
import { hodgesLehmannDifference, hodgesLehmannRatio, leastForInterval } from "./hodges-lehmann";
import type { Shift } from "./hodges-lehmann";
import { mannWhitney } from "./mann-whitney";
import { median } from "./median";
import { runsStillNeeded } from "./runs-needed";
import type { Verdict, VerdictNumbers, VerdictOptions } from "./verdict-types";
import { checkedMargin, judge, noNarrowerThanTest } from "./verdict-judge";
import { differenceWords, footnotesOf, rateWords, timeWords } from "./verdict-words";
import { pText } from "./words";

/**
 * Compares candidate with baseline by ranks: Hodges–Lehmann ratio on logarithms with the interval of the inverted Mann–Whitney test,
 * exact p. Higher-is-better values are compared as time per unit of work, so that tokens/s and s/token get the same answer.
 * Values at or below 0 have no ratio: their difference is judged against the margin of the baseline's median. +∞ is a timeout.
 * @throws RangeError for NaN, or a margin outside 0…1
 */
export function verdict(baseline: readonly number[], candidate: readonly number[], options: VerdictOptions): Verdict {
  const margin = checkedMargin(options);
  const n = [baseline.length, candidate.length] as const;
  const test = mannWhitney(baseline, candidate);
  const difference = hodgesLehmannDifference(baseline, candidate);
  const shared: VerdictNumbers = {
    sentence: "",
    word: "",
    n,
    excluded: options.excluded ?? [],
    ratio: null,
    interval: null,
    confidence: null,
    difference: difference?.estimate ?? null,
    p: test?.p ?? null,
    pAdjusted: null,
    delta: cliffDelta(baseline, candidate) ?? null,
    method: `Mann–Whitney U, ${test?.method ?? "not computed"}; Hodges–Lehmann shift`,
    footnotes: [],
  };
  const have = Math.min(...n);
  if (have < leastForInterval) {
    const count = n[0] === n[1] ? String(have) : `${n[0]} + ${n[1]}`;
    const sentence = `not enough runs: at least ${leastForInterval} a side are needed for any 95 % statement (have ${count})`;
    const footnotes = footnotesOf(options, null);
    return {
      ...shared,
      code: "not-enough",
      have,
      need: leastForInterval,
      word: "not enough runs",
      sentence,
      footnotes,
    };
  }
  const ratio = noNarrowerThanTest(
    options.betterIs === "lower" ? hodgesLehmannRatio(baseline, candidate) : hodgesLehmannRatio(candidate, baseline),
    test!.p,
    1,
  );
  const shift = noNarrowerThanTest(difference, test!.p, 0);
  const footnotes = footnotesOf(options, ratio ?? shift ?? null);
  if (ratio) {
    const { estimate, low, high, confidence } = ratio;
    const numbers = { ...shared, ratio: estimate, interval: [low, high] as const, confidence, footnotes };
    const words =
      options.betterIs === "lower"
        ? timeWords(ratio)
        : rateWords(ratio, options.unit, [median(baseline)!, median(candidate)!]);
    const more = (): number | null => runsStillNeeded(baseline, candidate, margin);
    return judge(numbers, { bounds: ratio, margin, words, more });
  }
  if (!shift) {
    const sentence = "no ratio and no difference can be given: too many values are infinite";
    return { ...shared, code: "difference-only", word: "no ratio", sentence, footnotes };
  }
  return judgeDifference({ ...shared, footnotes }, shift, median(baseline)!, margin, options);
}

/** Differences take the same cases, in shares of the baseline's median; at a median of 0 there is nothing to take shares of. */
function judgeDifference(
  numbers: VerdictNumbers,
  shift: Shift,
  centre: number,
  margin: number,
  options: VerdictOptions,
): Verdict {
  const { low, high, confidence, estimate } = shift;
  const given = { ...numbers, interval: [low, high] as const, confidence };
  const words = differenceWords(shift, options);
  const scale = Math.abs(centre);
  if (scale === 0 || !Number.isFinite(scale)) {
    const size = `${words.size} (95 % interval ${words.span})`;
    const sentence = `no ratio can be given, because some values are 0 or negative: ${size}, ${pText(numbers.p!)}`;
    return { ...given, code: "difference-only", word: "no ratio", sentence };
  }
  const [least, middle, most] = options.betterIs === "lower" ? [low, estimate, high] : [-high, -estimate, -low];
  const bounds = { low: 1 + least / scale, estimate: 1 + middle / scale, high: 1 + most / scale };
  return judge(given, { bounds, margin, words, more: () => null });
}
