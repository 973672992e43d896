import type { Place } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/types";
import { isWord } from "../words/tokens";
import type { Quantity } from "../words/tokens";
import { baseUnit } from "../words/units";
import { fits } from "./fits";
import type { Fit } from "./fits";
import { isMetric } from "./metrics";

/** Means and sums that were computed again out of rounded rows may be half a unit of the last digit away. */
export function levelFits(quantity: Quantity, { about, value, unit }: Level): Fit {
  const exact = fits(quantity, value, unit);
  if (exact === "fits" || !/^(?:mean|deviation|variation|sum)$/.test(about.statistic) || quantity.decimals === 0)
    return exact;
  const half = 0.5 * 10 ** -quantity.decimals * (quantity.unit === "s" && unit === "ms" ? 1000 : 1);
  return [value - half, value + half].some((each) => fits(quantity, each, unit) === "fits") ? "fits" : exact;
}

/** The levels that the words may speak of. */
export function levelsOf(
  place: Omit<Place, "open">,
  frame: Frame,
  known: Known,
  metrics: readonly string[],
): readonly Level[] {
  const { quantity, subjects, stages, statistics } = place;
  const unit = quantity.unit === undefined ? undefined : baseUnit(quantity.unit);
  const wanted = frame.tokens.some((token) => isWord(token, "scope", "files"));
  return known.levels.filter(({ about, unit: own }) => {
    if (unit !== undefined && own !== unit) return false;
    if (metrics.length > 0 && !metrics.some((metric) => isMetric(metric, about.metric, about.subject?.kind)))
      return false;
    if (subjects.length > 0 && !subjects.includes(about.subject?.name ?? "")) return false;
    if (wanted && about.subject?.kind !== "model") return false;
    if (stages.length > 0 && !stages.includes(about.stage ?? "")) return false;
    if (
      frame.runs.length > 0
        ? !frame.runs.includes(about.run ?? 0)
        : about.run !== undefined && hasOther(known, about.metric)
    )
      return false;
    return isStatistic(statistics, about.statistic);
  });
}

/** Of a metric whose calls are known one by one and together, one that names no run means them together. */
export function hasOther(known: Known, metric: string): boolean {
  return known.levels.some(({ about }) => about.metric === metric && about.run === undefined);
}

/** Spread is meant only where it is named; a sum may be meant wherever no other statistic is. */
export function isStatistic(named: readonly string[], own: string): boolean {
  const special = own === "deviation" || own === "variation" || own === "pooled";
  return named.length === 0 ? !special : named.includes(own) && (special || !named.some((each) => /tion$/.test(each)));
}
