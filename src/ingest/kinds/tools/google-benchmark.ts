import { isList, isObject } from "../kind";
import { jsonTool } from "./tool";

const fit = "a coefficient of the fitted complexity";

/** Google Benchmark's JSON: times in the unit that each record names; the coefficients of a fitted complexity are no times. */
export const googleBenchmark = jsonTool(
  "google-benchmark",
  ({ context, benchmarks }) =>
    isObject(context) &&
    isList(benchmarks) &&
    isObject(benchmarks[0]) &&
    ("time_unit" in benchmarks[0] || "run_type" in benchmarks[0]) &&
    ("real_time" in benchmarks[0] || "cpu_time" in benchmarks[0]),
  {
    leave: new Map([
      ["context", "which machine it was"],
      ["cpu_coefficient", fit],
      ["real_coefficient", fit],
      ["rms", fit],
      ["repetitions", "how often it was repeated"],
      ["threads", "how many threads it had"],
    ]),
  },
);
