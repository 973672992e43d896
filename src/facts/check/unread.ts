import type { Mask } from "./types";
import type { WordClaim } from "./word-claim";

const rules: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ["it is a number in characters that are not read", /[\p{Nl}\p{No}]+/gu],
  [
    "it is an amount without a value",
    /\b(?:dozens|(?:hundreds|thousands|millions|billions)(?= of\b| more\b|\s*[,.;]|$)|(?:tens|scores|handful) of|a (?:couple|pair)\b|a handful\b|orders? of magnitude|many-?fold|manifold)\b/gi,
  ],
];

/** Amounts that have no one value to look for, so that no fact can bear them. */
export function unreadAmounts(text: string, names: readonly Mask[]): readonly WordClaim[] {
  return rules.flatMap(([reason, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match): WordClaim[] => {
      const [start, end] = [match.index, match.index + match[0].length];
      return names.some((each) => each.start <= start && end <= each.end)
        ? []
        : [{ start, end, kind: "number", status: "unverified", reason }];
    }),
  );
}
