import type { Settings } from "../../records";
import type { MarkdownTable } from "../parse/markdown";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { aggregated } from "../values/aggregated";
import { failureWord } from "../values/failure";
import { recordAt } from "../values/fields";
import type { Place } from "../values/fields";
import { quantityOf, settingName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { snake } from "../values/snake";
import { llamaTest, rateOf } from "./llama-test";
import { amountsIn } from "./markdown-values";

/** Settings that `llama-bench` prints under a short name (`get_field_display_name` of its versions so far). */
const shortNames = new Map<string, string>([
  ["ngl", "n_gpu_layers"],
  ["ncmoe", "n_cpu_moe"],
  ["threads", "n_threads"],
  ["th", "n_threads"],
  ["sm", "split_mode"],
  ["mg", "main_gpu"],
  ["nkvo", "no_kv_offload"],
  ["fa", "flash_attn"],
  ["mmap", "use_mmap"],
  ["dio", "use_direct_io"],
  ["embd", "embeddings"],
  ["nopo", "no_op_offload"],
  ["noh", "no_host"],
  ["dev", "devices"],
  ["ts", "tensor_split"],
  ["ot", "tensor_buft_overrides"],
  ...["n_cpu_moe", "cpu_mask", "cpu_strict", "poll", "repack", "fit_target", "fit_min_ctx", "load_mode"].map(
    (name): [string, string] => [name, name],
  ),
]);
/** Columns that are neither a setting nor a dimension of the row's own; `size` and `params` belong to the model. */
const known = new Set(["model", "size", "params", "backend", "be", "test"]);

/** Whether a table is what `llama-bench` and programs like it print: a rate for each test of a model, wherever its columns stand. */
export function isLlamaBench({ header, rows }: MarkdownTable): boolean {
  const testAt = header.indexOf("test");
  if (testAt < 0 || !header.includes("model") || ratesIn(header).length === 0) return false;
  return rows.length === 0 || rows.some(({ cells }) => llamaTest(cells[testAt] ?? "") !== undefined);
}

function ratesIn(header: readonly string[]): readonly { name: string; index: number; quantity: Quantity }[] {
  return header.flatMap((name, index) => {
    const quantity = quantityOf(name);
    const isFigure = !known.has(name) && !shortNames.has(name) && settingName(name) === undefined;
    return isFigure && (quantity.unit === "tokens/s" || quantity.unit === "ms") ? [{ name, index, quantity }] : [];
  });
}

/** `llama-bench -o md`: `pp 512` is prefill, `tg 128` is decode, `pp512+tg128` both; their rates are never one metric. */
export function readLlamaBench(table: MarkdownTable, out: Collector): void {
  const { header } = table;
  const figures = ratesIn(header);
  const { settings, dimensions } = columnsOf(
    header,
    figures.map(({ index }) => index),
  );
  const [modelAt, testAt] = [header.indexOf("model"), header.indexOf("test")];
  for (const { line, cells } of table.rows) {
    const test = llamaTest(cells[testAt] ?? "");
    const row: Row = {
      row: line,
      // Its relatives ask other servers, and print more than a rate.
      subject: { model: cells[modelAt] ?? "", ...(figures.length === 1 ? { backend: "llama.cpp" } : {}) },
      settings: { ...recordAt(settings, cells), ...depthOf(test) },
      settingsFrom: "record",
      dimensions: recordAt(dimensions, cells),
    };
    for (const { name, index, quantity } of figures) {
      addFigure(out, row, ofTest(quantity, test), cells[index] ?? "", name);
    }
  }
}

function depthOf(test: ReturnType<typeof llamaTest>): Settings {
  const { n_depth: depth, concurrency } = test?.settings ?? {};
  return { ...(depth === undefined ? {} : { n_depth: depth }), ...(concurrency === undefined ? {} : { concurrency }) };
}

/** What a row of a test gives is the mean of its repetitions; of a test that nobody knows, the rate is neither of the two. */
function ofTest(quantity: Quantity, test: ReturnType<typeof llamaTest>): Quantity {
  const mean = aggregated(quantity, { aggregate: "mean" });
  if (test === undefined && quantity.unit === "tokens/s") return { ...mean, metric: `${mean.metric}.other_test` };
  return { ...mean, metric: rateOf(test, mean.metric) };
}

function columnsOf(
  header: readonly string[],
  figures: readonly number[],
): { settings: readonly Place[]; dimensions: readonly Place[] } {
  const settings: Place[] = [];
  const dimensions: Place[] = [{ name: "test", index: header.indexOf("test") }];
  header.forEach((name, index) => {
    const setting = shortNames.get(name) ?? settingName(name);
    if (figures.includes(index)) return;
    if (setting !== undefined) settings.push({ name: setting, index });
    else if (name === "backend" || name === "be") dimensions.push({ name: "backends", index });
    else if (!known.has(name)) dimensions.push({ name: snake(name) || name, index });
  });
  return { settings, dimensions };
}

function addFigure(out: Collector, row: Row, quantity: Quantity, cell: string, name: string): void {
  const failure = failureWord(cell);
  if (failure !== undefined) out.value({ ...row, failure }, quantity, cell, undefined, name);
  else {
    amountsIn(quantity, cell).forEach((each, index) =>
      out.value(row, each.quantity, each.text, undefined, index === 0 ? name : ""),
    );
  }
}
