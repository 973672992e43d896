import type { Collector, Row } from "../values/collect";
import { isList, isObject, jsonKind } from "./kind";
import type { JsonObject } from "./kind";
import { quantityOf } from "../values/name";
import type { Quantity } from "../values/quantity";

/** What nvidia-smi calls simply `temperature` and `clock_graphics`. */
const gpuUnits = new Map<string, Pick<Quantity, "unit" | "scale" | "originalUnit">>([
  ["temperature", { unit: "°C", scale: 1, originalUnit: "°C" }],
  ["power_draw", { unit: "W", scale: 1, originalUnit: "W" }],
  ["power_limit", { unit: "W", scale: 1, originalUnit: "W" }],
  ["utilization_gpu", { unit: "ratio", scale: 0.01, originalUnit: "%" }],
  ["utilization_memory", { unit: "ratio", scale: 0.01, originalUnit: "%" }],
  ["fan_speed", { unit: "ratio", scale: 0.01, originalUnit: "%" }],
  ["clock_graphics", { unit: "Hz", scale: 1e6, originalUnit: "MHz" }],
  ["clock_memory", { unit: "Hz", scale: 1e6, originalUnit: "MHz" }],
]);
const skip = new Set(["timestamp", "gpu_id", "pid", "create_time", "pstate"]);

/** Snapshots of machine, GPU and server processes; this program's MB and GB are 1,024-based, as psutil and nvidia-smi count. */
export const systemMetrics = jsonKind(
  "system-metrics",
  ({ metrics, metrics_count }) => isList(metrics) && typeof metrics_count === "number",
  ({ metrics }, out) => {
    if (!isList(metrics)) return;
    metrics.forEach((entry, index) => {
      if (!isObject(entry)) return;
      const at = typeof entry["datetime"] === "string" ? { timestamp: entry["datetime"] } : {};
      const row = (pointer: string, backend: string, item?: unknown): Row => ({
        pointer,
        subject: { backend, ...(typeof item === "string" ? { item } : {}) },
        settings: {},
        settingsFrom: "none",
        dimensions: at,
      });
      const base = `/metrics/${index}`;
      if (isObject(entry["system"])) numbers(out, row(`${base}/system`, "system"), entry["system"]);
      if (isList(entry["gpu"])) {
        entry["gpu"].forEach((gpu, place) => {
          if (isObject(gpu)) numbers(out, row(`${base}/gpu/${place}`, "gpu", gpu["name"]), gpu);
        });
      }
      const server = entry["ollama"];
      if (!isObject(server) || !isList(server["ollama_processes"])) return;
      server["ollama_processes"].forEach((process, place) => {
        if (!isObject(process)) return;
        numbers(out, row(`${base}/ollama/ollama_processes/${place}`, "ollama", process["name"]), process);
      });
    });
  },
);

function numbers(out: Collector, row: Row, values: JsonObject): void {
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === "number" && !skip.has(key)) out.value(row, quantity(key), value, key);
  }
}

function quantity(key: string): Quantity {
  const known = gpuUnits.get(key);
  if (known !== undefined) return { metric: key, ...known };
  const { ambiguous, ...read } = quantityOf(key);
  if (ambiguous === undefined) return read;
  return { ...read, scale: read.originalUnit === "gb" ? 2 ** 30 : 2 ** 20 };
}

/** `baseline_ml_metrics.json`: totals of a session, empty when nothing was measured. */
export const mlMetrics = jsonKind(
  "ml-metrics",
  ({ total_inferences, overall_performance }) => typeof total_inferences === "number" && isObject(overall_performance),
  ({ total_inferences, overall_performance }, out) => {
    if (!isObject(overall_performance)) return;
    const error = overall_performance["error"];
    const row: Row = { pointer: "/overall_performance", subject: {}, settings: {}, settingsFrom: "none" };
    const count = { metric: "inferences", unit: "count", scale: 1, originalUnit: "" } as const;
    out.value({ ...row, pointer: "" }, count, total_inferences, "total_inferences");
    if (typeof error === "string")
      out.problem("note", "nothing-measured", `holds no figures: "${error.slice(0, 120)}"`);
    else numbers(out, row, overall_performance);
  },
);
