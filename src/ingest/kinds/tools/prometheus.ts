import { isObject } from "../kind";
import { jsonTool } from "./tool";

const sample = "a sample of a counter or a gauge beside its instant, of which nothing tells how it is to be summed up";

/** What Prometheus answers to a query: instants and texts of numbers in pairs. */
export const prometheus = jsonTool(
  "prometheus",
  ({ status, data }) => status === "success" && isObject(data) && typeof data["resultType"] === "string",
  {
    leave: new Map([
      ["value", sample],
      ["values", sample],
      ["histogram", sample],
      ["histograms", sample],
    ]),
  },
);
