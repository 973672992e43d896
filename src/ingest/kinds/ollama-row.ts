import type { Settings, Subject } from "../../records";
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

type Get = (column: string) => unknown;
type Place = Pick<Row, "row" | "pointer">;

/** Prepares for rows of these columns in a file of this name; the function that it returns adds the measurements of one row. */
export function ollamaReader(
  out: Collector,
  fileName: string,
  has: (column: string) => boolean,
): (place: Place, get: Get) => void {
  const fromName = modelFromName(fileName);
  const [settingNames, dimensionNames, itemNames] = [settingColumns, dimensionColumns, ["prompt_text", "prompt"]].map(
    (names) => names.filter(has),
  ) as [string[], string[], string[]];
  const measured = ollamaColumns.filter(([column]) => has(column));
  const [hasTag, hasOptions] = [has("tag"), has("options")];
  let optionsText: unknown;
  let options: Settings = {};
  return (place, get) => {
    const given = get("model");
    const model = typeof given === "string" && given !== "" ? given : fromName;
    const item = itemNames.map(get).find((each) => each !== undefined);
    const tag = hasTag ? get("tag") : undefined;
    const sent = hasOptions ? get("options") : undefined;
    // The same text stands in row after row.
    if (sent !== optionsText) [optionsText, options] = [sent, optionsIn(sent)];
    const settings: Settings = Object.assign(
      record(settingNames.map((column) => [column, get(column)])),
      typeof tag === "string" && tag !== "" ? { quantization: tag } : undefined,
      options,
    );
    const subject: { -readonly [K in keyof Subject]: Subject[K] } = { backend: "ollama" };
    if (model !== undefined) subject.model = model;
    if (typeof item === "string" && item !== "") subject.item = item;
    const fromRecord = model === given || model === undefined;
    const known = model !== undefined || Object.keys(settings).length > 0;
    const failure = ollamaFailure(get);
    const row: Row = {
      ...place,
      subject,
      settings,
      settingsFrom: fromRecord ? (known ? "record" : "none") : "file-name",
      ...(dimensionNames.length > 0 ? { dimensions: record(dimensionNames.map((name) => [name, get(name)])) } : {}),
      ...(failure === undefined ? {} : { failure }),
    };
    for (const [column, quantity] of measured) out.value(row, quantity, get(column), column);
  };
}

/** Reads every row of an Ollama table. */
export function ollamaTable(table: Table, fileName: string, out: Collector): void {
  const at = new Map(table.header.map((name, index) => [name, index]));
  const read = ollamaReader(out, fileName, (column) => at.has(column));
  let cells: readonly string[] = [];
  const get: Get = (column) => {
    const place = at.get(column);
    return place === undefined ? undefined : cells[place];
  };
  for (let index = 0; index < table.rows.length; index += 1) {
    cells = table.rows[index]!;
    read({ row: index + 1 }, get);
  }
}
