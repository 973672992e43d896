import { aggregated } from "../../values/aggregated";
import type { Quantity } from "../../values/quantity";
import { isList, isObject } from "../kind";
import { jsonTool } from "./tool";

const time: Quantity = { metric: "latency", unit: "ms", scale: 1e-6, originalUnit: "ns" };
const words: Readonly<Record<string, Quantity>> = {
  latency: time,
  total: { ...time, metric: "duration" },
  average: aggregated(time, { aggregate: "mean" }),
  fastest: aggregated(time, { aggregate: "min" }),
  slowest: aggregated(time, { aggregate: "max" }),
};

/** ghz's JSON: nanoseconds, of which no name says so. */
export const ghz = jsonTool(
  "ghz",
  ({ endReason, options, rps, details }) =>
    endReason !== undefined && isObject(options) && typeof rps === "number" && (details === null || isList(details)),
  {
    quantityOf: (name) => words[name],
    leave: new Map([
      ["latencyDistribution", "percentiles of the calls that stand in the details"],
      ["histogram", "how many calls took how long"],
      ["statusCodeDistribution", "how many calls ended how"],
      ["errorDistribution", "how often which error came"],
    ]),
  },
);
