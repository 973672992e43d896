import type { Sayable } from "./claims";
import { tagsOf } from "./context";
import type { Statement } from "./sentences";
import { verdictsOf } from "./verdicts-of";
import { placeOf } from "./word-claim";
import type { WordClaim } from "./word-claim";

/** "significant" is said only where a verdict says faster or slower. */
export function significances(
  statement: Statement,
  text: string,
  said: Sayable,
  inFact: (start: number) => boolean,
): readonly WordClaim[] {
  const sentence = text.slice(statement.start, statement.end);
  return [...sentence.matchAll(/\b(?:statistical(?:ly)?\s+)?(?:in)?significan(?:t(?:ly)?|ce)\b/gi)].flatMap(
    (match): WordClaim[] => {
      const span = placeOf(statement, match, "significance");
      if (inFact(span.start)) return [];
      const verdicts = verdictsOf(sentence, said);
      const compares = tagsOf("variant", sentence, said).length > 0 || tagsOf("metric", sentence, said).length > 0;
      const decided = verdicts.filter(({ about }) => about.verdict === "faster" || about.verdict === "slower");
      const negative =
        /insignifican/i.test(match[0]) ||
        /\b(?:not|no)\s+(?:statistical(?:ly)?\s+)?$/i.test(sentence.slice(0, match.index));
      if (!negative && compares && verdicts.length > 0 && decided.length === verdicts.length)
        return [{ ...span, status: "verified", fact: decided[0]!.fact.id }];
      if (compares && verdicts.length > 0 && decided.length === 0 && !negative)
        return [{ ...span, status: "contradicted", fact: verdicts[0]!.fact.id, reason: "the verdict does not say so" }];
      return [{ ...span, status: "unverified", reason: "no verdict says so" }];
    },
  );
}
