import { lexicon } from "./lexicon";
import type { Slot } from "./lexicon";

export interface Meaning {
  readonly slot: Slot;
  readonly value: string;
}

/** Most words that a phrase of the lexicon has. */
const longest = 6;

const phrases = new Map<string, Meaning>();
for (const [slot, value, all] of lexicon)
  for (const phrase of all.split(" | ")) if (!phrases.has(phrase)) phrases.set(phrase, { slot, value });

/** The longest phrase that begins with the first of these words: what it means and how many words it has. */
export function phraseAt(words: readonly string[]): { readonly meaning: Meaning; readonly words: number } | undefined {
  for (let count = Math.min(longest, words.length); count > 0; count -= 1) {
    const meaning = phrases.get(words.slice(0, count).join(" "));
    if (meaning) return { meaning, words: count };
  }
  return undefined;
}
