import type { Frame } from "../clauses/frame";
import { isWord } from "../words/tokens";
import { fits } from "./fits";
import { notRead } from "./judgement";
import type { Judgement } from "./judgement";

/**
 * A proof must bear out what a clause says of its numbers together as well as each of them: a ratio beside the two values that it is of, and a bound of
 * every single call.
 */
export function borneOut(frame: Frame, judged: Judgement | undefined): Judgement | undefined {
  if (judged?.reading !== "proven") return judged;
  if (!ratioFits(frame, judged)) return notRead("its ratio is not that of its values");
  // "Mean throughput 104 tokens/s, CV 28 %": each of several statistics has a value of its own.
  if (frame.statistics.length > 1 && judged.facts.length < frame.quantities.length)
    return notRead("not each of its numbers has a fact");
  return ofEveryCall(frame) && judged.facts.some(({ about }) => about.role === "level" && about.run === undefined)
    ? notRead("what holds of every call is not told by a figure of all")
    : judged;
}

/** "8.5 s is 3.5 times 2.4 s": where two values of one unit stand beside a ratio, it must be theirs. */
function ratioFits({ quantities }: Frame, { facts }: Judgement): boolean {
  const ratios = quantities.filter(({ unit }) => unit === "×");
  const [one, two, ...more] = facts.filter(({ about }) => about.role === "level");
  if (ratios.length === 0 || quantities.length <= ratios.length) return true;
  if (one === undefined || two === undefined || more.length > 0 || one.unit !== two.unit) return true;
  if (typeof one.value !== "number" || typeof two.value !== "number" || one.value === 0 || two.value === 0) return true;
  const [a, b] = [one.value, two.value];
  return ratios.every((each) => fits(each, a / b, "×") !== "not" || fits(each, b / a, "×") !== "not");
}

/** "Every call generated more than 800 tokens", and no statistic of theirs. */
function ofEveryCall({ tokens, statistics, quantities }: Frame): boolean {
  if (statistics.length > 0) return false;
  const bound = quantities.some((each) => each.bound !== undefined && each.bound !== "about");
  return tokens.some(
    (token, index) =>
      isWord(token, "quantifier", "all") &&
      (bound || /^(?:every|each)/i.test(token.text)) &&
      tokens.slice(index + 1, index + 4).some((next) => isWord(next, "noun", "calls", "runs")),
  );
}
