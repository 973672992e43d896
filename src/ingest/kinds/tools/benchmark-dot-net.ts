import { bareAggregate } from "../../values/aggregate";
import { aggregated } from "../../values/aggregated";
import type { Quantity } from "../../values/quantity";
import { isList, isObject } from "../kind";
import { jsonTool } from "./tool";

const time: Quantity = { metric: "time", unit: "ms", scale: 1e-6, originalUnit: "ns" };
const shape = "the shape of the distribution";
const words: Readonly<Record<string, Quantity | undefined>> = {
  OriginalValues: time,
  StandardDeviation: aggregated(time, { aggregate: "sd" }),
  StandardError: aggregated(time, { aggregate: "other", keep: "stderr" }),
  InterquartileRange: aggregated(time, { aggregate: "other", keep: "iqr" }),
  N: { metric: "n", unit: "count", scale: 1, originalUnit: "" },
  TotalOperations: { metric: "operations", unit: "count", scale: 1, originalUnit: "" },
  BytesAllocatedPerOperation: { metric: "allocated_per_operation", unit: "bytes", scale: 1, originalUnit: "bytes" },
};

/** BenchmarkDotNet's JSON: nanoseconds of one operation, of which no name says so. */
export const benchmarkDotNet = jsonTool(
  "benchmark-dot-net",
  ({ HostEnvironmentInfo: host, Benchmarks: all }) => isObject(host) && isList(all),
  {
    quantityOf: (name) => {
      const known = words[name];
      if (known !== undefined || !/^(?:Min|Max|Mean|Median|Q1|Q3|P\d+)$/.test(name)) return known;
      const word = bareAggregate(name);
      return word === undefined ? undefined : aggregated(time, word);
    },
    roles: new Map([["Method", "item"]]),
    leave: new Map([
      ["HostEnvironmentInfo", "which machine it was"],
      ["Measurements", "single iterations, warm-ups among them"],
      ["ConfidenceInterval", "the bounds of an interval"],
      ...["LowerFence", "UpperFence", "LowerOutliers", "UpperOutliers", "AllOutliers", "Skewness", "Kurtosis", "Variance"].map((name): [string, string] => [name, shape]), // prettier-ignore
      ...["Gen0Collections", "Gen1Collections", "Gen2Collections"].map((name): [string, string] => [name, "how often memory was cleared"]), // prettier-ignore
    ]),
  },
);
