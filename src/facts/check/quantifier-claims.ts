import { tagsOf } from "./context";
import { placeOf } from "./word-claim";
import type { WordChecker, WordClaim } from "./word-claim";

const universal = /\b(all|every|each|none|no|always|never|any|most|majority|few|several|many)\b/gi;
const states: readonly (readonly [state: string, pattern: RegExp])[] = [
  ["ok", /\b(?:ok|succeed\w*|success\w*|worked|completed)\b/i],
  ["failed", /\b(?:fail\w*|errors?|missing|broke)\b/i],
];

/** "all calls were ok", "no observation failed": k of N decides. */
export const quantifiers: WordChecker = (statement, text, said, inFact) => {
  const sentence = text.slice(statement.start, statement.end);
  return [...sentence.matchAll(universal)].flatMap((match): WordClaim[] => {
    const span = placeOf(statement, match, "quantifier");
    if (inFact(span.start) || /\b(?:of|at|how|too|so)\s+$/i.test(sentence.slice(0, match.index))) return [];
    const rest = sentence.slice(match.index, match.index + 90);
    const noun =
      /^\w+\s+(?:of\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?(calls?|runs?|observations?|measurements?|files?|requests?)\b/i
        .exec(rest)?.[1]
        ?.toLowerCase()
        .replace(/s$/, "") ?? nounBefore(rest, sentence.slice(0, match.index));
    const state = states.find(([, pattern]) => pattern.test(rest));
    if (noun === undefined || !state) return [];
    const stem = noun === "run" || noun === "request" ? "call" : noun;
    const variants = new Set(tagsOf("variant", sentence, said).map((tag) => tag.name));
    const pairs = said.facts.filter(
      ({ fact, about }) =>
        /^\d+ of \d+$/.test(fact.text) &&
        fact.label.includes(stem) &&
        (variants.size === 0
          ? about.variant === undefined
          : about.variant !== undefined && variants.has(about.variant)),
    );
    const fact =
      pairs.find(({ fact: each }) => state[1].test(each.label))?.fact ?? (stem === "call" ? undefined : pairs[0]?.fact);
    if (!fact) return [{ ...span, status: "unverified", reason: "no fact counts these" }];
    if (/^(?:few|several|many)$/i.test(match[0]))
      return [{ ...span, status: "unverified", reason: "it is an amount without a value" }];
    const [k, n] = fact.text.split(" of ").map(Number) as [number, number];
    const none = /^(?:none|no|never)$/i.test(match[0]);
    const most = /^(?:most|majority)$/i.test(match[0]);
    const stands = none ? k === 0 : most ? 2 * k > n : k === n;
    return [
      stands
        ? { ...span, status: "verified", fact: fact.id }
        : { ...span, status: "contradicted", fact: fact.id, reason: `it is ${fact.text}` },
    ];
  });
};

/** "Of 32 calls, none were ok": what was named before. */
function nounBefore(rest: string, before: string): string | undefined {
  if (!/^(?:all|none|most)\s+(?:of\s+them\s+)?(?:were|was|are|is|have|has|fail\w*|succe\w*)\b/i.test(rest))
    return undefined;
  const nouns = before.match(/\b(?:call|run|observation|measurement|file|request)(?=s?\b)/gi);
  return nouns?.at(-1)?.toLowerCase();
}
