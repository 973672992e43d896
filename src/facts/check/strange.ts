import type { Fact } from "../../records";

/** Words that stand in labels of every kind, and so tell nothing about one. */
const common = new Set(
  "a an and against analysis at baseline beside by chimera each every files for from in is it median of on one over report stage than that the their them to variant was were with".split(
    " ",
  ),
);

/** What a number of a unit may be called, beside the words of its own label. */
const unitWords: Readonly<Record<string, RegExp>> = {
  "tokens/s": /throughput|token|fast|slow|quick|generat|decod/i,
  ms: /ttft|token|time|took|take|fast|slow|quick|wait|duration|latenc|long|second/i,
  ratio: /ratio|times|factor|over|fast|slow|high|low|more|less/i,
  "%": /share|part|percent|rate|more|less|fast|slow/i,
  tokens: /token|generat|wrote|written/i,
  bytes: /memory|size|large/i,
};

/**
 * Why words have nothing to do with the numbers beside them: no word in common with what a number is. Undefined where they do. A small
 * model fills the right form with the wrong fact; this catches the plain cases.
 */
export function strange(words: string, facts: readonly Fact[]): string | undefined {
  const said = new Set(contentWords(words));
  if (said.size === 0) return "it says nothing about what it names";
  const stranger = facts.find((fact) => fact.value !== undefined && !speaksOf(fact, words, said));
  return stranger && `it speaks of something else than ${stranger.id} (${stranger.label})`;
}

function speaksOf(fact: Fact, words: string, said: ReadonlySet<string>): boolean {
  if (unitWords[fact.unit ?? ""]?.test(words) === true) return true;
  const label = contentWords(fact.label);
  // "files read" has but common words: then those count.
  return (label.length > 0 ? label : fact.label.toLowerCase().split(/\W+/)).some((word) => said.has(word));
}

/** Words cut to their stems, roughly: endings of number and tense are dropped. */
function contentWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !common.has(word))
    .map((word) => word.replace(/(?:ations?|ings?|ated|ed|es|s)$/, ""));
}
