import type { Sayable } from "./claims";
import { compared } from "./compared";
import { gainOf } from "./conflicts";
import { tagsOf } from "./context";
import type { Tag } from "./context";
import { directionPattern, onlyBeside, wayOf } from "./direction-words";
import { entityDirection } from "./entity-direction";
import type { Statement } from "./sentences";
import { verdictsOf } from "./verdicts-of";
import type { WordClaim } from "./word-claim";

const supposed =
  /\b(?:could|may|might|would|should|can|to|if|whether|aims?|potential(?:ly)?|further|expect\w*|recommend\w*|suggest\w*|try|consider)\b/i;

/** "faster", "lower", "improved" about a variant: only a verdict bears it. */
export function directions(
  statement: Statement,
  text: string,
  said: Sayable,
  taken: (start: number) => WordClaim | undefined | "fact",
): readonly WordClaim[] {
  const sentence = text.slice(statement.start, statement.end);
  const variants = tagsOf("variant", sentence, said);
  return [...sentence.matchAll(directionPattern)].flatMap((match): readonly WordClaim[] => {
    const [start, end] = [statement.start + match.index, statement.start + match.index + match[0].length];
    const span = { start, end, kind: "direction" } as const;
    const known = taken(start);
    if (known === "fact") return [];
    if (known)
      return [
        {
          ...span,
          status: known.status,
          ...(known.fact ? { fact: known.fact } : {}),
          ...(known.reason ? { reason: known.reason } : {}),
        },
      ];
    if (
      /^(?:more|less|longer|larger|smaller|greater|raised?|better|falls?|fewer|cuts?|drops?)$/i.test(match[0]) &&
      !/^\s+than\b|^\s+(?:TTFT|throughput)\b/i.test(sentence.slice(match.index + match[0].length))
    )
      return [];
    if (onlyBeside.test(match[0]) && !besideVariant(match.index, match[0], variants, sentence)) return [];
    const verdictWord = /^(?:faster|slower)$/i.test(match[0]) && sentence[match.index + match[0].length] === ":";
    if (variants.length === 0 && !verdictWord) return entityDirection(span, match.index, match[0], sentence, said);
    if (supposed.test(sentence.slice(Math.max(0, match.index - 40), match.index))) return [];
    const verdicts = verdictsOf(sentence, said);
    if (verdicts.length === 0) return [{ ...span, status: "unverified", reason: "no verdict speaks of this" }];
    const negated = /\b(?:not|no|never|isn't|wasn't|neither)\s+(?:\w+\s+)?$/i.test(sentence.slice(0, match.index));
    const subject = verdictWord ? undefined : subjectOf(variants, match.index, sentence);
    const pair = compared(sentence, said.variants);
    const judged = verdicts.map(({ fact, about }) => {
      const other = pair ? pair[0] === about.against : subject !== undefined && subject === about.against;
      const flip = other ? -1 : 1;
      const gain = gainOf(wayOf(match[0]), 1, about.metric === "ttft" ? -1 : 1) * flip;
      const says = about.verdict === (gain > 0 ? "faster" : "slower");
      return { fact, stands: negated ? !says : says };
    });
    const standing = judged.filter((each) => each.stands);
    if (standing.length === judged.length) return [{ ...span, status: "verified", fact: standing[0]!.fact.id }];
    const against = judged.find((each) => !each.stands)!.fact;
    const status = standing.length === 0 ? "contradicted" : "unverified";
    return [{ ...span, status, fact: against.id, reason: `the ${against.label} is "${against.text.split(":")[0]!}"` }];
  });
}

/** "Above the baseline", "loses on TTFT", "the throughput grew": the word speaks of what is compared. */
function besideVariant(at: number, word: string, variants: readonly Tag[], sentence: string): boolean {
  const end = at + word.length;
  const next = variants.find((tag) => tag.start >= end);
  if (next && /^\s+(?:(?:of|that|to)\s+)*(?:the\s+)?["“*]*$/i.test(sentence.slice(end, next.start))) return true;
  const near = sentence.slice(Math.max(0, at - 40), end + 40);
  return /^(?:gr|jump|los|declin)/i.test(word) && /\b(?:TTFT|throughput)\b/i.test(near);
}

/** The variant that a direction word speaks of: the last one named before it that follows no "than". */
function subjectOf(variants: readonly Tag[], at: number, sentence: string): string | undefined {
  const other = /\b(?:against|than|over|versus|vs\.?|to|with)\s+(?:the\s+)?["“*]*$/i;
  return variants.filter((tag) => tag.start < at && !other.test(sentence.slice(0, tag.start))).at(-1)?.name;
}
