import { metrics } from "../records";
import { pText } from "../stats";
import { conclusionOf } from "./conclusion";
import { shapes, toneOf } from "./findings";
import type { FindingLine, Findings, Tone } from "./findings";
import { wholeLine } from "./whole-line";

export interface Answer {
  readonly tone: Tone;
  readonly shape: string;
  readonly word: string;
  readonly sentence: string;
  readonly findings: readonly FindingLine[];
}

/** The answer line: what all verdicts together support, and no more. */
export function answerOf({ comparisons, wholeRates }: Findings, timed: number, all: number): Answer {
  const several = new Set(comparisons.map(({ candidate }) => candidate)).size > 1;
  const unlike = wholeRates.filter((rate) => rate.p < 0.05);
  const findings = [
    ...comparisons.map((one): FindingLine => {
      const tone = toneOf(one.verdict);
      const { word, sentence, pAdjusted } = one.verdict;
      const note = pAdjusted === null || comparisons.length < 2 ? "" : `adjusted ${pText(pAdjusted)}`;
      const what = `${metrics[one.metric].word}, ${one.stage}${several ? `, ${one.candidate}` : ""}`;
      return { tone, shape: shapes[tone], what, word, sentence, note };
    }),
    ...wholeRates.map((rate) => wholeLine(rate, several)),
  ];
  const made = (tone: Tone, word: string, sentence: string): Answer => ({
    // Whoever is faster but gives fewer whole answers has not simply won.
    tone: tone === "good" && unlike.length > 0 ? "open" : tone,
    shape: shapes[tone === "good" && unlike.length > 0 ? "open" : tone],
    word,
    sentence: [
      sentence,
      ...(unlike.length > 0 ? ["But the shares of whole answers differ; see below."] : []),
      ...(timed > 0 && timed < all * 0.9
        ? [`Mind that the times of ${all - timed} of ${all} calls were set aside.`]
        : []),
    ].join(" "),
    findings,
  });
  if (all === 0) return made("open", "No call was made", "The study holds no calls yet.");
  if (timed === 0) {
    const why =
      all === 1
        ? "The one call failed or was set aside; the reason is below."
        : `All ${all} calls failed or were set aside; the reasons are below.`;
    return made("bad", "No call can be timed", why);
  }
  if (comparisons.length === 0)
    return made("open", "One variant measured", "There is nothing to compare it with; its medians are below.");
  const { tone, word, sentence } = conclusionOf(comparisons);
  return made(tone, word, sentence);
}
