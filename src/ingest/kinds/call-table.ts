import { record } from "../fields";
import { tableKind } from "../kind";
import { callOf } from "./call-rows";

const needed = ["run", "stage", "ttft_ms", "throughput_tok_s", "tokens", "duration_ms"];
const options = ["num_gpu", "num_ctx", "temperature", "top_p", "top_k", "repeat_penalty"];

/** A report's table of calls saved as CSV, with model, variant and options beside each call. */
export const callTable = tableKind(
  "call-table",
  (has) => needed.every(has),
  (file, out) => {
    const { header, rows } = file.table;
    rows.forEach((cells, index) => {
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
      };
      out.calls.push(callOf(table, row, out));
    });
  },
);
