import type { FullViewCell } from "./full-view";
import { markdownText } from "./escape";

/** Rows of one study with what they were measured with. */
export interface RowPart {
  readonly cells: readonly FullViewCell[];
  readonly model: string;
  readonly quantization: string;
  readonly engine: string;
  readonly machine: string;
  readonly study: string;
  readonly data: string;
}

/** The result as a Markdown table with its provenance, one row a variant and stage, to paste into an issue or a chat. */
export function pasteableRow(parts: readonly RowPart[]): string {
  const head =
    "| model | variant · stage | TTFT ms, median [interval] | tokens/s, median [interval] | n | whole | engine | machine | study |";
  const rule = "|---|---|---:|---:|---:|---:|---|---|---|";
  const text = markdownText;
  const rows = parts.flatMap((part) =>
    part.cells.map((cell) =>
      [
        `${text(part.model)}${part.quantization ? ` (${text(part.quantization)})` : ""}`,
        `${text(cell.variant)} · ${text(cell.stage)}`,
        text(`${cell.ttft.value} ${cell.ttft.interval}`.trim()),
        text(`${cell.throughput.value} ${cell.throughput.interval}`.trim()),
        cell.throughput.n,
        cell.whole,
        text(part.engine),
        text(part.machine),
        `${text(part.study)}${part.data ? `, data ${text(part.data.slice(0, 12))}` : ""}`,
      ].join(" | "),
    ),
  );
  return [head, rule, ...rows.map((row) => `| ${row} |`)].join("\n") + "\n";
}
