import { align } from "../clauses/align";
import type { Place } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/known";
import { isWord } from "../words/tokens";
import type { Quantity } from "../words/tokens";
import { fits } from "./fits";
import { all, contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { canBeIn, isMetric } from "./metrics";
import { levelFits, levelsOf } from "./level-facts";
import { judgeRange } from "./ranges";

const uses = [
  "metric",
  "statistic",
  "subject",
  "stage",
  "run",
  "quantity",
  "range",
  "interval",
  "scope",
  "against",
  "setting",
];
const nouns = [
  "noun:variants",
  "noun:stages",
  "noun:calls",
  "noun:models",
  "noun:backends",
  "noun:runs",
  "noun:settings",
];

/** Judges "the median TTFT of chimera in the report stage is 334 ms": each number by the level that the words around it name. */
export function judgeLevels(frame: Frame, known: Known): Judgement {
  const except = frame.tokens.some((token) => isWord(token, "glue", "except")) ? ["state:failed"] : [];
  const strange = unused(frame.tokens, ...uses, ...nouns, ...except, "quantifier:both", "quantifier:all");
  if (strange) return unusedReason(strange);
  const counting = frame.tokens.find(
    (token, index) => token.kind === "quantity" && token.unit === undefined && isWord(frame.tokens[index + 1], "noun"),
  );
  if (counting?.kind === "quantity") return judgeOfAll(frame, counting, known);
  const range = frame.tokens.find((token) => token.kind === "range");
  if (range?.kind === "range" && (!range.from || frame.tokens.some((token) => isWord(token, "interval"))))
    return judgeRange(frame, range, known);
  const places = align(frame, frame.quantities);
  return oneEach(places, all(places.map((place) => judgeLevel(place, frame, known))));
}

/** Nothing has two values: where two numbers fall on one place, the words between them say something that was not understood. */
export function oneEach(places: readonly Place[], judged: Judgement): Judgement {
  const cells = places.map(({ quantity, ...place }) => JSON.stringify([place, quantity.unit]));
  const twice = new Set(cells).size < cells.length;
  return judged.reading === "contradicted" && twice ? notRead("it gives two values to one thing") : judged;
}

/** "The 24 calls took 12.5 s", "a mean of 104 tokens/s over chimera's ten calls": the number of the calls that the other numbers are of. */
function judgeOfAll(frame: Frame, counting: Quantity, known: Known): Judgement {
  const isCalls = isWord(frame.tokens[frame.tokens.findIndex((token) => token === counting) + 1], "noun", "calls");
  const names = [...new Set(frame.subjects.map(({ subject }) => subject.name))];
  const own = known.counts.find(({ about }) =>
    names.length === 0
      ? about.counted === "calls" && about.state === undefined && about.subject === undefined
      : about.counted === "calls" &&
        about.state === "ok" &&
        about.stage === undefined &&
        about.subject?.name === names[0],
  );
  // Over all calls of a variant there are means and sums, and no median.
  const over =
    frame.statistics.length > 0 && frame.statistics.every((each) => /^(?:mean|sum|deviation|variation)$/.test(each));
  if (
    !isCalls ||
    (names.length === 0 ? own?.k : own?.n) !== counting.value ||
    frame.quantities.length < 2 ||
    names.length > 1 ||
    (names.length === 1 && !over) ||
    frame.stages.length > 0
  )
    return notRead(`"${counting.text}" counts something else`);
  const tokens = frame.tokens.filter((token) => token !== counting);
  const quantities = frame.quantities.filter(({ start }) => start !== counting.start);
  return judgeLevels({ ...frame, tokens, quantities }, known);
}

/** One number by the levels of its place. What the words leave out may be anything; what they leave open between two is not read. */
export function judgeLevel(place: Place, frame: Frame, known: Known): Judgement {
  const { quantity } = place;
  // "…, chimera the report stage by 111 ms": a difference, and no level.
  if (quantity.difference === true) return notRead(`it does not say of what "${quantity.text}" is the difference`);
  if (place.open) return notRead(`it is not clear of which "${quantity.text}" is said`);
  if (quantity.unit === undefined && place.metrics.length === 0) return notRead(`"${quantity.text}" has no unit`);
  // "The lower of the two": a number in words without a unit counts something.
  if (quantity.unit === undefined && quantity.word) return notRead(`"${quantity.text}" counts something`);
  if (frame.everyVariant && place.statistics.includes("sum")) return notRead("each of them, or all together");
  const variation = place.statistics.includes("variation") && quantity.unit === "%";
  const wrongUnit =
    !variation &&
    quantity.unit !== undefined &&
    place.metrics.length > 0 &&
    !place.metrics.some((metric) => canBeIn(metric, quantity.unit!));
  const others = frame.quantities.some(
    ({ unit }) => unit !== undefined && place.metrics.some((metric) => canBeIn(metric, unit)),
  );
  if (wrongUnit && !others) return contradicted(`${place.metrics.join(", ")} is not measured in ${quantity.unit}`);
  const there = levelsOf(place, frame, known, wrongUnit ? [] : place.metrics);
  if (there.length === 0) return notRead("no fact tells this value");
  const every = [
    ...(frame.everyVariant ? [groupBy(there, (level) => level.about.subject?.name)] : []),
    ...(frame.everyStage ? [groupBy(there, (level) => level.about.stage)] : []),
  ].flat();
  const groups = every.length > 0 ? every : [there];
  const value = all(groups.map((group) => fitsOne(quantity, group)));
  if (value.reading === "contradicted" && ofOneCall(place, frame, known))
    return notRead(`"${quantity.text}" may be of a single call`);
  if (quantity.deviation === undefined) return value;
  const spread = levelsOf({ ...place, statistics: ["deviation"] }, frame, known, place.metrics);
  return spread.length === 0
    ? notRead("no fact tells this deviation")
    : all([value, fitsOne({ ...quantity.deviation }, spread)]);
}

/** Whether a number that no level has is a single call's: one may be meant where no statistic and no run is named. */
function ofOneCall({ quantity, metrics, subjects, stages, statistics }: Place, frame: Frame, known: Known): boolean {
  if (statistics.length > 0 || frame.runs.length > 0 || (quantity.bound ?? "about") !== "about") return false;
  return known.levels.some(
    ({ about, value, unit }) =>
      about.run !== undefined &&
      metrics.some((metric) => isMetric(metric, about.metric, about.subject?.kind)) &&
      (subjects.length === 0 || subjects.includes(about.subject?.name ?? "")) &&
      (stages.length === 0 || stages.includes(about.stage ?? "")) &&
      fits(quantity, value, unit) === "fits",
  );
}

function fitsOne(quantity: Quantity, levels: readonly Level[]): Judgement {
  const judged = levels.map((level) => ({ level, fit: levelFits(quantity, level) }));
  const found = judged.filter(({ fit }) => fit === "fits").map(({ level }) => level);
  // A bound is of all that may be meant.
  if (/^(?:least|most|above|below)$/.test(quantity.bound ?? "") && found.length > 0 && found.length < levels.length)
    return notRead("it holds in one place and not in another");
  // A single call is meant only where nothing else is.
  const best = found.find(({ about }) => about.statistic === "median" || about.statistic === "mean") ?? found[0];
  if (best) return proven(best.fact);
  if (judged.some(({ fit }) => fit === "near")) return notRead(`"${quantity.text}" is near, and not it`);
  return contradicted(
    `the facts say ${levels
      .slice(0, 2)
      .map(({ fact }) => fact.text)
      .join(" or ")}`,
    levels[0]!.fact,
  );
}

function groupBy(levels: readonly Level[], of: (level: Level) => string | undefined): readonly (readonly Level[])[] {
  const groups = new Map<string | undefined, Level[]>();
  for (const level of levels) groups.set(of(level), [...(groups.get(of(level)) ?? []), level]);
  return [...groups.values()];
}
