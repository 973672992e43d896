import { formatNumber } from "../format";
import type { Claim, Sayable } from "./claims";
import { contextOf } from "./context";
import type { Named } from "./context";
import { wayNear } from "./direction-words";
import type { Way } from "./direction-words";
import { fitOf, headNear, wordsAround } from "./labels";
import type { Statement } from "./sentences";
import type { PrintedNumber, SpanStatus } from "./types";
import { settingFact, settingName } from "./settings";
import { bracketUnit, inUnit } from "./units";

export interface Judgement {
  readonly status: SpanStatus;
  readonly claim?: Pick<Claim, "fact">;
  readonly reason?: string;
}

/** What a number's surroundings say of it. */
export interface Place {
  readonly text: string;
  readonly statement: Statement;
  readonly numbers: readonly PrintedNumber[];
}

/** Judges a printed number by all that the facts let a text say. */
export function judgeNumber(number: PrintedNumber, place: Place, said: Sayable): Judgement {
  const { text, statement, numbers } = place;
  if (settingName(number, text) !== undefined) {
    const fact = settingFact(number, text, said);
    const claim = said.facts.find((each) => each.fact.id === fact);
    return claim
      ? { status: "verified", claim }
      : { status: "unverified", reason: "no fact has these settings together" };
  }
  const unit = unitOf(number, text, statement);
  const named = contextOf(number, statement, text, numbers, said);
  const pair = pairWith(number, place);
  const near = wayNear(text, number.start, number.unitEnd, statement.end);
  const anchor = pair?.place === "k" ? numbers[numbers.indexOf(number) + 1]! : number;
  const words = wordsAround(anchor, statement, text, numbers);
  const counts = said.claims.filter(
    (claim) => isCount(claim) && (pair ? claim.of !== undefined : comparable(claim, unit)),
  );
  const head = headNear(anchor, text, statement, said);
  const headed = head === undefined ? counts : counts.filter((claim) => claim.head === head);
  const best = Math.max(0, ...headed.map((claim) => fitOf(claim, words, said)));
  let conflict: Judgement | undefined;
  for (const claim of said.claims) {
    if (!fits(number, unit, claim, pair)) continue;
    const reason =
      conflictOf(claim, named, said, statement, text, number) ??
      signConflict(claim, number, near) ??
      (isCount(claim) &&
      !(best > 0 && (head === undefined || claim.head === head) && fitOf(claim, words, said) >= best - 1e-9)
        ? `the words around it fit another fact than ${claim.fact.label}`
        : undefined) ??
      bareConflict(claim, unit, named);
    if (reason === undefined) return { status: "verified", claim };
    conflict ??= { status: "contradicted", claim, reason };
  }
  return conflict ?? { status: "unverified", reason: "no fact has this value" };
}

/** Counts, shares of counts and tokens are told apart by the words around them, for they have no metric. */
function isCount(claim: Claim): boolean {
  return claim.about.metric === undefined && ["count", "tokens", "%"].includes(claim.unit) && claim.part !== "text";
}

function comparable(claim: Claim, unit: string | undefined): boolean {
  return unit === undefined ? claim.unit !== "%" : claim.unit === unit;
}

function unitOf(number: PrintedNumber, text: string, statement: Statement): string | undefined {
  if (number.unit !== undefined) return number.unit;
  const before = text.slice(Math.max(0, number.start - 24), number.start);
  if (/\bp(?:[- ]values?)?\s?(?:=|<|≈|of|is)\s?$/i.test(before)) return "p";
  if (/\bn\s?=\s?(?:\d+\s?\+\s?)?$/.test(before)) return "n";
  const label = bracketUnit(statement.column) ?? bracketUnit(statement.row);
  return label ?? (/\btokens?\b(?! ?(?:\/|per))/i.test(`${statement.column} ${statement.row}`) ? "tokens" : undefined);
}

/** Whether a fact's value, in the printed unit and rounded to the printed decimals, is the printed number. */
function fits(number: PrintedNumber, unit: string | undefined, claim: Claim, pair: Pair | undefined): boolean {
  if (pair) {
    if (claim.of === undefined) return false;
    return pair.place === "n" ? matches(number, claim.of) : matches(number, claim.value) && pair.n === claim.of;
  }
  if (claim.of !== undefined && unit === undefined && matches(number, claim.of)) return true;
  const targets =
    unit !== undefined
      ? inUnit(claim.value, claim.unit, unit)
      : claim.unit === "p" || claim.unit === "n" || claim.unit === "%"
        ? []
        : [claim.value];
  if (claim.printed)
    return (
      targets.length > 0 &&
      claim.printed.some((own) =>
        number.readings.some((reading) =>
          inUnit(own.value, claim.unit, unit ?? claim.unit).some((value) => same(value, reading.value)),
        ),
      )
    );
  return targets.some((target) => matches(number, target));
}

