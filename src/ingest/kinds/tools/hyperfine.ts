import { bareAggregate } from "../../values/aggregate";
import { aggregated } from "../../values/aggregated";
import type { Quantity } from "../../values/quantity";
import { isList, isObject } from "../kind";
import { jsonTool } from "./tool";

const time: Quantity = { metric: "time", unit: "ms", scale: 1000, originalUnit: "s" };

function quantityOf(name: string): Quantity | undefined {
  if (name === "times") return time;
  if (name === "user" || name === "system") return { ...time, metric: `${name}_time`, aggregate: "mean" };
  if (name === "memory_usage_byte") return { metric: "memory_usage", unit: "bytes", scale: 1, originalUnit: "byte" };
  const word = ["mean", "stddev", "median", "min", "max"].includes(name) ? bareAggregate(name) : undefined;
  return word === undefined ? undefined : aggregated(time, word);
}

/** hyperfine's JSON: seconds, for each command. */
export const hyperfine = jsonTool(
  "hyperfine",
  ({ results }) =>
    isList(results) &&
    isObject(results[0]) &&
    typeof results[0]["command"] === "string" &&
    "times" in results[0] &&
    "user" in results[0],
  { quantityOf, roles: new Map([["command", "item"]]) },
);
