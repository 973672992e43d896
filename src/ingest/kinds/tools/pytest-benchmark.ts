import { bareAggregate } from "../../values/aggregate";
import { aggregated } from "../../values/aggregated";
import type { Quantity } from "../../values/quantity";
import { isList, isObject } from "../kind";
import { jsonTool } from "./tool";

const time: Quantity = { metric: "time", unit: "ms", scale: 1000, originalUnit: "s" };
const words = new Set(["min", "max", "mean", "stddev", "median", "iqr", "q1", "q3"]);

function quantityOf(name: string): Quantity | undefined {
  if (name === "data") return time;
  if (name === "total") return { ...time, aggregate: "sum" };
  if (name === "ops") return { metric: "operations", unit: "1/s", scale: 1, originalUnit: "1/s" };
  if (name === "rounds" || name === "iterations") return { metric: name, unit: "count", scale: 1, originalUnit: "" };
  const word = words.has(name) ? bareAggregate(name) : undefined;
  return word === undefined ? undefined : aggregated(time, word);
}

const fences = "a fence of the box plot";

/** pytest-benchmark's JSON: seconds, for each test. */
export const pytestBenchmark = jsonTool(
  "pytest-benchmark",
  ({ machine_info, benchmarks }) =>
    isObject(machine_info) && isList(benchmarks) && isObject(benchmarks[0]) && isObject(benchmarks[0]["stats"]),
  {
    quantityOf,
    leave: new Map([
      ["ld15iqr", fences],
      ["hd15iqr", fences],
      ["iqr_outliers", "how many lie outside of the box"],
      ["stddev_outliers", "how many lie outside of the deviation"],
      ["outliers", "how many lie outside of the box"],
      ["commit_info", "which commit it was"],
      ["machine_info", "which machine it was"],
    ]),
  },
);
