import type { Collector, Row } from "../values/collect";
import { recordAt, settingName } from "../values/fields";
import type { Place } from "../values/fields";
import type { MarkdownTable } from "../parse/markdown";
import { snake } from "../values/quantity";
import type { Quantity } from "../values/quantity";
import { failureWord } from "../values/failure";
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
const known = new Set(["model", "size", "params", "backend", "be", "test", "t/s"]);

/** Whether a table is what `llama-bench` prints by default. */
export function isLlamaBench({ header }: MarkdownTable): boolean {
  return header[0] === "model" && header.includes("test") && header.at(-1) === "t/s";
}

/** `llama-bench -o md`: `pp 512` is prefill, `tg 128` is decode, `pp512+tg128` both; their rates are never one metric. */
export function readLlamaBench(table: MarkdownTable, out: Collector): void {
  const { settings, dimensions } = columnsOf(table.header);
  const testAt = table.header.indexOf("test");
  for (const { line, cells } of table.rows) {
    const row: Row = {
      row: line,
      subject: { model: cells[0] ?? "", backend: "llama.cpp" },
      settings: recordAt(settings, cells),
      settingsFrom: "record",
      dimensions: recordAt(dimensions, cells),
    };
    addRate(out, row, rateOf(cells[testAt] ?? ""), cells[table.header.length - 1] ?? "");
  }
}

function columnsOf(header: readonly string[]): { settings: readonly Place[]; dimensions: readonly Place[] } {
  const settings: Place[] = [];
  const dimensions: Place[] = [{ name: "test", index: header.indexOf("test") }];
  header.forEach((name, index) => {
    const setting = shortNames.get(name) ?? settingName(name);
    if (setting !== undefined) settings.push({ name: setting, index });
    else if (name === "backend" || name === "be") dimensions.push({ name: "backends", index });
    else if (!known.has(name)) dimensions.push({ name: snake(name) || name, index });
  });
  return { settings, dimensions };
}

function rateOf(test: string): Quantity {
  const metric = !test.startsWith("pp") ? "throughput" : test.includes("tg") ? "throughput.prompt_and_decode" : "prefill"; // prettier-ignore
  return { metric, unit: "tokens/s", scale: 1, originalUnit: "tokens/s", aggregate: "mean" };
}

function addRate(out: Collector, row: Row, rate: Quantity, cell: string): void {
  const failure = failureWord(cell);
  if (failure !== undefined) out.value({ ...row, failure }, rate, cell);
  else for (const { quantity, text } of amountsIn(rate, cell)) out.value(row, quantity, text);
}
