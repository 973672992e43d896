import type { Measurement, Settings, Subject } from "../../records";
import type { Collector, Row } from "../collect";
import { optionsIn, record } from "../fields";
import { modelFromName } from "../model-from-name";
import type { Quantity } from "../quantity";
import type { Table } from "../table";

const seconds = { unit: "ms", scale: 1000, originalUnit: "s" } as const;
const tokens = { unit: "tokens", scale: 1, originalUnit: "tokens" } as const;

/** Columns of the original's Ollama files. Their `ttft_s` is load + prompt evaluation as the server says, no client time. */
export const ollamaColumns: readonly (readonly [column: string, quantity: Quantity])[] = [
  ["ttft_s", { metric: "ttft.server_load_prompt", ...seconds }],
  ["tokens_s", { metric: "throughput", unit: "tokens/s", scale: 1, originalUnit: "tokens/s" }],
  ["load_s", { metric: "load", ...seconds }],
  ["prompt_eval_s", { metric: "prompt_eval", ...seconds }],
  ["eval_s", { metric: "eval", ...seconds }],
  ["prompt_eval_count", { metric: "prompt_tokens", ...tokens }],
  ["eval_count", { metric: "output_tokens", ...tokens }],
  ["total_tokens", { metric: "total_tokens", ...tokens }],
  ["response_chars", { metric: "response_characters", unit: "count", scale: 1, originalUnit: "characters" }],
];

const settingColumns = ["num_gpu", "num_ctx", "temperature"];
const dimensionColumns = ["timestamp", "prompt_index", "config_name", "run"];

/** Why an observation failed: what the file says, else the zeros that this kind of file writes for a failure. */
export function ollamaFailure(get: (column: string) => unknown): Row["failure"] {
  const error = get("error");
  if (typeof error === "string" && error.trim() !== "") {
    const reason = error.trim().slice(0, 300);
    return { status: /time[d -]*out/i.test(reason) ? "timeout" : "failed", reason };
  }
  const zero = ["ttft_s", "tokens_s", "eval_s"].every((column) => {
    const cell = get(column);
    return cell !== undefined && cell !== "" && Number(cell) === 0;
  });
  return zero
    ? { status: "failed", reason: "every figure is 0, which this kind of file writes for a failure" }
    : undefined;
}

/** Adds the measurements of one row of an Ollama file. */
export function ollamaRow(
  out: Collector,
  place: { readonly row?: number; readonly pointer?: string; readonly fileName: string },
  has: (column: string) => boolean,
  get: (column: string) => unknown,
): void {
  const given = get("model");
  const fromName = modelFromName(place.fileName);
  const model = typeof given === "string" && given !== "" ? given : fromName;
  const item = get("prompt_text") ?? get("prompt");
  const tag = get("tag");
  const settings: Settings = {
    ...record(settingColumns.map((column) => [column, get(column)])),
    ...(typeof tag === "string" && tag !== "" ? { quantization: tag } : {}),
    ...optionsIn(get("options")),
  };
  const subject: Subject = {
    ...(model === undefined ? {} : { model }),
    backend: "ollama",
    ...(typeof item === "string" && item !== "" ? { item } : {}),
  };
  const settingsFrom: Measurement["settingsFrom"] =
    model !== undefined && model !== given
      ? "file-name"
      : model !== undefined || Object.keys(settings).length > 0
        ? "record"
        : "none";
  const dimensions = record(dimensionColumns.map((column) => [column, get(column)]));
  const failure = ollamaFailure(get);
  const row: Row = {
    ...(place.row === undefined ? {} : { row: place.row }),
    ...(place.pointer === undefined ? {} : { pointer: place.pointer }),
    subject,
    settings,
    settingsFrom,
    ...(Object.keys(dimensions).length > 0 ? { dimensions } : {}),
    ...(failure === undefined ? {} : { failure }),
  };
  for (const [column, quantity] of ollamaColumns) if (has(column)) out.value(row, quantity, get(column), column);
}

/** Reads every row of an Ollama table. */
export function ollamaTable(table: Table, fileName: string, out: Collector): void {
  const at = new Map(table.header.map((name, index) => [name, index]));
  table.rows.forEach((cells, index) => {
    ollamaRow(
      out,
      { row: index + 1, fileName },
      (column) => at.has(column),
      (column) => {
        const place = at.get(column);
        return place === undefined ? undefined : cells[place];
      },
    );
  });
}
