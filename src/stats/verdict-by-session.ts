import { compareByPrompt } from "./by-prompt";
import type { SessionValue } from "./by-session";
import { leastSessions } from "./by-prompt";
import { morePairsNeeded } from "./runs-needed";
import { checkedMargin, judge, noNarrowerThanTest } from "./verdict-judge";
import { defaultSessionWord } from "./session-word";
import type { Verdict, VerdictNumbers, VerdictOptions } from "./verdict-types";
import { footnotesOf, rateWords, timeWords } from "./verdict-words";
import { wilcoxonSignedRank } from "./wilcoxon";

/**
 * Compares candidate with baseline session by session, as `verdict` does for calls: pseudomedian of the sessions' ratios with its exact interval,
 * and Wilcoxon's signed ranks on their logarithms. Each session counts once, whatever its length and its repeats. One that a side lacks,
 * or whose value is not above 0, is left out and named.
 * @param options with `sessionWord`, what a session is called in the sentences
 * @throws RangeError for NaN, or a margin outside 0…1
 */
export function verdictBySession(
  baseline: readonly SessionValue[],
  candidate: readonly SessionValue[],
  options: VerdictOptions & { readonly sessionWord?: string },
): Verdict {
  const margin = checkedMargin(options);
  const { betterIs, sessionWord: by = defaultSessionWord } = options;
  const named = (side: readonly SessionValue[]) => side.map(({ session, value }) => ({ prompt: session, value }));
  const [first, second] = betterIs === "lower" ? [baseline, candidate] : [candidate, baseline];
  const compared = compareByPrompt(named(first), named(second));
  const sides = new Map(candidate.map(({ session, value }) => [session, value]));
  const both = baseline.flatMap(({ session, value }) => {
    const other = sides.get(session);
    return other !== undefined && value > 0 && other > 0 && Number.isFinite(value + other)
      ? [[value, other] as const]
      : [];
  });
  const pairs = both.length;
  const excluded = [...(options.excluded ?? []), ...compared.excluded];
  const shared: VerdictNumbers = {
    sentence: "",
    word: "",
    n: [baseline.length, candidate.length],
    paired: { by, pairs },
    excluded,
    ratio: null,
    interval: null,
    confidence: null,
    difference: wilcoxonSignedRank(both.map(([a, b]) => b - a)).estimate,
    p: null,
    pAdjusted: null,
    delta: null,
    method: compared.method,
    footnotes: footnotesOf({ ...options, excluded }, null),
  };
  if (pairs < leastSessions) {
    const sentence = `not enough ${by}s: at least ${leastSessions} that both sides have are needed for any 95 % statement (have ${pairs})`;
    return { ...shared, code: "not-enough", have: pairs, need: leastSessions, word: `not enough ${by}s`, sentence };
  }
  const [low, high] = compared.interval!;
  const method = compared.method.includes("exact") ? "exact" : "normal";
  const given = {
    estimate: compared.ratio!,
    low,
    high,
    confidence: compared.confidence!,
    n: [pairs, pairs],
    method,
  } as const;
  const bounds = noNarrowerThanTest(given, compared.p!, 1)!;
  const numbers: VerdictNumbers = {
    ...shared,
    ratio: bounds.estimate,
    interval: [bounds.low, bounds.high],
    confidence: bounds.confidence,
    p: compared.p,
    footnotes: [
      ...footnotesOf({ ...options, excluded }, bounds),
      `Paired by ${by}: each counts once, by the median of its calls.`,
    ],
  };
  const words = betterIs === "lower" ? timeWords(bounds) : rateWords(bounds, options.unit, undefined);
  const more = (): number | null =>
    morePairsNeeded(
      both.map(([a, b]) => Math.log(b) - Math.log(a)),
      margin,
    );
  return judge(numbers, { bounds, margin, words, more });
}
