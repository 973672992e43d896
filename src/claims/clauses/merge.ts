import { isWord } from "../words/tokens";
import type { Quantity, Token } from "../words/tokens";
import { confidence, counted, halves, oneIn, runs, settings } from "./prepare";
import { bounds } from "./bounds";
import { isMark, span } from "./marks";

/** Joins what is said in several tokens: bounds with their number, "5 of 41", "40 to 254 ms", "104 ± 37", "run 2", "num_gpu of 80". */
export function merge(tokens: readonly Token[]): readonly Token[] {
  return pairs(bounds(runs(settings(counted(halves(oneIn(confidence(tokens))))))));
}

/** Two numbers that make one statement. */
function pairs(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (token.kind !== "quantity") {
      merged.push(token);
      continue;
    }
    const found = pairAt(tokens, index, merged.at(-1));
    if (!found) merged.push(token);
    else {
      if (found.drops) merged.pop();
      merged.push(found.token);
      index = found.last;
    }
  }
  return merged;
}

function pairAt(
  tokens: readonly Token[],
  index: number,
  before: Token | undefined,
): { readonly token: Token; readonly last: number; readonly drops?: true } | undefined {
  const one = tokens[index] as Quantity;
  let at = index + 1;
  // "45.8 ms ± 12.1 ms", "104.05 ± 36.59 tok/s".
  if (isMark(tokens[at], "±") && tokens[at + 1]?.kind === "quantity") {
    const two = tokens[at + 1] as Quantity;
    const unit = one.unit ?? two.unit;
    const joined = { ...span(one, two), ...(unit === undefined ? {} : { unit }) };
    return {
      token: { ...one, ...joined, deviation: { ...two, ...(unit === undefined ? {} : { unit }) } },
      last: at + 1,
    };
  }
  // "five of the 41", "24/24".
  const link = isWord(tokens[at], "link", "of") || (isMark(tokens[at], "/") && one.unit === undefined);
  if (link && one.unit === undefined) {
    at += 1;
    if (isWord(tokens[at], "glue") && /^the$/i.test(tokens[at]!.text)) at += 1;
    if (isWord(tokens[at], "quantifier", "all") || isWord(tokens[at], "pronoun", "subject")) at += 1;
    const two = tokens[at];
    // "Every one of the 20".
    if (two?.kind === "quantity" && one.word && one.value === 1 && isWord(before, "quantifier", "all"))
      return { token: two, last: at };
    if (two?.kind === "quantity" && two.unit === undefined)
      return { token: { kind: "share", k: one, n: two, ...span(one, two) }, last: at };
    return undefined;
  }
  const open = isWord(before, "link", "between", "from");
  const and = isWord(before, "link", "between") && isWord(tokens[at], "conjunction", "and");
  const dash = tokens[at]?.kind === "mark" && /^(?:[-–—→]|->)$/.test(tokens[at]!.text);
  const two = tokens[at + 1];
  if (!(isWord(tokens[at], "link", "to") || and || dash) || two?.kind !== "quantity") return undefined;
  const unit = two.unit ?? one.unit;
  const arrow = tokens[at]!.text === "→";
  const low = { ...one, ...(unit === undefined ? {} : { unit: one.unit ?? unit }) };
  const high = { ...two, ...(unit === undefined ? {} : { unit }) };
  const from = isWord(before, "link", "from") || arrow;
  return {
    token: { kind: "range", low, high, from, ...span(one, two) },
    last: at + 1,
    ...(open ? { drops: true } : {}),
  };
}
