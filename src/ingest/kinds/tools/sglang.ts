import { meaning } from "../lens";
import { jsonTool, recordsOf } from "./tool";
import { addServingRequests, servingQuantities } from "./vllm";

const own = meaning({
  concurrency: "mean_concurrency",
  accept_length: "accept_length",
  total_output_tokens_retokenized: "total_output_tokens.retokenized in tokens",
});

/** SGLang's `bench_serving`, a line a run: its `concurrency` was measured, `max_concurrency` was set. */
export const sglangBench = jsonTool(
  "sglang-bench",
  (first) => "sharegpt_output_len" in first && "mean_e2e_latency_ms" in first,
  {
    quantityOf: (name) => own(name) ?? servingQuantities(name),
    roles: new Map([["tag", "dimension"]]),
    leave: new Map(
      ["input_lens", "output_lens", "ttfts", "itls", "generated_texts", "errors"].map((key) => [
        key,
        "a list with an entry for each request, read as calls",
      ]),
    ),
  },
  (file, out) => {
    for (const { row, value } of recordsOf(file)) addServingRequests(file, row, value, out);
  },
);
