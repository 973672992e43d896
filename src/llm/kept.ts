import type { StreamContent } from "../wire";

/** Longer than any model writes, thoughts included, characters: a call whose text is longer failed. */
export const mostCharacters = 1_000_000;
/** Of a call that failed, its beginning tells what came. */
const mostCharactersOfFailed = 100_000;
const mostChunksOfFailed = 10_000;

/** What a record keeps of a call's text and of the times of its chunks. */
export type KeptContent = Pick<StreamContent, "response" | "thinking" | "chunkMs">;

/** True where the text is longer than any model writes. */
export function isTooLong({ response, thinking }: Pick<StreamContent, "response" | "thinking">): boolean {
  return response.length + thinking.length > mostCharacters;
}

/** What is kept of a call: all of one whose times count, the beginning of one that failed, so that no line of a ledger grows without bound. */
export function kept({ response, thinking, chunkMs }: KeptContent, failed: boolean): KeptContent {
  if (!failed) return { response, thinking, chunkMs };
  return {
    response: beginning(response),
    thinking: beginning(thinking),
    chunkMs: chunkMs.slice(0, mostChunksOfFailed),
  };
}

/** Not cut within a character. */
function beginning(text: string): string {
  const last = text.charCodeAt(mostCharactersOfFailed - 1);
  return text.slice(0, mostCharactersOfFailed - (last >= 0xd800 && last <= 0xdbff ? 1 : 0));
}
