import { cliffDelta } from "./cliff";
import { hodgesLehmannDifference, hodgesLehmannRatio, leastForInterval } from "./hodges-lehmann";
import type { Shift } from "./hodges-lehmann";
import { mannWhitney } from "./mann-whitney";
import { median } from "./median";
import { runsStillNeeded } from "./runs-needed";
import type { Verdict, VerdictNumbers, VerdictOptions } from "./verdict-types";
import { footnotesOf, ratioRange, ratioSize } from "./verdict-words";
import { pText, percent, plainNumber } from "./words";

/**
 * Compares candidate with baseline by ranks: Hodges–Lehmann ratio on logarithms with the interval of the inverted Mann–Whitney test,
 * exact p. Higher-is-better values are compared as time per unit of work, so that tokens/s and s/token get the same answer.
 * Values at or below 0 have no ratio: their difference is judged against the margin of the baseline's median. +∞ is a timeout.
 * @throws RangeError for NaN, or a margin outside 0…1
 */
export function verdict(baseline: readonly number[], candidate: readonly number[], options: VerdictOptions): Verdict {
  const margin = options.margin ?? 0.05;
  if (!(margin > 0 && margin < 1)) throw new RangeError(`a margin lies above 0 and below 1, not at ${margin}`);
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
    return judge(numbers, { low, high, margin, size: ratioSize(ratio), range: ratioRange(ratio) }, () =>
      runsStillNeeded(baseline, candidate, margin),
    );
  }
  if (!shift) {
    const sentence = "no ratio and no difference can be given: too many values are infinite";
    return { ...shared, code: "difference-only", word: "no ratio", sentence, footnotes };
  }
  return judgeDifference({ ...shared, footnotes }, shift, median(baseline)!, margin, options);
}

/**
 * The interval's ranks know no ties, the test does: where many values are equal, p can be ≥ .05 although the interval excludes "equal".
 * What the test does not reject belongs to the interval.
 */
function noNarrowerThanTest(shift: Shift | undefined, p: number, equal: number): Shift | undefined {
  if (!shift || p < 0.05) return shift;
  return { ...shift, low: Math.min(shift.low, equal), high: Math.max(shift.high, equal) };
}

/** What the six cases need: bounds of time per unit of work, 1 = equal, and the words for them. */
interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly margin: number;
  readonly size: string;
  readonly range: string;
}

function judge(numbers: VerdictNumbers, bounds: Bounds, moreRunsNeeded: () => number | null): Verdict {
  const { low, high, margin, size, range } = bounds;
  const tail = `${size}, ${pText(numbers.p!)}, n = ${numbers.n[0]} + ${numbers.n[1]}`;
  if (high < 1 - margin) return { ...numbers, code: "faster", word: "faster", sentence: `faster: ${tail}` };
  if (low > 1 + margin) return { ...numbers, code: "slower", word: "slower", sentence: `slower: ${tail}` };
  if (low >= 1 - margin && high <= 1 + margin) {
    const word = "no practical difference";
    return { ...numbers, code: "equivalent", word, sentence: `${word} (within ±${percent(margin)} %)` };
  }
  if (high < 1 || low > 1) {
    const sentence = `small difference, within the noise threshold: ${tail}`;
    return { ...numbers, code: "small", word: "small difference", sentence };
  }
  const moreRuns = moreRunsNeeded();
  const more =
    moreRuns === null
      ? "; more runs of this kind may not decide"
      : `; about ${moreRuns} more ${moreRuns === 1 ? "run" : "runs"} a side would decide`;
  const sentence = `inconclusive: the data fit anything from ${range}${more}`;
  return { ...numbers, code: "inconclusive", word: "inconclusive", moreRuns, sentence };
}

/** Differences take the same six cases, in shares of the baseline's median; at a median of 0 there is nothing to take shares of. */
function judgeDifference(
  numbers: VerdictNumbers,
  shift: Shift,
  centre: number,
  margin: number,
  options: VerdictOptions,
): Verdict {
  const unit = options.unit === undefined ? "" : ` ${options.unit}`;
  const { low, high, confidence, estimate } = shift;
  const given = { ...numbers, interval: [low, high] as const, confidence };
  const amount = (value: number) =>
    Number.isFinite(value) ? `${plainNumber(Math.abs(value))}${unit} ${value < 0 ? "less" : "more"}` : "without limit";
  const size = `${amount(estimate)} (95 % interval ${amount(low)} to ${amount(high)})`;
  const scale = Math.abs(centre);
  if (scale === 0 || !Number.isFinite(scale)) {
    const sentence = `no ratio can be given, because some values are 0 or negative: ${size}, ${pText(numbers.p!)}`;
    return { ...given, code: "difference-only", word: "no ratio", sentence };
  }
  const bounds = options.betterIs === "lower" ? [low, high] : [-high, -low];
  const range =
    options.betterIs === "lower" ? `${amount(low)} to ${amount(high)}` : `${amount(high)} to ${amount(low)}`;
  return judge(given, { low: 1 + bounds[0]! / scale, high: 1 + bounds[1]! / scale, margin, size, range }, () => null);
}
