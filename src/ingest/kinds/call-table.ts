import { record } from "../values/fields";
import { tableKind } from "./kind";
import { quantityOf } from "../values/name";
import { callOf } from "./call-rows";
import { failureReader } from "./said-failure";

const needed = ["run", "stage", "ttft_ms", "throughput_tok_s", "tokens", "duration_ms"];
const options = ["num_gpu", "num_ctx", "temperature", "top_p", "top_k", "repeat_penalty"];
/** Sums over all calls of a variant that the report states itself: its table is rounded. */
const stated = [
  "total_llm_call_duration_ms",
  "prompt_eval_duration_sum_ms",
  "eval_duration_sum_ms",
  "load_duration_sum_ms",
];

/** A report's table of calls saved as CSV, with model, variant and options beside each call. */
export const callTable = tableKind(
  "call-table",
  (has) => needed.every(has),
  (file, out) => {
    const { header, rows } = file.table;
    const failureIn = failureReader(header);
    const told = new Set<string>();
    rows.forEach((cells, index) => {
      if (cells.length === 0) return;
      const get = (column: string): string | undefined => cells[header.indexOf(column)];
      const table = {
        file: file.path,
        model: get("model") ?? "unknown",
        variant: get("variant") ?? "unknown",
        options: record(options.map((name) => [name, get(name)])),
      };
      const row = {
        row: index + 1,
        run: get("run"),
        stage: get("stage") ?? "",
        ttftMs: get("ttft_ms"),
        throughput: get("throughput_tok_s"),
        tokens: get("tokens"),
        durationMs: get("duration_ms"),
        failure: failureIn(cells),
      };
      out.calls.push(callOf(table, row, out));
      for (const column of needed) out.used(column);
      for (const column of stated) {
        const cell = get(column) ?? "";
        const key = JSON.stringify([table.model, table.variant, column]);
        if (cell === "" || told.has(key)) continue;
        told.add(key);
        const about = { row: index + 1, subject: { model: table.model }, dimensions: { variant: table.variant } };
        out.value({ ...about, settings: {}, settingsFrom: "none" }, quantityOf(column), cell);
      }
    });
  },
);
