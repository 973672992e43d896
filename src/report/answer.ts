import { metrics } from "../records";
import { pText } from "../stats";
import type { CellComparison } from "../stats";
import { bestOf } from "./best";
import { conclusionOf } from "./conclusion";
import { shapes, toneOf } from "./findings";
import type { FindingLine, Findings, Tone } from "./findings";
import { raceConclusion } from "./race";
import { wholeLine } from "./whole-line";

export interface Answer {
  readonly tone: Tone;
  readonly shape: string;
  readonly word: string;
  readonly sentence: string;
  readonly findings: readonly FindingLine[];
}

/** Comparisons of one sentence that are named; more are counted. */
const mostNamed = 4;

/** The answer line: of three variants or more which is best, of two what all verdicts together support; and no more. */
export function answerOf({ comparisons, rankings, race, wholeRates }: Findings, timed: number, all: number): Answer {
  const several = new Set(comparisons.map(({ candidate }) => candidate)).size > 1;
  const unlike = wholeRates.filter((rate) => rate.p < 0.05);
  const findings = [
    ...inGroups(comparisons).map((group): FindingLine => {
      const one = group[0]!;
      const tone = toneOf(one.verdict);
      const { word, sentence, pAdjusted } = one.verdict;
      const note = pAdjusted === null || comparisons.length < 2 ? "" : `adjusted ${pText(pAdjusted)}`;
      const what =
        group.length > mostNamed
          ? `${group.length} of ${comparisons.length} comparisons`
          : group.map((each) => placeOf(each, several)).join("; ");
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
  const { tone, word, sentence } = race ? raceConclusion(race) : (bestOf(rankings) ?? conclusionOf(comparisons));
  return made(tone, word, sentence);
}

function placeOf({ metric, stage, candidate }: CellComparison, several: boolean): string {
  return `${metrics[metric].word}, ${stage}${several ? `, ${candidate}` : ""}`;
}

/** Those of one sentence together, at the place of the first: twenty times the same says no more than once. */
function inGroups(comparisons: readonly CellComparison[]): readonly (readonly CellComparison[])[] {
  const groups = new Map<string, CellComparison[]>();
  for (const one of comparisons) {
    // A difference that is claimed has its own numbers, and stands alone even if another has the same.
    const key = JSON.stringify([one.verdict.code, one.verdict.sentence, one.verdict.pAdjusted]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
