import type { Fact } from "../../records";
import { tagsOf } from "./context";
import type { Tag } from "./context";
import type { Sayable } from "./claims";

interface Span {
  readonly start: number;
  readonly end: number;
}

const praise: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["best", /\b(?:favou?rs?|leads?|prefer|try|consider|start from)\b/gi],
  ["worst", /\bcomes? last\b/gi],
];

/**
 * "X has the highest throughput" or "the highest throughput is that of X": a name takes the superlative on its side of the sentence. Words of
 * praise count as one. Nothing where there is none.
 */
export function extremeOfName(
  fact: Fact,
  index: number,
  marks: readonly Span[],
  text: string,
  said: Sayable,
): { extreme?: ReadonlySet<string> } {
  if (fact.value !== undefined) return {};
  const praised = praise.flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map((match): Tag => ({ start: match.index, end: match.index + match[0].length, name })),
  );
  const tags = [...tagsOf("extreme", text, said), ...praised].sort((a, b) => a.start - b.start);
  if (tags.length === 0) return {};
  const between = (from: number, to: number): ReadonlySet<string> =>
    new Set(tags.filter((tag) => tag.start >= from && tag.end <= to).map((tag) => tag.name));
  const before = between(marks[index - 1]?.end ?? 0, marks[index]!.start);
  const after = between(marks[index]!.end, marks[index + 1]?.start ?? text.length);
  const follows = marks[0]!.start < tags[0]!.start;
  const [first, second] = follows ? [after, before] : [before, after];
  const found = first.size > 0 ? first : second;
  return found.size > 0 ? { extreme: found } : {};
}

type Kind = readonly [name: string, key: RegExp, word: RegExp];

/** What a name names, and the word for it. */
const kinds: readonly Kind[] = [
  ["quantization", /^environment\.quantization$/, /\bquanti[sz]\w+/i],
  ["number of parameters", /^environment\.parameters$/, /\bparameters?\b/i],
  ["server", /^environment\.engine$/, /\b(?:served|server(?!-side|'s clock)|engine|version)\b/i],
  ["settings", /\.settings$/, /\b(?:settings?|sweep|options)\b/i],
  ["backend", /^data\.compilation\.(?:best|worst)\.subject$/, /\b(?:backends?|compil\w+)\b/i],
  ["model", /^environment\.model$|\.model$|^data\.(?:throughput|ttft)\.(?:best|worst)\.subject$/, /\bmodels?\b/i],
];

/** A name under the word for another kind of name: "the quantization is gemma3". */
export function kindConflict(fact: Fact, text: string, placed: readonly { readonly fact: Fact }[]): string | undefined {
  const own = kinds.find(([, key]) => key.test(fact.key));
  if (fact.value !== undefined || own === undefined) return undefined;
  const others = kinds.filter(
    ([name, key, word]) =>
      name !== own[0] && name !== "model" && word.test(text) && !placed.some((each) => key.test(each.fact.key)),
  );
  const [other] = others;
  if (own[2].test(text) && own[0] !== "model") return undefined;
  if (other) return `${fact.label}: the words speak of the ${other[0]}`;
  return own[0] !== "model" && own[0] !== "settings"
    ? `${fact.label}: the words do not speak of the ${own[0]}`
    : undefined;
}
