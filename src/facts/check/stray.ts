export interface Stray {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

const rules: readonly (readonly [reason: string, pattern: RegExp])[] = [
  [
    "damaged characters",
    /\ufffd+|[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf™œžš¢¦“”˜]?|[\p{Co}\p{Cs}]+|(?![\t\n\r])\p{Cc}/gu,
  ],
  [
    "a control token of a model",
    /<\|[^|<>\n]{1,40}\|>|<\/?s>|\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>|<(?:bos|eos|pad|unk)>|<unused\d+>|<\/?think(?:ing)?>/gi,
  ],
  ["the same word over and over", /(?<![\p{L}\p{N}])([\p{L}\p{N}]+)(?:[\s,.;]+\1(?![\p{L}\p{N}])){3,}/giu],
  ["the same words over and over", /(\b\p{L}[^\n|]{12,160}?[\p{L}.!?,])(?:\s*\1){2,}/gu],
];
const foreign = /(?:(?=[\p{L}\p{M}])[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}])+/gu;

/** Leftovers of a model that broke down: letters of a stray script, mojibake, control tokens, repetition. Names are left alone. */
export function findStray(text: string, names: readonly string[]): readonly Stray[] {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const others = text.match(foreign)?.join("").length ?? 0;
  const found: Stray[] = [];
  for (const [reason, pattern] of rules)
    for (const match of text.matchAll(pattern))
      found.push({ start: match.index, end: match.index + match[0].length, reason });
  if (latin > others)
    for (const match of text.matchAll(foreign))
      found.push({ start: match.index, end: match.index + match[0].length, reason: "letters of a stray script" });
  const lower = text.toLowerCase();
  const named = names
    .filter((name) => name.length > 1 && /[^\p{ASCII}]/u.test(name))
    .flatMap((name) => {
      const places: (readonly [number, number])[] = [];
      for (let at = lower.indexOf(name.toLowerCase()); at >= 0; at = lower.indexOf(name.toLowerCase(), at + 1))
        places.push([at, at + name.length]);
      return places;
    });
  const sorted = found
    .filter((each) => !named.some(([from, to]) => from <= each.start && each.end <= to))
    .sort((a, b) => a.start - b.start);
  return sorted.filter((each, index) => index === 0 || each.start >= sorted[index - 1]!.end);
}
