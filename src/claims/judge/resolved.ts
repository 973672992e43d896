import type { Frame } from "../clauses/frame";
import { populationsOf } from "../clauses/populations";
import { isWord } from "../words/tokens";
import type { Quantity, Token } from "../words/tokens";
import { notRead } from "./judgement";
import type { Judgement } from "./judgement";

/** A clause with more numbers is not contradicted. */
const mostNumbers = 2;

/**
 * A contradiction must use up a clause exactly as a proof does: one word or number that narrows what is said, and that the facts compared did not
 * answer, makes it a clause that is not read.
 */
export function resolvedInFull(frame: Frame, judged: Judgement | undefined): Judgement | undefined {
  if (judged?.reading !== "contradicted") return judged;
  // Which number belongs to which of many, and what "it" was, is told well enough for a proof: a number that fits is no accident. One that does not may be misplaced.
  if (frame.quantities.length > mostNumbers) return notRead("it gives many numbers, of which one does not fit");
  if (frame.inherited.size > 0) return notRead("what it goes on from may be meant otherwise");
  // "9 % higher (+66 ms)": a difference, and no level.
  const levels = judged.facts.every(({ about }) => about.role === "level");
  if (levels && frame.quantities.some(({ sign, unit }) => sign === 1 && unit !== "%"))
    return notRead("a number with its sign may be a difference");
  // "In seconds: 0.51": a number of another unit than the value that it would be judged by.
  const inMs = judged.facts.some(({ unit }) => unit === "ms");
  const strange = ({ unit, decimals }: Quantity): boolean => inMs && unit === undefined && decimals > 0;
  if (levels && frame.quantities.some(strange)) return notRead("its unit is not that of the value");
  // "15.6 % above chimera's": how far, which a bound of that word does not say.
  const farAbove = ({ text }: Token, index: number): boolean => {
    const before = frame.tokens[index - 1];
    return /^(?:above|below)$/i.test(text) && before?.kind === "quantity" && before.unit === "%";
  };
  if (frame.tokens.some(farAbove)) return notRead("it is not clear what this share is above or below");
  const answered = judged.facts.some(({ about }) => about?.role === "count" || about?.role === "rank");
  const populations = answered ? [] : populationsOf(frame.tokens);
  const left =
    frame.tokens.find((_, index) => narrows(frame.tokens, index)) ??
    frame.tokens.find(({ start }) => populations.some((each) => each.start === start));
  const others = judged.facts.some(({ about }) => about?.role === "level" && !frame.runs.includes(about.run ?? 0));
  if (frame.runs.length > 0 && others) return notRead("it is not clear of which runs it is said");
  return left ? notRead(`it is not understood what "${left.text.slice(0, 40)}" narrows here`) : judged;
}

/** "The slowest one" narrows nothing; "the one in the report stage" does. */
function narrows(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  // "11.4 s each", "23 a file": a rate.
  const rate =
    /^each$/i.test(token?.text ?? "") && !isWord(tokens[index + 1], "noun") && !isWord(tokens[index + 1], "link");
  const every = /^(?:an?|each|every)$/i.test(token?.text ?? "") && isWord(tokens[index + 1], "noun");
  if ((rate && tokens[index + 1]?.kind !== "stage") || (every && tokens[index - 1]?.kind === "quantity")) return true;
  if (!isWord(token, "glue", "narrow")) return false;
  return !(/^ones?$/i.test(token?.text ?? "") && isWord(tokens[index - 1], "extreme"));
}
