import type { FullViewCell } from "./full-view";
import { markdownText } from "./escape";

/** The result as a Markdown table with its provenance, one row a variant and stage, to paste into an issue or a chat. */
export function pasteableRow(view: {
  readonly cells: readonly FullViewCell[];
  readonly model: string;
  readonly quantization: string;
  readonly engine: string;
  readonly machine: string;
  readonly study: string;
  readonly data: string;
}): string {
  const head =
    "| model | variant · stage | TTFT ms, median [interval] | tokens/s, median [interval] | n | ok | engine | machine | study |";
  const rule = "|---|---|---:|---:|---:|---:|---|---|---|";
  const text = markdownText;
  const rows = view.cells.map((cell) =>
    [
      `${text(view.model)}${view.quantization ? ` (${text(view.quantization)})` : ""}`,
      `${text(cell.variant)} · ${text(cell.stage)}`,
      text(`${cell.ttft.value} ${cell.ttft.interval}`.trim()),
      text(`${cell.throughput.value} ${cell.throughput.interval}`.trim()),
      cell.throughput.n,
      cell.ok,
      text(view.engine),
      text(view.machine),
      `${text(view.study)}${view.data ? `, data ${text(view.data.slice(0, 12))}` : ""}`,
    ].join(" | "),
  );
  return [head, rule, ...rows.map((row) => `| ${row} |`)].join("\n") + "\n";
}
