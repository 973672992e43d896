import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { numberIn } from "../values/cell";
import { record } from "../values/fields";
import { isObject, tableKind } from "./kind";
import type { JsonObject, Kind } from "./kind";
import type { Quantity } from "../values/quantity";

/** Fields that say how a test was run, of all versions so far; they are settings. */
const settingFields = new Set(
  (
    "n_prompt n_gen n_depth n_batch n_ubatch n_threads cpu_mask cpu_strict poll type_k type_v n_gpu_layers n_cpu_moe split_mode main_gpu " +
    "no_kv_offload flash_attn devices tensor_split tensor_buft_overrides use_mmap use_direct_io embeddings no_op_offload no_host repack " +
    "fit_target fit_min_ctx load_mode moe_cache n_gen_warmup mul_mat_q f16_kv"
  ).split(" "),
);
/** Fields that say where; they are dimensions. */
const placeFields = ["build_commit", "build_number", "backends", "cpu_info", "gpu_info", "model_filename"];

/** What one row measured: prompt processing, generation, or both one after the other. */
function metricOf(prompt: number, gen: number): string {
  if (gen === 0) return "prefill";
  return prompt === 0 ? "throughput" : "throughput.prompt_and_decode";
}

/** Reads one row of any of its formats. */
export function readRow(
  out: Collector,
  place: Pick<Row, "row" | "pointer">,
  get: (key: string) => unknown,
  keys: readonly string[],
): void {
  const prompt = numberIn(get("n_prompt")).value ?? 0;
  const gen = numberIn(get("n_gen")).value ?? 0;
  const model = get("model_type");
  const at = get("test_time");
  const row: Row = {
    ...place,
    subject: { ...(typeof model === "string" ? { model } : {}), backend: "llama.cpp" },
    settings: record(keys.filter((key) => settingFields.has(key)).map((key) => [key, get(key)])),
    settingsFrom: "record",
    dimensions: record([["timestamp", at], ...placeFields.map((key): [string, unknown] => [key, get(key)])]),
  };
  const rate = { metric: metricOf(prompt, gen), unit: "tokens/s", scale: 1, originalUnit: "tokens/s" } as const;
  const time = { metric: "duration", unit: "ms", scale: 1e-6, originalUnit: "ns" } as const;
  out.value(row, { ...rate, aggregate: "mean" }, get("avg_ts"), "avg_ts");
  out.value(row, { ...rate, aggregate: "sd" }, get("stddev_ts"), "stddev_ts");
  out.value(row, { ...time, aggregate: "mean" }, get("avg_ns"), "avg_ns");
  out.value(row, { ...time, aggregate: "sd" }, get("stddev_ns"), "stddev_ns");
  const each = (key: string, quantity: Quantity): void => {
    const samples = get(key);
    if (Array.isArray(samples)) samples.forEach((sample, index) => out.value(row, quantity, sample, `${key}/${index}`));
  };
  each("samples_ts", rate);
  each("samples_ns", time);
}

/** `llama-bench -o csv`. */
export const llamaBenchCsv = tableKind(
  "llama-bench",
  (has) => has("avg_ts") && has("n_prompt") && has("n_gen"),
  (file, out) => {
    const { header, rows } = file.table;
    rows.forEach((cells, index) => {
      if (cells.length > 0) readRow(out, { row: index + 1 }, (key) => cells[header.indexOf(key)], header);
    });
  },
);

const isResult = (value: unknown): value is JsonObject =>
  isObject(value as JsonObject) && "avg_ts" in (value as JsonObject) && "n_gen" in (value as JsonObject);

/** `llama-bench -o json` and `-o jsonl`. */
export const llamaBenchJson: Kind = {
  name: "llama-bench",
  matches: (file) =>
    (file.content === "json" && Array.isArray(file.value) && isResult(file.value[0])) ||
    (file.content === "lines" && isResult(file.lines[0]?.value)),
  read: (file, out) => {
    const get = (value: JsonObject) => (key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);
    if (file.content === "lines") {
      for (const { row, value } of file.lines) {
        if (isResult(value)) readRow(out, { row, pointer: "" }, get(value), Object.keys(value));
      }
    } else if (file.content === "json" && Array.isArray(file.value)) {
      (file.value as readonly unknown[]).forEach((value, index) => {
        if (isResult(value)) readRow(out, { pointer: `/${index}` }, get(value), Object.keys(value));
      });
    }
  },
};
