import type { JsonValue } from "../../records";
import type { Row } from "../values/row";
import { isList, isObject, jsonKind } from "./kind";
import type { JsonObject } from "./kind";
import { quantityOf } from "../values/name";

const keys = ["mean_ms", "stdev_ms", "p50_ms", "p95_ms", "p99_ms"];

/** `baselines/*.json`: per run mean and percentiles, plus an interval from the population sd that is left out with a note. */
export const timingBaseline = jsonKind(
  "timing-baseline",
  ({ timing_stats }) =>
    isObject(timing_stats) && isList(timing_stats["run_results"]) && isTimed(timing_stats["run_results"]),
  ({ timing_stats, test_name, confidence_interval_95 }, out) => {
    if (!isObject(timing_stats) || !isList(timing_stats["run_results"])) return;
    timing_stats["run_results"].forEach((result, index) => {
      if (isObject(result)) timings(result, `/timing_stats/run_results/${index}`, test_name, { run: index + 1 });
    });
    function timings(result: JsonObject, pointer: string, name: unknown, dimensions: Row["dimensions"]): void {
      const row = rowOf(pointer, name, dimensions);
      for (const key of keys) if (key in result) out.value(row, quantityOf(key), result[key], key);
    }
    if (confidence_interval_95 !== undefined) {
      const why = "gives an interval from the population sd and the wrong degrees of freedom; it is not read";
      out.problem("note", "wrong-interval", why);
    }
  },
);

/** `demo_inference_*.json`: mean and percentiles of one run. */
export const demoInference = jsonKind(
  "demo-inference",
  ({ timing, benchmark_name }) => isObject(timing) && typeof benchmark_name === "string",
  ({ timing, benchmark_name }, out) => {
    if (!isObject(timing)) return;
    const row = rowOf("/timing", benchmark_name, undefined);
    for (const key of keys) if (key in timing) out.value(row, quantityOf(key), timing[key], key);
  },
);

/** Other programs keep other figures under the same names. */
function isTimed(results: readonly JsonValue[]): boolean {
  return results.length === 0 || results.some((each) => isObject(each) && keys.some((key) => Object.hasOwn(each, key)));
}

function rowOf(pointer: string, name: unknown, dimensions: Row["dimensions"]): Row {
  return {
    pointer,
    subject: typeof name === "string" ? { item: name } : {},
    settings: {},
    settingsFrom: "none",
    ...(dimensions === undefined ? {} : { dimensions }),
  };
}
