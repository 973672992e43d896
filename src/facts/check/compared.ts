const between = String.raw`["”*]*(?:\s+[^\s,;]+){0,8}?\s+(?:against|over|versus|vs\.?|compared (?:to|with)|relative to|than|ahead of|behind|above|below|beats?|exceeds?|outperforms?)\s+(?:the\s+)?["“*]*`;
/** A longer name is none that words compare, and would make a pattern that no engine can hold. */
const longestName = 200;
const known = new Map<string, RegExp>();

/** The two variants of "chimera against baseline" or "chimera is faster than the baseline", in that order; undefined where none are compared. */
export function compared(sentence: string, all: readonly string[]): readonly [string, string] | undefined {
  const variants = all.filter((name) => name.length <= longestName);
  if (variants.length === 0) return undefined;
  const key = variants.join("\n");
  let pattern = known.get(key);
  if (!pattern) {
    const any = `(${[...variants]
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join("|")})`;
    pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${any}${between}${any}(?![\\p{L}\\p{N}_])`, "iu");
    known.set(key, pattern);
  }
  const match = pattern.exec(sentence);
  if (!match) return undefined;
  const [one, two] = [match[1]!, match[2]!].map((name) =>
    variants.find((each) => each.toLowerCase() === name.toLowerCase())!,
  );
  return [one!, two!];
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
