import type { AggregateWord } from "./aggregate";
import type { Quantity } from "./quantity";

/** The quantity as one of its aggregates: a mean of totals is a mean, and a variance is in no unit of ours. */
export function aggregated(quantity: Quantity, word: AggregateWord): Quantity {
  const { aggregate: before, share, ...base } = quantity;
  const inner = before === undefined || before === word.aggregate ? base.metric : `${base.metric}.${before}`;
  const metric = word.keep === undefined ? inner : `${inner}.${word.keep}`;
  if (word.unitless === true) return { metric, unit: "unknown", scale: 1, originalUnit: "", aggregate: word.aggregate };
  // A deviation of shares may be any share; a share of a mean may be above one all the same.
  return { ...base, metric, aggregate: word.aggregate, ...(share === undefined ? {} : { share }) };
}
