import type { Claim, Sayable } from "./claims";
import { boundConflict } from "./bounds";
import { aboutConflict, numberConflict, signConflict } from "./conflicts";
import { contextOf } from "./context";
import { wayNear } from "./direction-words";
import { fitOf, headNear, rivalOf, stateConflict, strangerOf, wordsAround } from "./labels";
import { fits, pairWith, unitOf } from "./number-fits";
import type { Place } from "./number-fits";
import { settingFact, settingName } from "./settings";
import type { PrintedNumber, SpanStatus } from "./types";

export interface Judgement {
  readonly status: SpanStatus;
  readonly claim?: Pick<Claim, "fact">;
  readonly reason?: string;
}

/** Judges a printed number by all that the facts let a text say. */
export function judgeNumber(number: PrintedNumber, place: Place, said: Sayable): Judgement {
  const { text } = place;
  if (settingName(number, text) !== undefined) return judgeSetting(number, text, said);
  if (
    /\d:$/.test(text.slice(0, number.start).slice(-2)) ||
    /^:\d{2}(?!\d)/.test(text.slice(number.end, number.end + 4))
  )
    return { status: "unverified", reason: "no fact is a time of the clock" };
  const unit = unitOf(number, place);
  const pair = pairWith(number, place);
  const possible = said.claims.filter((claim) => fits(number, unit, claim, pair));
  if (possible.length === 0) return { status: "unverified", reason: "no fact has this value" };
  const conflictWith = conflictsAt(number, place, said);
  let conflict: Judgement | undefined;
  for (const claim of possible) {
    const reason = conflictWith(claim);
    if (reason === undefined) return { status: "verified", claim };
    conflict ??= { status: "contradicted", claim, reason };
  }
  return conflict!;
}

/** Why a claim that has the number's value does not bear it where it stands; undefined where it does. */
export function conflictsAt(number: PrintedNumber, place: Place, said: Sayable): (claim: Claim) => string | undefined {
  const { text, statement, numbers } = place;
  const unit = unitOf(number, place);
  const sentence = text.slice(statement.start, statement.end);
  const named = contextOf(number, statement, text, numbers, said);
  const near = wayNear(text, number.start, number.unitEnd, statement.end);
  // "It ballooned by 11 % and is faster": the word for what came about by a change stands before it.
  const own = /\bby\s+$/i.test(text.slice(statement.start, number.start))
    ? text.slice(statement.start, number.start)
    : sentence;
  const around = [own, statement.row, statement.column, statement.heading].join("\n");
  let labelled: ReturnType<typeof labelConflict> | undefined;
  return (claim) =>
    aboutConflict(claim, named, said, sentence, number.deviation) ??
    numberConflict(claim, number, unit, named, place) ??
    boundConflict(claim, number, unit, statement, text) ??
    signConflict(claim, number, near, around) ??
    (unit === undefined ? strangerConflict(claim, number, place, said) : undefined) ??
    (isCount(claim) ? (labelled ??= labelConflict(number, unit, place, said))(claim) : undefined);
}

/** A bare number before a noun that no label counts. */
function strangerConflict(claim: Claim, number: PrintedNumber, place: Place, said: Sayable): string | undefined {
  const pair = pairWith(number, place);
  const anchor = pair?.place === "k" ? place.numbers[place.numbers.indexOf(number) + 1]! : number;
  const stranger = strangerOf(claim, anchor, place.text, said);
  return stranger && `it is ${claim.fact.label}, not ${stranger}`;
}

function judgeSetting(number: PrintedNumber, text: string, said: Sayable): Judgement {
  const id = settingFact(number, text, said);
  const claim = said.facts.find((each) => each.fact.id === id);
  return claim
    ? { status: "verified", claim }
    : { status: "unverified", reason: "no fact has these settings together" };
}

/** Fewer words in common than this say nothing. */
const leastFit = 0.15;

/** Counts, shares of counts and tokens are told apart by the words around them, for they have no metric. */
function isCount(claim: Claim): boolean {
  return claim.about.metric === undefined && ["count", "tokens", "%"].includes(claim.unit) && claim.part !== "text";
}

/** Of all counts, the words around the number must fit this one best. */
function labelConflict(
  number: PrintedNumber,
  unit: string | undefined,
  place: Place,
  said: Sayable,
): (claim: Claim) => string | undefined {
  const { text, statement, numbers } = place;
  const pair = pairWith(number, place);
  const anchor = pair?.place === "k" ? numbers[numbers.indexOf(number) + 1]! : number;
  const words = wordsAround(anchor, statement, text, numbers);
  const head = headNear(anchor, text, statement, said);
  const alike = said.claims.filter(
    (claim) =>
      isCount(claim) &&
      (pair ? claim.of !== undefined : unit === undefined ? claim.unit !== "%" : claim.unit === unit) &&
      (head === undefined || claim.head === head),
  );
  const best = Math.max(leastFit, ...alike.map((claim) => fitOf(claim, words, said)));
  return (claim) => {
    if (!isCount(claim)) return undefined;
    const rival = rivalOf(claim, anchor, text, statement);
    if (rival !== undefined) return `it counts ${claim.fact.label}, not what is "${rival}"`;
    const state = stateConflict(claim, anchor, text, statement, pair === undefined);
    if (state !== undefined) return state;
    const fitting = (head === undefined || claim.head === head) && fitOf(claim, words, said) >= best - 1e-9;
    return fitting ? undefined : `the words around it fit another fact than ${claim.fact.label}`;
  };
}
