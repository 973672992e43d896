import type { Place } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/types";
import type { Quantity } from "../words/tokens";
import { fits } from "./fits";
import { all, contradicted, notRead, proven } from "./judgement";
import type { Judgement } from "./judgement";
import { levelFits, levelsOf } from "./level-facts";
import { canBeIn, isMetric } from "./metrics";

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
