import { lowerIsBetter } from "./about";
import type { Claim } from "./claims";
import type { PrintedNumber } from "./types";
import type { Statement } from "./sentences";
import { wordsOf } from "./words-of";

const filler = String.raw`(?:(?:the|a|an|about|around|roughly|even|some|only|just)\s+)*[\s*_"“(~≈]*$`;
const denied = new RegExp(
  String.raw`(?:\b(?:not|never|neither|nor|cannot|all but|nowhere near|far from|anything but|short of)|n['’]t)(?:\s+(?!only\b)[\p{L}-]+){0,2}\s+${filler}`,
  "iu",
);
const bounded = new RegExp(
  String.raw`(?<!\bno\s)\b(?:under|above|below|beyond|at most|at least|up to|upwards? of|(?:more|less|fewer|greater|lower|higher|faster|slower|better|worse|longer|shorter|larger|smaller) than|always|every|exceed(?:s|ed|ing)?)\s+${filler}`,
  "i",
);
const sign = /(?<=[\p{L}\s])[<>≤≥]=?\s*$/u;
const orMore =
  /^[\s)*_"”]*(?:\+(?!\s*\d)|(?:or|and)\s+(?:more|less|fewer|higher|lower|above|below|better|worse|over|under|longer|beyond)\b(?!\s+than))/i;
const over = new RegExp(String.raw`\bover\s+${filler}`, "i");
const upTo = new RegExp(String.raw`\b(?:up to|at most)\s+${filler}`, "i");
const from = new RegExp(String.raw`\bat least\s+${filler}`, "i");

/**
 * Why a value does not stand behind "not", "never", "below" or "at most": a fact says what a value is, not what it is not, and not its
 * bound. The highest of a rank may stand behind "up to", the lowest behind "at least".
 */
export function boundConflict(
  claim: Claim,
  number: PrintedNumber,
  unit: string | undefined,
  statement: Statement,
  text: string,
): string | undefined {
  const before = text.slice(statement.start, number.start).replace(/[+–—-]$/, "");
  if (denied.test(before)) return "the words deny it";
  if (claim.about.extreme !== undefined) {
    const highest = (claim.about.extreme === "worst") === lowerIsBetter(claim.fact, claim.about);
    if ((highest ? upTo : from).test(before)) return undefined;
  }
  // "The median over 8 runs" says of how many it is the median.
  const open = (sign.test(before) && before.trim() !== ">") || orMore.test(text.slice(number.unitEnd, statement.end));
  if (unit !== "p" && open) return "the words make a bound of it";
  if (bounded.test(before) || (over.test(before) && unit !== undefined && unit !== "n"))
    return "the words make a bound of it";
  return undefined;
}

/** Whether the words of a count deny the state that they name: "31 of 32 calls were not ok". */
export function deniesState(phrase: string, states: ReadonlySet<string>): boolean {
  const denial = /\b(?:not|never|neither|hardly|barely)\b|n['’]t\b/i.exec(phrase);
  return denial !== null && wordsOf(phrase.slice(denial.index)).some((word) => states.has(word));
}
