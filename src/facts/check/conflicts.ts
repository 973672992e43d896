import { lowerIsBetter } from "./about";
import type { About } from "./about";
import type { Claim, Sayable } from "./claims";
import type { Named } from "./context";
import { directionPattern } from "./direction-words";
import type { Way, wayNear } from "./direction-words";
import type { Place } from "./number-fits";
import { compared } from "./compared";
import type { PrintedNumber } from "./types";

const dimensions = ["metric", "variant", "stage", "entity", "scope", "statistic"] as const;

/** Why a fact is about something else than the words around it; undefined where it may be about that. */
export function aboutConflict(
  { about, fact }: Pick<Claim, "about" | "fact">,
  named: Named,
  said: Sayable,
  sentence: string,
  deviation = false,
): string | undefined {
  for (const dimension of dimensions) {
    const names = dimension === "statistic" && deviation ? new Set(["sd"]) : named[dimension];
    const own =
      dimension === "entity" && fact.group !== "data" && about.metric !== undefined ? said.model : about[dimension];
    if (!names || own === undefined || names.has(own)) continue;
    if (dimension === "variant" && onlyOtherSide(about, names, sentence)) continue;
    return `it is known for ${own}, not for ${[...names].join(" and ")}`;
  }
  if (about.entity !== undefined && !named.entity && (named.variant ?? named.stage) !== undefined)
    return "it is known from the files, not from the calls";
  if (about.against !== undefined) {
    const pair = compared(sentence, said.variants);
    if (pair && (pair[0] !== about.variant || pair[1] !== about.against))
      return `it compares ${about.variant ?? "a variant"} with ${about.against}`;
  }
  if (about.extreme !== undefined && named.extreme) {
    const wanted = new Set([...named.extreme].map((name) => bestOrWorst(name, lowerIsBetter(fact, about))));
    if (!wanted.has(about.extreme)) return `it is the ${about.extreme} value`;
  }
  return undefined;
}

/** "Compared with the baseline it takes 7.6 % less": only the other side is named. */
function onlyOtherSide(about: About, names: ReadonlySet<string>, sentence: string): boolean {
  if (about.against === undefined || !names.has(about.against)) return false;
  const at = sentence.toLowerCase().indexOf(about.against.toLowerCase());
  return /\b(?:against|than|over|versus|vs\.?|to|with)\s+(?:the\s+)?[*"“]*$/i.test(sentence.slice(0, at));
}

/** Why a claim does not bear the number as it stands there. */
export function numberConflict(
  claim: Claim,
  number: PrintedNumber,
  unit: string | undefined,
  named: Named,
  place: Place,
): string | undefined {
  const { about, fact, part } = claim;
  const sentence = place.text.slice(place.statement.start, place.statement.end);
  const spread = about.statistic === "sd" || about.statistic === "cv";
  if (
    spread &&
    part !== "n" &&
    !named.statistic?.has(about.statistic) &&
    !(about.statistic === "sd" && number.deviation)
  )
    return `it is a ${about.statistic}, which the words do not say`;
  if (!spread && number.deviation && part !== "text") return "it stands after ±, but is no spread";
  if (part === "interval" && !isBound(number, place, sentence)) return "it is a bound of an interval";
  if (about.run !== undefined) {
    const run = /\brun #?(\d+)\b/i.exec(`${place.statement.row} ${sentence}`)?.[1];
    if (run !== about.run) return `it is the value of run ${about.run} alone`;
  }
  if (
    part === "text" &&
    unit === undefined &&
    !/^\s*(?:more\s+)?(?:runs?|a side)\b/i.test(place.text.slice(number.end, number.end + 20))
  )
    return "the verdict says it of something else";
  if (part === "text" && unit !== undefined && !evident(claim, named)) return "the words do not say what was compared";
  const ratio = claim.unit === "ratio" || claim.unit === "×";
  if (ratio && unit === "%" && !/^[\s)*_]*of\b/i.test(place.text.slice(number.unitEnd, number.unitEnd + 12)))
    return "it is a part of the whole, not a change";
  if (
    ratio &&
    part === "value" &&
    fact.group === "comparison" &&
    about.metric === "throughput" &&
    !/\btime\b/i.test(sentence)
  )
    return "it is a ratio of times";
  if (ratio && unit === undefined && !/\b(?:factor|ratio)\b/i.test(sentence))
    return "it is a ratio, which the words do not say";
  if (about.metric === undefined || part === "text" || part === "n") return undefined;
  const metricNamed = named.metric?.has(about.metric) ?? false;
  if (unit === undefined && !metricNamed) return `a fact of that value has the unit ${claim.unit}`;
  const evidence =
    metricNamed ||
    (about.entity !== undefined && named.entity !== undefined) ||
    ((named.variant !== undefined || named.stage !== undefined) && claim.unit === unit);
  return evidence ? undefined : `the words do not say of what it is ${fact.label}`;
}

