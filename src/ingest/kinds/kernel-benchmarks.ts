import { isObject, jsonKind } from "./kind";
import type { JsonObject } from "./kind";
import { pointerStep } from "../parse/pointer-step";
import { addFigures } from "./figures";

const timing = (value: unknown): value is JsonObject =>
  isObject(value as JsonObject) && "mean_time_ms" in (value as JsonObject);

/** `kernel_benchmarks.json`: group → variant → run times. */
export const kernelBenchmarks = jsonKind(
  "kernel-benchmarks",
  (value) => {
    const groups = Object.values(value);
    return groups.length > 0 && groups.every((group) => isObject(group) && Object.values(group).every(timing));
  },
  (value, out) => {
    for (const [group, variants] of Object.entries(value)) {
      if (!isObject(variants)) continue;
      for (const [name, times] of Object.entries(variants)) {
        if (!isObject(times)) continue;
        const row = {
          pointer: `/${pointerStep(group)}/${pointerStep(name)}`,
          subject: { backend: name, item: group },
          settings: {},
          settingsFrom: "none" as const,
        };
        addFigures(out, row, times);
      }
    }
  },
);
