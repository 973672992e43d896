import { compares, verdictsOf } from "./verdicts-of";
import { placeOf } from "./word-claim";
import type { WordChecker, WordClaim } from "./word-claim";

/** "significant" is said only where a verdict says faster or slower. */
export const significances: WordChecker = (statement, text, said, inFact) => {
  const sentence = text.slice(statement.start, statement.end);
  return [...sentence.matchAll(/\b(?:statistical(?:ly)?\s+)?(?:in)?significan(?:t(?:ly)?|ce)\b/gi)].flatMap(
    (match): WordClaim[] => {
      const span = placeOf(statement, match, "significance");
      if (inFact(span.start)) return [];
      const verdicts = verdictsOf(sentence, said);
      const decided = verdicts.filter(({ about }) => about.verdict === "faster" || about.verdict === "slower");
      const negative =
        /insignifican/i.test(match[0]) ||
        /\b(?:not|no)\s+(?:statistical(?:ly)?\s+)?$/i.test(sentence.slice(0, match.index));
      if (!negative && compares(sentence, said) && verdicts.length > 0 && decided.length === verdicts.length)
        return [{ ...span, status: "verified", fact: decided[0]!.fact.id }];
      if (compares(sentence, said) && verdicts.length > 0 && decided.length === 0 && !negative)
        return [{ ...span, status: "contradicted", fact: verdicts[0]!.fact.id, reason: "the verdict does not say so" }];
      return [{ ...span, status: "unverified", reason: "no verdict says so" }];
    },
  );
};
