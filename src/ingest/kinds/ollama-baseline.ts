import { isList, isObject, jsonKind, tableKind } from "../kind";
import { ollamaReader, ollamaTable } from "./ollama-row";

/** `*_baseline.csv`: one row a prompt; the model stands only in the file's name. */
export const ollamaBaselineTable = tableKind(
  "ollama-baseline",
  (has) => has("ttft_s") && has("tokens_s") && has("prompt"),
  (file, out) => ollamaTable(file.table, file.name, out),
);

/** `*_baseline.json`: the same rows under `results`, with the model's name. */
export const ollamaBaselineJson = jsonKind(
  "ollama-baseline",
  ({ model, results }) =>
    typeof model === "string" &&
    isList(results) &&
    isObject(results[0]) &&
    "ttft_s" in results[0] &&
    "tokens_s" in results[0],
  ({ model, results }, out, file) => {
    if (!isList(results)) return;
    results.forEach((result, index) => {
      if (!isObject(result)) return;
      const read = ollamaReader(out, file.name, (column) => Object.hasOwn(result, column));
      read({ pointer: `/results/${index}` }, (column) =>
        column === "model" ? model : Object.hasOwn(result, column) ? result[column] : undefined,
      );
    });
  },
);
