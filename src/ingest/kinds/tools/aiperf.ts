import type { JsonValue } from "../../../records";
import { inUnit } from "../unit-beside";
import { isObject } from "../kind";
import type { JsonObject, ParsedFile } from "../kind";
import type { Collector } from "../../values/collect";
import { addCall, positive } from "./requests";
import { jsonTool, recordsOf } from "./tool";
import { textOf } from "./vllm";

/** AIPerf's and GenAI-Perf's summary: every metric with its unit beside it. */
export const aiperfSummary = jsonTool(
  "aiperf",
  (first) =>
    "aiperf_version" in first ||
    (isObject(first["request_latency"]) && "unit" in first["request_latency"] && isObject(first["input_config"])),
  {
    leave: new Map([
      ["telemetry_data", "what the GPUs' own counters say"],
      ["telemetry_stats", "what the GPUs' own counters say"],
      ["server_metrics", "what the server's own counters say"],
      ["run_info", "numbers of the run"],
    ]),
  },
);

/** AIPerf's `profile_export.jsonl`: a line a request. */
export const aiperfRequests = jsonTool(
  "aiperf-requests",
  (first) => isObject(first["metadata"]) && "request_start_ns" in first["metadata"] && isObject(first["metrics"]),
  { leave: new Map([["metadata", "numbers and instants of the request"]]) },
  (file, out) => {
    for (const { row, value } of recordsOf(file)) addRequest(file, row, value, out);
  },
);

function addRequest(file: ParsedFile, row: number, value: JsonObject, out: Collector): void {
  const { metrics, metadata, error } = value;
  if (!isObject(metrics) || !isObject(metadata) || metadata["benchmark_phase"] === "warmup") return;
  const ms = (name: string): number | undefined => inMs(metrics[name]);
  const count = (name: string): number | undefined =>
    isObject(metrics[name]) ? positive(metrics[name]["value"]) : undefined;
  const started = metadata["request_start_ns"];
  addCall(out, {
    file: file.path,
    row,
    model: textOf(metadata["model"] ?? metadata["model_name"]),
    variant: "all",
    ttftMs: ms("time_to_first_token"),
    durationMs: ms("request_latency"),
    promptTokens: count("input_sequence_length"),
    outputTokens: count("output_sequence_length") ?? count("output_token_count"),
    startedAt: typeof started === "number" ? new Date(started / 1e6).toISOString() : undefined,
    error: errorOf(error) ?? (metadata["was_cancelled"] === true ? "the request was cancelled" : undefined),
  });
}

/** A value with its unit, in ms; undefined where it is no time. */
function inMs(pair: JsonValue | undefined): number | undefined {
  if (!isObject(pair)) return undefined;
  const { unit, scale } = inUnit({ metric: "", unit: "unknown", scale: 1, originalUnit: "" }, pair["unit"]);
  return unit === "ms" ? positive(pair["value"], scale) : undefined;
}

function errorOf(error: JsonValue | undefined): string | undefined {
  if (isObject(error)) return textOf(error["message"]) ?? JSON.stringify(error);
  return textOf(error);
}
