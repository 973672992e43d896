import type { Collector } from "../values/collect";
import { recordAt } from "../values/fields";
import { tableKind } from "./kind";
import { modelFromName } from "../values/model-from-name";
import type { Quantity } from "../values/quantity";
import { ollamaColumns } from "./ollama-row";

const quantities = new Map(ollamaColumns);
const columns = [
  ["mean_ttft_s", "ttft_s"],
  ["mean_tokens_s", "tokens_s"],
  ["mean_load_s", "load_s"],
  ["eval_s_mean", "eval_s"],
] as const;

/** What the columns with a unit in their names measure. */
export const ollamaMeans: ReadonlyMap<string, Quantity> = new Map(
  columns.map(([column, name]) => [column, { ...quantities.get(name)!, aggregate: "mean" as const }]),
);

/** `*_param_tuning_summary.csv`: one row a configuration; its means are often means of one sample. */
export const ollamaParamTuningSummary = tableKind(
  "ollama-param-tuning-summary",
  (has) => has("mean_ttft_s") && has("mean_tokens_s") && has("num_gpu"),
  (file, out) => {
    const at = (column: string): number => file.table.header.indexOf(column);
    const settingsAt = ["num_gpu", "num_ctx", "temperature"].map((name) => ({ name, index: at(name) }));
    const means = [...ollamaMeans]
      .map(([column, quantity]) => ({ index: at(column), quantity }))
      .filter(({ index }) => index >= 0);
    const promptEval = { ...quantities.get("prompt_eval_s")!, aggregate: "mean" as const };
    const model = modelFromName(file.name);
    const unnamed = at("prompt_eval");
    const proven = unnamed >= 0 && provesSeconds(file.table.rows, at("mean_ttft_s"), at("mean_load_s"), unnamed);
    if (unnamed >= 0 && !proven) tellAmbiguous(out);
    const subject = { ...(model === undefined ? {} : { model }), backend: "ollama" };
    const unknown = { ...promptEval, unit: "unknown", scale: 1, originalUnit: "" } as const;
    file.table.rows.forEach((cells, index) => {
      if (cells.length === 0) return;
      const row = {
        row: index + 1,
        subject,
        settings: recordAt(settingsAt, cells),
        settingsFrom: model === undefined ? ("record" as const) : ("file-name" as const),
      };
      for (const { index: place, quantity } of means)
        out.value(row, quantity, cells[place], undefined, file.table.header[place]);
      if (unnamed >= 0)
        out.value(row, proven ? promptEval : unknown, cells[unnamed], undefined, file.table.header[unnamed]);
    });
  },
);

/** `prompt_eval` has no unit in its name: it is in seconds if TTFT = load + prompt evaluation holds in every row. */
function provesSeconds(rows: readonly (readonly string[])[], ttft: number, load: number, promptEval: number): boolean {
  return (
    ttft >= 0 &&
    load >= 0 &&
    rows.every((row) => Math.abs(Number(row[ttft]) - Number(row[load]) - Number(row[promptEval])) < 0.00021)
  );
}

function tellAmbiguous(out: Collector): void {
  out.problem(
    "warning",
    "ambiguous-unit",
    "gives prompt_eval without a unit, and its rows do not tell which; it is kept as it is",
  );
}
