import { compares, verdictsOf } from "./verdicts-of";
import { placeOf } from "./word-claim";
import type { WordChecker, WordClaim } from "./word-claim";

const same =
  /\b(?:no|without(?: any)?)\s+(?:(?:practical|real|measurable|noticeable|visible|clear|meaningful|relevant)\s+)?(?:difference|change)s?\b|\bmakes?\s+no\s+difference\b|\b(?:equally fast|(?:just )?as fast as)\b|\b(?:identical|the same)(?=\s+(?:median\s+)?(?:TTFT|throughput)\b)|(?<=\b(?:TTFT|throughput)\b[^.;]*\s(?:is|was|are|were|stay\w*|remain\w*)\s+(?:\w+\s+)?)(?:identical|the same)\b/gi;

/** "no difference in TTFT": only a verdict of no practical difference bears it. */
export const samenesses: WordChecker = (statement, text, said, inFact) => {
  const sentence = text.slice(statement.start, statement.end);
  return [...sentence.matchAll(same)].flatMap((match): readonly WordClaim[] => {
    const span = placeOf(statement, match, "direction");
    if (inFact(span.start) || !compares(sentence, said)) return [];
    const verdicts = verdictsOf(sentence, said);
    const other = verdicts.find(({ about }) => about.verdict !== "equivalent");
    if (verdicts.length > 0 && !other) return [{ ...span, status: "verified", fact: verdicts[0]!.fact.id }];
    if (!other) return [];
    const decided = verdicts.every(({ about }) => about.verdict === "faster" || about.verdict === "slower");
    const reason = `the ${other.fact.label} is "${other.fact.text.split(":")[0]!}"`;
    return [{ ...span, status: decided ? "contradicted" : "unverified", fact: other.fact.id, reason }];
  });
};
