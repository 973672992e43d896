import type { Frame } from "../clauses/frame";
import { equative } from "../clauses/prepare";
import { isWord } from "../words/tokens";
import type { Quantity, Token, WordToken } from "../words/tokens";

/** A number, or none, and which way it goes. */
export interface Said {
  /** 1: the subject has more of it; −1: less; 0: the words do not say. */
  readonly way: -1 | 0 | 1;
  /** What the way is of: a value, a speed, what is good. */
  readonly sense: "value" | "speed" | "good";
  readonly denied: boolean;
  readonly sizes: readonly Quantity[];
  readonly levels: readonly Quantity[];
  readonly ratioNoun: boolean;
}

/** What a clause says of two: one way and its sizes; a sentence where it says more than one thing. */
export function saidOf(frame: Frame): Said | string {
  const words = (slot: "compare" | "change"): readonly WordToken[] =>
    frame.tokens.filter((token): token is WordToken => isWord(token, slot));
  const ways = [...words("compare"), ...words("change")].filter(({ value }) => value !== "0value");
  const distinct = [...new Set(ways.map(({ value }) => value))];
  if (distinct.length > 1) return "it says two ways at once";
  const [sign = "", sense = "value"] = distinct[0] === undefined ? [] : [distinct[0][0]!, distinct[0].slice(1)];
  const toward =
    frame.tokens.some((token) => isWord(token, "difference")) &&
    !frame.tokens.some((token) => isWord(token, "link", "from"));
  const isSize = (quantity: Quantity): boolean =>
    quantity.unit === "%" ||
    quantity.unit === "×" ||
    quantity.difference === true ||
    (quantity.unit !== undefined && toward && (frame.quantities.length === 1 || besideDifference(quantity, frame))) ||
    gains(quantity, frame);
  const as = ways.some(equative);
  const denied = frame.tokens.some((token) => isWord(token, "negation"));
  const ratioNoun = frame.tokens.some((token) => isWord(token, "ratio"));
  const sizes = frame.quantities.filter((quantity) => isSize(quantity) || (ratioNoun && quantity.unit === undefined));
  // "It was fast": an opinion, and no comparison.
  if (
    ways.some(({ text }) => /^(?:fast|slow|late)$/i.test(text)) &&
    ways.length < 2 &&
    !sizes.some(({ unit }) => unit === "×")
  )
    return "it compares with nothing";
  const times = sizes.find(({ unit }) => unit === "×");
  if (as && times === undefined && !denied) return "whether two are the same is not read";
  // "0.8 times as fast as", "half as long as": less of it.
  const way = sign === "+" ? 1 : sign === "-" ? -1 : 0;
  return {
    way: as && times !== undefined && times.value < 1 ? (-way as Said["way"]) : way,
    sense: sense as Said["sense"],
    denied,
    sizes,
    levels: frame.quantities.filter((quantity) => !sizes.includes(quantity)),
    ratioNoun,
  };
}

/** "A difference of 12 ms", "a 12 ms gap": with nothing but small words between. */
function besideDifference({ start, end }: Quantity, { tokens }: Frame): boolean {
  const at = tokens.findIndex((token) => token.start <= start && end <= token.end);
  const small = (token: Token | undefined): boolean =>
    isWord(token, "glue") || isWord(token, "link", "of") || token?.text === ":" || token?.text === "(";
  let [before, behind] = [at - 1, at + 1];
  while (small(tokens[before])) before -= 1;
  while (small(tokens[behind])) behind += 1;
  return isWord(tokens[before], "difference") || isWord(tokens[behind], "difference");
}

/** "Gains 12 ms over …", "saves 12 ms", "a reduction of 12 ms": the number behind a change is its size, unless "to" or "from" stands before it. */
export function gains(quantity: Quantity, { tokens }: Frame): boolean {
  const at = tokens.findIndex((token) => token.start <= quantity.start && quantity.end <= token.end);
  // "Dropped below 78": where it went to, and not by how much.
  if (tokens[at]?.kind === "range" || /^(?:below|under|above|over|past)\b/i.test(quantity.text)) return false;
  let before = at - 1;
  while (isWord(tokens[before], "link", "of") || isWord(tokens[before], "glue") || tokens[before]?.text === ":")
    before -= 1;
  return isWord(tokens[before], "change") && !isTo(tokens[at - 1]);
}

export function isTo(token: Token | undefined): boolean {
  return isWord(token, "link", "to", "from");
}
