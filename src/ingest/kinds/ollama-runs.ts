import { tableKind } from "./kind";
import { ollamaTable } from "./ollama-row";

/** `*_runs.csv`: a prompt suite, one row a prompt, failures as zeros with their text in `error`. */
export const ollamaRuns = tableKind(
  "ollama-runs",
  (has) => has("ttft_s") && has("tokens_s") && has("options"),
  (file, out) => ollamaTable(file.table, file.name, out),
);
