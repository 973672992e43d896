import { isObject } from "../kind";
import { jsonTool } from "./tool";
import { quantityOf } from "../../values/name";

const again = "the summaries again";

/** Artillery's report: times in ms under names with dots, of which none says so. */
export const artillery = jsonTool(
  "artillery",
  ({ aggregate }) => isObject(aggregate) && isObject(aggregate["counters"]) && isObject(aggregate["summaries"]),
  {
    quantityOf: (name) => {
      const base = { metric: name, scale: 1 };
      if (/(?:^|\.)(?:response_time|session_length|latency)(?:\.|$)/.test(name))
        return { ...base, unit: "ms", originalUnit: "ms" };
      if (/_rate$/.test(name)) return { ...base, unit: "1/s", originalUnit: "1/s" };
      return /^(?:vusers|http|errors|socketio|ws|plugins)\./.test(name) && quantityOf(name).unit === "unknown"
        ? { ...base, unit: "count", originalUnit: "" }
        : undefined;
    },
    leave: new Map([
      ["histograms", again],
      ["intermediate", "parts of the run that the aggregate sums up"],
      ["period", "a point in time"],
    ]),
  },
);
