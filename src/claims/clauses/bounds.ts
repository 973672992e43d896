import { isWord, saysOf } from "../words/tokens";
import type { Bound, Token } from "../words/tokens";

/** "at least 100", "more than three times". "over" and "more than" before no number are comparisons. */
export function bounds(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    let next = index + 1;
    const bound = boundOf(token, tokens[index + 1]);
    if (bound === undefined) {
      merged.push(token);
      continue;
    }
    if (bound.words === 2) next += 1;
    const number = tokens[next];
    const before = merged.at(-1);
    // "2 ms less than 40": a difference, no bound.
    if (number?.kind === "quantity" && !(before?.kind === "quantity" && bound.words === 2)) {
      merged.push({ ...number, bound: bound.value, start: token.start, text: `${token.text} ${number.text}` });
      index = next;
    } else merged.push(...withoutNumber(token));
  }
  return merged;
}

/** "Over the worst", "above that of": without a number behind it a bound compares. */
export function withoutNumber(token: Token): readonly Token[] {
  if (!isWord(token, "bound")) return [token];
  const word = token.text.toLowerCase();
  const { start, end, text } = token;
  const as = (slot: "against" | "compare" | "glue", value: string): Token => ({
    kind: "word",
    slot,
    value,
    start,
    end,
    text,
  });
  // "Under chimera" is no comparison.
  if (word === "under") return [as("glue", "")];
  if (word === "over") return [as("against", "")];
  if (/^as /.test(word)) return [as("compare", /^as l/.test(word) ? "-value" : "+value")];
  const way = isWord(token, "bound", "above") ? "+value" : isWord(token, "bound", "below") ? "-value" : undefined;
  if (way !== undefined) return / than$/.test(word) ? [as("compare", way), as("against", "")] : [as("compare", way)];
  return /^(?:around|just|only)$/.test(word) ? [as("glue", "")] : [token];
}

export const comparisons: Readonly<Record<string, Bound>> = { "+value": "above", "-value": "below" };

export function boundOf(
  token: Token,
  next: Token | undefined,
): { readonly value: Bound; readonly words: 1 | 2 } | undefined {
  const named = saysOf(token, "bound");
  if (named !== undefined) return { value: named as Bound, words: 1 };
  if (isWord(token, "quantifier", "some")) return /^some$/i.test(token.text) ? { value: "about", words: 1 } : undefined;
  if (token.kind === "mark" && "~≈".includes(token.text)) return { value: "about", words: 1 };
  if (token.kind === "mark" && "<>≤≥".includes(token.text))
    return { value: ({ "<": "below", ">": "above", "≤": "most", "≥": "least" } as const)[token.text as "<"], words: 1 };
  if (isWord(token, "against", "") && /^over$/i.test(token.text)) return { value: "above", words: 1 };
  // "Stayed above 78 tokens/s": no other one is named.
  if (isWord(token, "compare") && next?.kind === "quantity" && /^(?:above|below)$/i.test(token.text))
    return { value: comparisons[saysOf(token, "compare")!]!, words: 1 };
  const than = isWord(next, "against") && /^than$/i.test(next?.text ?? "");
  const compared = comparisons[saysOf(token, "compare") ?? ""];
  return than && compared ? { value: compared, words: 2 } : undefined;
}