function matches(number: PrintedNumber, target: number): boolean {
  return number.readings.some(({ value, decimals }) => {
    if (value === 0 && target !== 0) return false;
    const wanted = Math.abs(target) / number.scale;
    return (
      formatNumber(wanted, decimals) === formatNumber(value, decimals) ||
      wanted.toFixed(Math.min(decimals, 20)) === value.toFixed(Math.min(decimals, 20))
    );
  });
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

interface Pair {
  readonly n: number;
  readonly place: "k" | "n";
}

/** "k of N"; undefined where the number stands alone. */
function pairWith(number: PrintedNumber, { text, numbers }: Place): Pair | undefined {
  const index = numbers.indexOf(number);
  const [before, after] = [numbers[index - 1], numbers[index + 1]];
  const link = /^\s*(?:out of|of|\/)\s*(?:the\s+|all\s+)?$/i;
  if (after && link.test(text.slice(number.unitEnd, after.start))) return { n: after.readings[0]!.value, place: "k" };
  if (before && link.test(text.slice(before.unitEnd, number.start)))
    return { n: number.readings[0]!.value, place: "n" };
  return undefined;
}

const dimensionsOf = ["metric", "variant", "stage", "entity", "statistic"] as const;

/** Why a claim is about something else than the words around the number; undefined where it may be about that. */
export function conflictOf(
  claim: Pick<Claim, "about" | "fact"> & Partial<Claim>,
  named: Named,
  said: Sayable,
  statement: Statement,
  text: string,
  number?: PrintedNumber,
): string | undefined {
  const { about, fact } = claim;
  for (const dimension of dimensionsOf) {
    const names = dimension === "statistic" && number?.deviation ? new Set(["sd"]) : named[dimension];
    const own =
      dimension === "entity" && fact.group !== "data" && about.metric !== undefined ? said.model : about[dimension];
    if (!names || own === undefined || names.has(own)) continue;
    if (
      dimension === "variant" &&
      about.against !== undefined &&
      names.has(about.against) &&
      /\b(?:against|than|over|versus|vs\.?|to|with)\s+(?:the\s+)?[*"“]*$/i.test(
        beforeName(text, statement, about.against),
      )
    )
      continue;
    return `it is known for ${own}, not for ${[...names].join(" and ")}`;
  }
  if (
    about.against !== undefined &&
    about.variant !== undefined &&
    reversed(text.slice(statement.start, statement.end), about.variant, about.against)
  )
    return `it compares ${about.variant} with ${about.against}, not the other way round`;
  if (about.extreme !== undefined && named.extreme) {
    const wanted = new Set([...named.extreme].map((name) => bestOrWorst(name, fact.direction === "lower-is-better")));
    if (!wanted.has(about.extreme)) return `it is the ${about.extreme} value`;
  }
  const spread = about.statistic === "sd" || about.statistic === "cv";
  if (
    spread &&
    claim.part !== "n" &&
    !named.statistic?.has(about.statistic) &&
    !(about.statistic === "sd" && number?.deviation)
  )
    return `it is a ${about.statistic}, which the words do not say`;
  if (!spread && number?.deviation && claim.part !== "text") return "it stands after ±, but is no spread";
  if (
    claim.part === "interval" &&
    number &&
    !/\b(?:interval|CI|range|between|from|to)\b|[[–]/i.test(text.slice(statement.start, statement.end))
  )
    return "it is a bound of an interval";
  if (about.run !== undefined) {
    const run = /\brun #?(\d+)\b/i.exec(`${statement.row} ${text.slice(statement.start, statement.end)}`)?.[1];
    if (run !== about.run) return `it is the value of run ${about.run} alone`;
  }
  return undefined;
}

function beforeName(text: string, statement: Statement, name: string): string {
  const sentence = text.slice(statement.start, statement.end);
  const at = sentence.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? "" : sentence.slice(0, at);
}

/** "baseline against chimera" where chimera was compared with the baseline. */
export function reversed(sentence: string, variant: string, against: string): boolean {
  const between = String.raw`["”*]*(?:\s+(?:is|was|\p{L}+er|took|takes|has|had|less|more|a|an|throughput|TTFT))*\s+(?:against|over|versus|vs\.?|compared (?:to|with)|relative to|than)\s+(?:the\s+)?["“*]*`;
  return new RegExp(`(?<!\\w)${escaped(against)}${between}${escaped(variant)}(?!\\w)`, "iu").test(sentence);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

export function bestOrWorst(name: string, lowerIsBetter: boolean): "best" | "worst" {
  if (name === "best" || name === "worst") return name;
  return (name === "low") === lowerIsBetter ? "best" : "worst";
}

function signConflict(claim: Claim, number: PrintedNumber, near: ReturnType<typeof wayNear>): string | undefined {
  if (claim.gain === undefined) {
    if (number.sign < 0 !== claim.value < 0 && claim.value !== 0) return "its sign is another";
    return number.sign < 0 && claim.value === 0 ? "its sign is another" : undefined;
  }
  if (claim.gain === 0) return undefined;
  const sign = number.sign < 0 ? -1 : 1;
  const metricUp = claim.fact.direction === "lower-is-better" || claim.about.metric === "ttft" ? -1 : 1;
  const asTime = near?.takes === true && (near.way === "up" || near.way === "down");
  const gain =
    near === undefined
      ? number.sign === 0
        ? undefined
        : sign * metricUp
      : gainOf(near.way, sign, asTime ? -1 : metricUp);
  return gain === undefined || gain === claim.gain ? undefined : "its direction is the other one";
}

/** Whether a change in words is for the better (1) or worse (−1); `metricUp` is 1 where more is better. */
export function gainOf(way: Way, sign: 1 | -1, metricUp: 1 | -1): number {
  if (way === "better") return sign;
  if (way === "worse") return -sign;
  return (way === "up" ? sign : -sign) * metricUp;
}

/** A number without a unit counts something, or its metric is named. */
function bareConflict(claim: Claim, unit: string | undefined, named: Named): string | undefined {
  if (unit !== undefined || isCount(claim)) return undefined;
  if (claim.part === "text" && claim.unit === "count") return undefined;
  return claim.about.metric !== undefined && named.metric?.has(claim.about.metric)
    ? undefined
    : `a fact of that value has the unit ${claim.unit}`;
}
