import { UserError } from "../records";
import { filler } from "./filler";

/** How many tokens a server counts of a prompt that is sent as it is; undefined where it does not tell. */
export type CountTokens = (prompt: string) => Promise<number | undefined>;

/** What the calibration found for one model. */
export interface Calibration {
  /** Words of filler. */
  readonly words: number;
  /** What the server counts of it. */
  readonly tokens: number;
}

const mostTries = 8;

/**
 * Finds how many words of filler make so many tokens by the server's own count. Words are of one token or few, so the count grows by steps: where no
 * number of words hits it, the nearest below is taken, and said.
 * @param input wanted length, tokens, from 8
 * @throws UserError when the server counts no tokens
 */
export async function calibrate(input: number, count: CountTokens): Promise<Calibration> {
  const tried = new Map<number, number>();
  const tokensOf = async (words: number): Promise<number> => {
    const known = tried.get(words);
    if (known !== undefined) return known;
    const tokens = await count(filler(words, 1));
    if (tokens === undefined)
      throw new UserError(
        "The server counts no tokens of a prompt, so a length cannot be set: use prompts of your own.",
      );
    tried.set(words, tokens);
    return tokens;
  };
  let words = Math.max(1, input - 1);
  let before: Calibration | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const tokens = await tokensOf(words);
    if (tokens === input) return { words, tokens };
    // Tokens a word: between the last two tries, else over all of the first. A count that stood still was cut at the context: halve.
    const slope = before === undefined ? tokens / words : (tokens - before.tokens) / (words - before.words);
    before = { words, tokens };
    const step = slope > 0 ? Math.trunc((input - tokens) / slope) || Math.sign(input - tokens) : -Math.ceil(words / 2);
    words = Math.max(1, words + step);
    if (tried.has(words)) break;
  }
  const below = [...tried].filter(([, tokens]) => tokens <= input).sort((a, b) => b[1] - a[1])[0];
  const [nearest, tokens] = below ?? [...tried].sort((a, b) => a[1] - b[1])[0]!;
  return { words: nearest, tokens };
}
