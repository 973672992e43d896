import { align } from "../clauses/align";
import type { Place } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord } from "../words/tokens";
import type { Quantity, Token } from "../words/tokens";
import { baseUnit } from "../words/units";
import { fits } from "./fits";
import { contradicted, notRead, proven } from "./judgement";
import type { Judgement } from "./judgement";
import { levelsOf } from "./level-facts";
import { isMetric } from "./metrics";
import { fileKind } from "./sides";

/** "The interval of the median is 40.59 to 254.18 ms"; "throughput stayed between 113.56 and 117.94": an interval, or all calls. */
export function judgeRange(frame: Frame, { low, high }: Extract<Token, { kind: "range" }>, known: Known): Judgement {
  const [place] = align(frame, [high]);
  if (!place || place.open) return notRead("it is not clear of which this range is said");
  const interval = frame.tokens.some((token) => isWord(token, "interval") && /interval|\bci\b/i.test(token.text));
  if (!interval)
    return frame.statistics.length > 0
      ? judgeWithin(place, frame, low, high, known)
      : judgeSpan(place, frame, low, high, known);
  const there = levelsOf(place, frame, known, place.metrics).filter(({ fact }) => fact.interval !== undefined);
  if (there.length === 0) return notRead("no fact tells this interval");
  const right = there.find(({ fact, unit }) => {
    const [from, to] = fact.interval!;
    return fits(low, from, unit) === "fits" && fits(high, to, unit) === "fits";
  });
  return right ? proven(right.fact) : contradicted("the interval is another", there[0]!.fact);
}

/** Words that give the ends of a range, where "between" only says that all is inside. */
const spans =
  /^(?:rang(?:ed?|es|ing)|span(?:s|ned|ning)?|var(?:y|ies|ied)|stretch(?:es|ed)?|(?:runs?|ran|goes|went) from)/i;

/** "The median lies between 40 and 50 ms": every level that may be meant does. */
export function judgeWithin(place: Place, frame: Frame, low: Quantity, high: Quantity, known: Known): Judgement {
  const there = levelsOf(place, frame, known, place.metrics);
  const inside = there.filter(
    ({ value, unit }) =>
      fits({ ...low, bound: "least" }, value, unit) !== "not" &&
      fits({ ...high, bound: "most" }, value, unit) !== "not",
  );
  if (there.length === 0) return notRead("no fact tells this value");
  if (frame.tokens.some(({ text }) => spans.test(text))) {
    const sorted = [...there].sort((a, b) => a.value - b.value);
    const [least, most] = [sorted[0]!, sorted.at(-1)!];
    const ends = fits(low, least.value, least.unit) === "fits" && fits(high, most.value, most.unit) === "fits";
    return ends ? proven(least.fact, most.fact) : notRead("it is not clear of which values these are the ends");
  }
  if (inside.length === there.length) return proven(...inside.map(({ fact }) => fact));
  return inside.length === 0
    ? contradicted(`it is ${there[0]!.fact.text}`, there[0]!.fact)
    : notRead("it holds in one place and not in another");
}

export function judgeSpan(place: Place, frame: Frame, low: Quantity, high: Quantity, known: Known): Judgement {
  const failedApart =
    frame.tokens.some((token) => isWord(token, "glue", "except")) &&
    frame.tokens.some((token) => isWord(token, "state", "failed"));
  const calls = known.levels.filter(
    ({ about, unit }) =>
      about.run !== undefined &&
      unit === baseUnit(place.quantity.unit ?? unit) &&
      place.metrics.some((metric) => isMetric(metric, about.metric, about.subject?.kind)) &&
      (place.subjects.length === 0 || place.subjects.includes(about.subject?.name ?? "")) &&
      (place.stages.length === 0 || place.stages.includes(about.stage ?? "")),
  );
  const kind = fileKind(frame);
  const ends = known.ranks
    .filter(({ about }) => about.subject?.kind === kind)
    .map(({ about }) => `${about.metric} ${about.subject?.name ?? ""}`);
  const ranked = known.levels.filter(
    ({ about, unit }) =>
      ends.includes(`${about.metric} ${about.subject?.name ?? ""}`) && unit === baseUnit(place.quantity.unit ?? unit),
  );
  const values = kind !== undefined ? ranked : calls.filter(({ value }) => !failedApart || value !== 0);
  if (values.length === 0) return notRead("the single calls are not known");
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const right = fits(low, least.value, least.unit) === "fits" && fits(high, most.value, most.unit) === "fits";
  return right
    ? proven(least.fact, most.fact)
    : contradicted(`it ran from ${least.fact.text} to ${most.fact.text}`, least.fact, most.fact);
}
