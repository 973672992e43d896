import { isWord } from "../words/tokens";
import type { Quantity, Token } from "../words/tokens";

const among = /^(?:of|of the|of all|of these|of those|among|amongst|across|out of|out of the|for)$/i;

/** "Among the six models", "of the four comparisons": numbers that say among how many, and nothing of them. */
export function populationsOf(tokens: readonly Token[]): readonly Quantity[] {
  return tokens.filter((token, index): token is Quantity => {
    if (token.kind !== "quantity" || token.unit !== undefined || token.decimals > 0) return false;
    let [before, behind] = [index - 1, index + 1];
    while (isWord(tokens[before], "quantifier", "all") || /^(?:the|these|those)$/i.test(tokens[before]?.text ?? ""))
      before -= 1;
    while (isWord(tokens[behind], "statistic") || isWord(tokens[behind], "scope") || isWord(tokens[behind], "glue"))
      behind += 1;
    return (
      among.test(tokens[before]?.text ?? "") && (isWord(tokens[behind], "noun") || isWord(tokens[behind], "metric"))
    );
  });
}