/** Whether the words name the metric or the variants of a verdict. */
function evident({ about }: Claim, named: Named): boolean {
  const variant = [about.variant, about.against].some((name) => name !== undefined && named.variant?.has(name));
  return variant || (about.metric !== undefined && (named.metric?.has(about.metric) ?? false));
}

/** "between 3 and 8 ms", "3–8 ms", "95 % interval 3 to 8 ms". */
function isBound(number: PrintedNumber, { text, numbers, statement }: Place, sentence: string): boolean {
  if (/\b(?:intervals?|CI|range)\b/i.test(sentence)) return true;
  const index = numbers.indexOf(number);
  const linked = (from: PrintedNumber | undefined, to: PrintedNumber | undefined): boolean =>
    from !== undefined &&
    to !== undefined &&
    from.start >= statement.start &&
    /^\s?(?:to|–|-|and|,)\s?$/.test(text.slice(from.unitEnd, to.start));
  return linked(numbers[index - 1], number) || linked(number, numbers[index + 1]);
}

export function bestOrWorst(name: string, lowerIsBetter: boolean): "best" | "worst" {
  if (name === "best" || name === "worst") return name;
  return (name === "low") === lowerIsBetter ? "best" : "worst";
}

export function signConflict(
  claim: Claim,
  number: PrintedNumber,
  near: ReturnType<typeof wayNear>,
  around: string,
): string | undefined {
  const ratio = claim.unit === "ratio" || claim.unit === "×";
  // "0.89× lower" is no ratio of 0.89, and "1.12× faster" is judged as the change that it is; "dropped to 0.89×" is the ratio.
  if (ratio && claim.part === "value" && near && claim.fact.group === "comparison") {
    const to = near.start < number.start && /\b(?:to|in)\s+(?:about\s+)?$/i.test(near.between);
    if (!to || near.way !== (claim.value < 1 ? "down" : "up")) return "a ratio is not the size of a change";
  }
  if (claim.gain !== undefined && claim.unit === "%" && near && /\bto\s+(?:about\s+)?$/i.test(near.between))
    return "it is a change, not what was left";
  if (claim.gain === undefined || ratio) {
    const negative = claim.value < 0;
    if (number.sign < 0 !== negative) return "its sign is another";
    if (claim.gain === undefined) return undefined;
  }
  if (claim.gain === 0) return number.sign < 0 ? "its sign is another" : undefined;
  const sign = number.sign < 0 ? -1 : 1;
  const metricUp = lowerIsBetter(claim.fact, claim.about) ? -1 : 1;
  const asTime = near?.takes === true && (near.way === "up" || near.way === "down");
  const plain = number.sign === 0 ? undefined : sign * metricUp;
  if (near === undefined && number.sign === 0 && !direction.test(around) && !(claim.value > 0 && named(around)))
    return "the words do not say in which direction";
  const gain = near === undefined ? plain : gainOf(near.way, sign, asTime ? -1 : metricUp);
  return gain === undefined || gain === claim.gain ? undefined : "its direction is the other one";
}

const direction = new RegExp(directionPattern.source, "i");

/** A difference or change under its own name has the sign that is printed. */
function named(words: string): boolean {
  return /\b(?:differences?|changes?)\b/i.test(words);
}

/** Whether a change in words is for the better (1) or worse (−1); `metricUp` is 1 where more is better. */
export function gainOf(way: Way, sign: 1 | -1, metricUp: 1 | -1): number {
  if (way === "better") return sign;
  if (way === "worse") return -sign;
  return (way === "up" ? sign : -sign) * metricUp;
}
