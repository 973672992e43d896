import { isList, isObject, jsonKind, tableKind } from "./kind";
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
    if (!isList(results) || typeof model !== "string") return;
    let columns = "";
    let read: ReturnType<typeof ollamaReader> | undefined;
    results.forEach((result, index) => {
      if (!isObject(result)) return;
      // Results of one file have the same keys, as a rule.
      const keys = Object.keys(result);
      const own = keys.join("\n");
      if (read === undefined || own !== columns) [columns, read] = [own, ollamaReader(out, file.name, keys, model)];
      read({ pointer: `/results/${index}` }, Object.values(result));
    });
  },
);
