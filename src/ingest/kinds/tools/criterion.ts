import type { Collector } from "../../values/collect";
import { bareAggregate } from "../../values/aggregate";
import { aggregated } from "../../values/aggregated";
import type { Quantity } from "../../values/quantity";
import { isObject, jsonKind } from "../kind";

const time: Quantity = { metric: "time", unit: "ms", scale: 1e-6, originalUnit: "ns" };
const bounds = "a bound or an error of an estimate";

/** Criterion's `estimates.json`: nanoseconds, of which no name says so; each statistic is an estimate with its interval. */
export const criterion = jsonKind(
  "criterion",
  ({ mean, median, std_dev: deviation }) =>
    [mean, median, deviation].every((each) => isObject(each) && "point_estimate" in each && isObject(each["confidence_interval"])), // prettier-ignore
  (value, out) => {
    for (const [name, estimate] of Object.entries(value)) {
      if (!isObject(estimate)) continue;
      const word = bareAggregate(name) ?? (name === "median_abs_dev" ? ({ aggregate: "other", keep: "mad" } as const) : undefined); // prettier-ignore
      if (word === undefined) out.leave("point_estimate", "an estimate by another fit");
      else {
        const row = { pointer: `/${name}`, subject: {}, settings: {}, settingsFrom: "none" } as const;
        out.value(row, aggregated(time, word), estimate["point_estimate"], "point_estimate");
      }
      leaveBounds(out);
    }
  },
);

function leaveBounds(out: Collector): void {
  for (const name of ["confidence_level", "lower_bound", "upper_bound", "standard_error"]) out.leave(name, bounds);
}
