import type { Counted, CountedState, Fact } from "../../records";
import type { Count, Known } from "../known/types";
import type { Quantity, Token } from "../words/tokens";
import type { State } from "./count-groups";
import { fits } from "./fits";
import { all, contradicted, notRead, proven } from "./judgement";
import type { Judgement } from "./judgement";

/** How many there are of something, and of how many. */
export interface Number {
  readonly k: number;
  readonly n?: number;
  readonly facts: readonly Fact[];
}

export function judgeShare(k: Quantity, n: Quantity, number: Number): Judgement {
  if (number.n === undefined) return notRead("no fact tells of how many");
  const right = fits(k, number.k, "") === "fits" && fits(n, number.n, "") === "fits";
  return right ? proven(...number.facts) : contradicted(`it is ${number.k} of ${number.n}`, ...number.facts);
}

export function judgeAmount(quantity: Quantity, number: Number, counted: string): Judgement {
  if (quantity.unit === "%") {
    if (number.n === undefined) return notRead("no fact tells of how many");
    return verdictOf(fits(quantity, (100 * number.k) / number.n, "%"), `it is ${number.k} of ${number.n}`, number);
  }
  if (counted === "memory")
    return verdictOf(fits(quantity, number.k, "bytes"), `it is ${number.facts[0]?.text ?? ""}`, number);
  if (quantity.unit !== undefined) return notRead(`"${quantity.text}" counts nothing`);
  // "All 24 calls were ok" names the whole.
  return verdictOf(fits(quantity, number.k, ""), `it is ${number.k}`, number);
}

export function verdictOf(fit: ReturnType<typeof fits>, reason: string, { facts }: Number): Judgement {
  if (fit === "near") return notRead("it is near, and not it");
  return fit === "fits" ? proven(...facts) : contradicted(reason, ...facts);
}

/** "All 24 calls were ok", "none failed", "half of the calls": a number behind the quantifier is the whole. */
export function quantified(value: string, number: Number, amounts: readonly Token[], state: boolean): Judgement {
  if (number.n === undefined || !state) return notRead("no fact tells of how many");
  const { k, n, facts } = number;
  const share = k / n;
  const truth = {
    all: k === n,
    both: n === 2 && k === n,
    none: k === 0,
    neither: n === 2 && k === 0,
    half: k * 2 === n,
    most: share > 0.5,
    minority: share < 0.5,
  }[value];
  if (truth === undefined) return notRead("it is not clear how many are meant");
  const parts = amounts.map((amount): Judgement => {
    if (amount.kind === "share") return judgeShare(amount.k, amount.n, number);
    if (amount.kind !== "quantity" || amount.unit !== undefined) return notRead("it is not clear how many are meant");
    return value === "all" || value === "both" || value === "none"
      ? verdictOf(fits(amount, n, ""), `there are ${n}`, number)
      : verdictOf(fits(amount, k, ""), `it is ${k}`, number);
  });
  return all([truth ? proven(...facts) : contradicted(`it is ${k} of ${n}`, ...facts), ...parts]);
}

/** The number of what is counted in a state; what did not fail was ok, and the other way round. */
export function numberOf(
  known: Known,
  counted: Counted,
  state: State | undefined,
  subject: string | undefined,
  stage: string | undefined,
): Number | undefined {
  const find = (wanted: CountedState | undefined): Count | undefined =>
    known.counts.find(
      ({ about }) =>
        about.counted === counted &&
        about.state === wanted &&
        about.why === undefined &&
        about.subject?.name === subject &&
        about.stage === stage,
    );
  if (state?.startsWith("why:") === true) return because(known, state.slice("why:".length), subject, stage);
  const whole = find(undefined);
  if (state === undefined) {
    if (whole) return { k: whole.k, facts: [whole.fact] };
    const part = find("ok") ?? find("failed");
    return part?.n === undefined ? undefined : { k: part.n, facts: [part.fact] };
  }
  const own = state === "missing" ? "failed" : state === "valued" ? "ok" : (state as CountedState);
  const direct = find(own);
  const n = direct?.n ?? whole?.k;
  if (direct) return { k: direct.k, ...(n === undefined ? {} : { n }), facts: [direct.fact] };
  const opposite = own === "ok" ? find("failed") : own === "failed" ? find("ok") : undefined;
  return opposite?.n === undefined ? undefined : { k: opposite.n - opposite.k, n: opposite.n, facts: [opposite.fact] };
}

/** The calls that ended in one way. */
function because(
  known: Known,
  why: string,
  subject: string | undefined,
  stage: string | undefined,
): Number | undefined {
  const found = known.counts.find(
    ({ about }) => about.why === why && about.subject?.name === subject && about.stage === stage,
  );
  return found && { k: found.k, ...(found.n === undefined ? {} : { n: found.n }), facts: [found.fact] };
}
