import { tableKind } from "./kind";
import { ollamaTable } from "./ollama-row";

/** `*_param_tuning.csv`: a sweep over num_gpu × num_ctx × temperature, one call each. */
export const ollamaParamTuning = tableKind(
  "ollama-param-tuning",
  (has) => has("ttft_s") && has("tokens_s") && has("num_gpu") && has("num_ctx"),
  (file, out) => ollamaTable(file.table, file.name, out),
);
