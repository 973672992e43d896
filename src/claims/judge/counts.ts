import type { Counted } from "../../records";
import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord, saysOf } from "../words/tokens";
import type { Token } from "../words/tokens";
import { all, contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { groupsOf, nounOf, statesOf } from "./count-groups";
import type { State } from "./count-groups";
import { judgeAmount, judgeShare, numberOf, quantified } from "./count-numbers";

const uses = [
  "noun",
  "state",
  "quantity",
  "share",
  "quantifier",
  "negation",
  "scope",
  "subject",
  "statistic",
  "stage",
  "extreme",
  "run",
];

/** Judges "five of the 41 compilation measurements failed", "all calls were ok", "JSON is the most common format, at 44 %". */
export function judgeCounts(frame: Frame, known: Known): Judgement {
  const strange = unused(frame.tokens, ...uses, "glue:share", "metric:tokens");
  if (strange) return unusedReason(strange);
  if (frame.tokens.some((token) => isWord(token, "extreme"))) return judgeMost(frame, known);
  const groups = groupsOf(frame);
  if (groups.length > 0)
    return all(groups.map(({ quantity, state, noun }) => judgeOne(frame, known, [quantity], noun, state)));
  const states = statesOf(frame);
  if (states.length > 1) return notRead("it counts more than one thing");
  const amounts = frame.tokens.filter((token) => token.kind === "quantity" || token.kind === "share");
  // "12 % failed (5 of 41)": one number, said twice.
  const twice = amounts.every((each) => each.kind === "share" || (each.kind === "quantity" && each.unit === "%"));
  if (amounts.length > 1 && !twice) return notRead("it counts more than one thing");
  return judgeOne(frame, known, amounts, nounOf(frame), states[0]);
}

function judgeOne(
  frame: Frame,
  known: Known,
  amounts: readonly Token[],
  noun: string | undefined,
  given: State | undefined,
): Judgement {
  if (noun === undefined) return notRead("it is not clear what is counted");
  const [counted, state] = noun === "duplicates" ? (["files", "duplicate"] as const) : [noun as Counted, given];
  const model = known.names.find(({ about }) => about.names === "model")?.fact.text;
  const meant = frame.subjects.filter(({ subject }) => !(counted === "calls" && subject.name === model));
  const subjects = [...new Set(meant.map(({ subject }) => subject.name))];
  if (subjects.length > 1 || frame.stages.length > 1 || frame.everyStage || frame.runs.length > 0)
    return notRead("no fact counts these");
  const number = numberOf(known, counted, state, frame.everyVariant ? undefined : subjects[0], frame.stages[0]);
  if (!number) return notRead("no fact counts these");
  const negated = frame.tokens.some((token) => isWord(token, "negation"));
  if (negated) return notRead("it denies a number");
  const parts = amounts.map((amount): Judgement =>
    amount.kind === "share"
      ? judgeShare(amount.k, amount.n, number)
      : amount.kind === "quantity"
        ? judgeAmount(amount, number, counted)
        : notRead(""),
  );
  const quantifiers = frame.tokens.flatMap((token) => saysOf(token, "quantifier") ?? []);
  // "Six runs of each variant": one number for all of them.
  const each =
    (counted === "runs" && frame.nouns.includes("variants")) ||
    (counted === "workloads" && frame.nouns.includes("backends"));
  const wholes = quantifiers.filter((value) => value !== "some" && !(each && value === "all"));
  if (wholes.length > 1 || quantifiers.includes("some")) return notRead("it is not clear how many are meant");
  if (wholes[0] !== undefined) return quantified(wholes[0], number, amounts, state !== undefined);
  return all(parts);
}

/** "JSON is the most common format, at 44 %". */
function judgeMost(frame: Frame, known: Known): Judgement {
  const formats = ["csv", "json", "markdown"] as const;
  const states = statesOf(frame).filter((state): state is (typeof formats)[number] =>
    formats.some((each) => each === state),
  );
  const extremes = frame.tokens.filter((token) => isWord(token, "extreme"));
  const [state] = states;
  const [extreme] = extremes;
  if (states.length !== 1 || extremes.length !== 1 || !state || extreme?.kind !== "word")
    return notRead("it is not clear what is counted");
  const numbers = formats.flatMap((each) => {
    const number = numberOf(known, "files", each, undefined, undefined);
    return number ? [{ each, number }] : [];
  });
  const sorted = [...numbers].sort((a, b) =>
    extreme.value.startsWith("+") ? b.number.k - a.number.k : a.number.k - b.number.k,
  );
  const [first] = sorted;
  if (!first || numbers.length < 2) return notRead("no fact counts these");
  const own = numbers.find(({ each }) => each === state)?.number;
  if (!own) return notRead("no fact counts these");
  const place =
    first.number.k === own.k ? proven(...own.facts) : contradicted(`it is ${first.each}`, ...first.number.facts);
  const amounts = frame.tokens.flatMap((token) =>
    token.kind === "share"
      ? [judgeShare(token.k, token.n, own)]
      : token.kind === "quantity"
        ? [judgeAmount(token, own, "files")]
        : [],
  );
  return all([place, ...amounts]);
}
