import type { Settings, Subject } from "../../records";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { failureReader } from "./said-failure";
import type { Failure } from "../values/failure";
import { cellAt, optionsIn, recordAt } from "../values/fields";
import type { Place } from "../values/fields";
import { modelFromName } from "../values/model-from-name";
import { quantityOf, readName, settingName } from "../values/name";
import type { Quantity } from "../values/quantity";
import type { Table } from "../parse/table";

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

const known = new Set([...ollamaColumns.map(([column]) => column), "model", "tag", "options", "prompt_text", "prompt"]);
const dimensionColumns = new Set(["timestamp", "prompt_index", "config_name", "run"]);

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Cells = readonly unknown[];
type Origin = Pick<Row, "row" | "pointer">;

/**
 * Tells of a row of these columns why its observation failed: what the file says, else the zeros that this kind of file writes for a
 * failure.
 */
export function ollamaFailure(header: readonly string[]): (cells: Cells) => Failure | undefined {
  const figures = ["ttft_s", "tokens_s", "eval_s"].map((name) => header.indexOf(name)).filter((index) => index >= 0);
  const said = failureReader(header);
  return (cells) => {
    const failure = said(cells);
    if (failure !== undefined) return failure;
    for (let next = 0; next < figures.length; next += 1) {
      const cell = cells[figures[next]!];
      if (cell === undefined || cell === null || cell === "" || Number(cell) !== 0) return undefined;
    }
    if (figures.length === 0) return undefined;
    return { status: "failed", reason: "every figure is 0, which this kind of file writes for a failure" };
  };
}

/**
 * Prepares for rows of these columns in a file of this name; the function that it returns adds the measurements of one row.
 * @param modelOfFile the model where the file names it once for all rows
 */
export function ollamaReader(
  out: Collector,
  fileName: string,
  header: readonly string[],
  modelOfFile?: string,
): (origin: Origin, cells: Cells) => void {
  const places = new Map(header.map((name, index) => [name, index]));
  const at = (column: string): number => places.get(column) ?? -1;
  const among = (columns: readonly string[]): readonly Place[] =>
    columns.map((name) => ({ name, index: at(name) })).filter(({ index }) => index >= 0);
  const fromName = modelFromName(fileName);
  const [modelAt, tagAt, optionsAt] = [at("model"), at("tag"), at("options")];
  const others = header.filter((name) => !known.has(name));
  const settingsAt = others.flatMap((name) => {
    const setting = settingName(name);
    return setting === undefined ? [] : [{ name: setting, index: at(name) }];
  });
  const dimensionsAt = others.flatMap((name) => {
    const { role, as } = readName(name);
    if (dimensionColumns.has(name)) return [{ name, index: at(name) }];
    return role === "dimension" ? [{ name: as, index: at(name) }] : [];
  });
  const figures = others.filter((name) => readName(name).role === undefined && quantityOf(name).unit !== "unknown");
  const itemAt = among(["prompt_text", "prompt"])[0]?.index ?? -1;
  const failureIn = ollamaFailure(header);
  const measured = [...ollamaColumns, ...figures.map((name) => [name, quantityOf(name)] as const)]
    .map(([column, quantity]) => ({ column, quantity, index: at(column) }))
    .filter(({ index }) => index >= 0);
  let optionsText: unknown;
  let options: Settings = {};
  return (origin, cells) => {
    const given = modelOfFile ?? cellAt(cells, modelAt);
    const model = typeof given === "string" && given !== "" ? given : fromName;
    const item = cellAt(cells, itemAt);
    const tag = cellAt(cells, tagAt);
    const sent = cellAt(cells, optionsAt);
    // The same text stands in row after row.
    if (sent !== optionsText) [optionsText, options] = [sent, optionsIn(sent)];
    const settings: Writable<Settings> = recordAt(settingsAt, cells);
    if (typeof tag === "string" && tag !== "") settings["quantization"] = tag;
    Object.assign(settings, options);
    const subject: Writable<Subject> = { backend: "ollama" };
    if (model !== undefined) subject.model = model;
    if (typeof item === "string" && item !== "") subject.item = item;
    const fromRecord = model === given || model === undefined;
    const known = model !== undefined || Object.keys(settings).length > 0;
    const settingsFrom = fromRecord ? (known ? "record" : "none") : "file-name";
    const row: Writable<Row> = { subject, settings, settingsFrom };
    if (origin.row !== undefined) row.row = origin.row;
    if (origin.pointer !== undefined) row.pointer = origin.pointer;
    if (dimensionsAt.length > 0) row.dimensions = recordAt(dimensionsAt, cells);
    const failure = failureIn(cells);
    if (failure !== undefined) row.failure = failure;
    for (let next = 0; next < measured.length; next += 1) {
      const { column, quantity, index } = measured[next]!;
      out.value(row, quantity, cells[index], column);
    }
  };
}

/** Reads every row of an Ollama table. */
export function ollamaTable(table: Table, fileName: string, out: Collector): void {
  const read = ollamaReader(out, fileName, table.header);
  for (let index = 0; index < table.rows.length; index += 1) {
    if (table.rows[index]!.length > 0) read({ row: index + 1 }, table.rows[index]!);
  }
}
