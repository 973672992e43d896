import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { isList, isObject, jsonKind } from "./kind";
import type { JsonObject } from "./kind";
import { meaning } from "./lens";
import { quantityOf } from "../values/name";
import type { Quantity } from "../values/quantity";

/** What nvidia-smi calls simply `temperature` and `clock_graphics`. */
const gpuQuantities = meaning({
  temperature: "temperature in °C",
  power_draw: "power_draw in W",
  power_limit: "power_limit in W",
  utilization_gpu: "utilization_gpu in %",
  utilization_memory: "utilization_memory in %",
  fan_speed: "fan_speed in %",
  clock_graphics: "clock_graphics in MHz",
  clock_memory: "clock_memory in MHz",
});
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
  const known = gpuQuantities(key);
  if (known !== undefined) return known;
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
