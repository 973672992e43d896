import type { Row } from "../values/row";
import { record } from "../values/fields";
import { isObject, jsonKind } from "./kind";
import type { JsonObject } from "./kind";
import { pointerStep } from "../parse/pointer-step";
import { quantityOf } from "../values/name";

const times = ["mean_time_ms", "std_time_ms", "min_time_ms", "max_time_ms"];

/** Compilation benchmarks: per backend the run times and the compile time; a failed backend has zeros and `success: false`. */
export const compilation = jsonKind(
  "compilation",
  ({ model, backends }) => isObject(model) && isObject(backends),
  ({ model, backends, settings, generated_at }, out) => {
    if (!isObject(model) || !isObject(backends)) return;
    const common = record([
      ...Object.entries(model).filter(([key]) => key !== "name"),
      ...(isObject(settings) ? Object.entries(settings) : []),
    ]);
    for (const [name, entry] of Object.entries(backends)) {
      if (!isObject(entry)) continue;
      const compiled = isObject(entry["compilation"]) ? entry["compilation"] : {};
      const measured = isObject(entry["benchmark"]) ? entry["benchmark"] : {};
      const failure = failureOf(entry, compiled, measured);
      const row: Row = {
        pointer: `/backends/${pointerStep(name)}`,
        subject: { ...(typeof model["name"] === "string" ? { model: model["name"] } : {}), backend: name },
        settings: common,
        settingsFrom: "record",
        ...(typeof generated_at === "string" ? { dimensions: { timestamp: generated_at } } : {}),
        ...(failure === undefined ? {} : { failure }),
      };
      for (const key of times) if (key in measured) out.value(row, quantityOf(key), measured[key], `benchmark/${key}`);
      if ("compile_time_s" in compiled) {
        out.value(row, quantityOf("compile_time_s"), compiled["compile_time_s"], "compilation/compile_time_s");
      }
    }
  },
);

function failureOf(entry: JsonObject, compiled: JsonObject, measured: JsonObject): Row["failure"] {
  const parts = [entry, compiled, measured, isObject(measured["metadata"]) ? measured["metadata"] : {}];
  const error = parts.map((part) => part["error"]).find((text) => typeof text === "string" && text !== "");
  const said = parts.some((part) => part["success"] === false);
  const zeros = measured["mean_time_ms"] === 0 && measured["max_time_ms"] === 0;
  if (!said && !zeros && error === undefined) return undefined;
  const reason = typeof error === "string" ? error.split("\n")[0]!.slice(0, 300) : "the file says success: false";
  return { status: "failed", reason };
}
