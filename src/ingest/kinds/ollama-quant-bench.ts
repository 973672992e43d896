import { tableKind } from "./kind";
import { ollamaTable } from "./ollama-row";

/** `ollama_quant_bench.csv`: the same prompts under several quantizations, named in `tag`. */
export const ollamaQuantBench = tableKind(
  "ollama-quant-bench",
  (has) => has("ttft_s") && has("tokens_s") && has("tag"),
  (file, out) => ollamaTable(file.table, file.name, out),
);
