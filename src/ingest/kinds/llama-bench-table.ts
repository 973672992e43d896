import type { Collector } from "../collect";
import { record, settingName } from "../fields";
import type { MarkdownTable } from "../markdown";
import { measuredPair } from "./markdown-values";

/** Whether a table is what `llama-bench` prints by default. */
export function isLlamaBench({ header }: MarkdownTable): boolean {
  return header[0] === "model" && header.includes("test") && header.at(-1) === "t/s";
}

/** `llama-bench -o md`: `pp 512` is prefill, `tg 128` is decode, `pp512+tg128` both; their rates are never one metric. */
export function readLlamaBench(table: MarkdownTable, out: Collector): void {
  const at = (name: string): number => table.header.indexOf(name);
  const settings = table.header.map((name) => (name === "ngl" ? "n_gpu_layers" : name === "threads" ? "n_threads" : settingName(name))); // prettier-ignore
  for (const { line, cells } of table.rows) {
    const test = cells[at("test")] ?? "";
    const metric = !test.startsWith("pp") ? "throughput" : /tg/.test(test) ? "throughput.prompt_and_decode" : "prefill";
    const row = {
      row: line,
      subject: { model: cells[0] ?? "", backend: "llama.cpp" },
      settings: record(settings.flatMap((name, index) => (name === undefined ? [] : [[name, cells[index]] as const]))),
      settingsFrom: "record" as const,
      dimensions: record([
        ["test", test],
        ["backends", cells[at("backend")]],
      ]),
    };
    for (const { quantity, text } of measuredPair("t/s", cells.at(-1) ?? "")) {
      out.value(row, { ...quantity, metric, aggregate: quantity.aggregate ?? "mean" }, text);
    }
  }
}
