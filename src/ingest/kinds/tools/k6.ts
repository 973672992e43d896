import type { Collector } from "../../values/collect";
import type { Row } from "../../values/row";
import { bareAggregate } from "../../values/aggregate";
import { aggregated } from "../../values/aggregated";
import type { Quantity } from "../../values/quantity";
import { isObject, jsonKind } from "../kind";
import type { JsonObject } from "../kind";

const units: Readonly<Record<string, Pick<Quantity, "unit" | "scale" | "originalUnit">>> = {
  time: { unit: "ms", scale: 1, originalUnit: "ms" },
  data: { unit: "bytes", scale: 1, originalUnit: "byte" },
  default: { unit: "unknown", scale: 1, originalUnit: "" },
};

const isMetric = (value: unknown): value is JsonObject =>
  isObject(value as JsonObject) &&
  typeof (value as JsonObject)["type"] === "string" &&
  isObject((value as JsonObject)["values"]);

/** k6's end-of-test summary: what a metric is stands in its `type` and `contains`. */
export const k6Summary = jsonKind(
  "k6",
  ({ metrics }) => isObject(metrics) && Object.values(metrics).length > 0 && Object.values(metrics).every(isMetric),
  ({ metrics, state }, out) => {
    if (!isObject(metrics)) return;
    if (isObject(state)) {
      const duration: Quantity = { metric: "test_duration", unit: "ms", scale: 1, originalUnit: "ms" };
      if ("testRunDurationMs" in state)
        out.value({ ...row("/state") }, duration, state["testRunDurationMs"], "testRunDurationMs");
    }
    for (const [name, metric] of Object.entries(metrics)) if (isMetric(metric)) readMetric(name, metric, out);
  },
);

function row(pointer: string): Row {
  return { pointer, subject: {}, settings: {}, settingsFrom: "none" };
}

function readMetric(name: string, metric: JsonObject, out: Collector): void {
  const { type, contains, values } = metric;
  if (!isObject(values)) return;
  const [plain = name, tag] = name.split("{");
  const unit = units[typeof contains === "string" ? contains : "default"] ?? units["default"]!;
  const place: Row = {
    ...row(`/metrics/${name.replaceAll("~", "~0").replaceAll("/", "~1")}/values`),
    ...(tag === undefined ? {} : { dimensions: { tags: tag.replace(/}$/, "") }, apart: "tagged" }),
  };
  for (const [key, value] of Object.entries(values)) {
    const quantity = quantityOf(typeof type === "string" ? type : "", key, { metric: plain, ...unit });
    if (quantity === undefined) out.leave(key, "a value of which this kind of metric has none");
    else out.value(place, quantity, value, key);
  }
}

function quantityOf(type: string, key: string, base: Quantity): Quantity | undefined {
  if (type === "counter") {
    const isData = base.unit === "bytes";
    if (key === "count") return isData ? { ...base, aggregate: "sum" } : { ...base, unit: "count", aggregate: "sum" };
    if (key === "rate")
      return {
        ...base,
        metric: `${base.metric}.rate`,
        unit: isData ? "bytes/s" : "1/s",
        originalUnit: isData ? "byte/s" : "1/s",
      };
  }
  if (type === "rate") {
    if (key === "rate") return { ...base, unit: "ratio", originalUnit: "", share: true };
    if (key === "passes" || key === "fails")
      return { ...base, metric: `${base.metric}.${key}`, unit: "count", originalUnit: "" };
  }
  if (type === "gauge" && key === "value") return base;
  const word = type === "trend" || type === "gauge" ? bareAggregate(key) : undefined;
  if (word !== undefined) return aggregated(base, word);
  return type === "trend" && key === "count" ? { ...base, unit: "count", aggregate: "count" } : undefined;
}
