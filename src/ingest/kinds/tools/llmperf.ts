import { meaning } from "../lens";
import { addCall, positive } from "./requests";
import { jsonTool, recordsOf } from "./tool";
import { textOf } from "./vllm";

const quantityOf = meaning({
  // Its time between tokens is the whole time of a request by its tokens: the first token's time is in it.
  inter_token_latency_s: "tpot.with_ttft in s",
  number_total_tokens: "total_tokens in tokens",
  number_output_tokens: "output_tokens in tokens",
  number_input_tokens: "prompt_tokens in tokens",
});

/** LLMPerf's file of single requests. */
export const llmperfRequests = jsonTool(
  "llmperf-requests",
  (first) =>
    "request_output_throughput_token_per_s" in first &&
    "end_to_end_latency_s" in first &&
    "number_output_tokens" in first,
  { quantityOf },
  (file, out) => {
    for (const { row, value } of recordsOf(file)) {
      const code = value["error_code"];
      const failed = code !== null && code !== undefined && code !== 0;
      addCall(out, {
        file: file.path,
        row,
        model: undefined,
        variant: "all",
        ttftMs: positive(value["ttft_s"], 1000),
        durationMs: positive(value["end_to_end_latency_s"], 1000),
        promptTokens: positive(value["number_input_tokens"]),
        outputTokens: positive(value["number_output_tokens"]),
        response: textOf(value["GEN_TEXT"]),
        error: textOf(value["error_msg"]) ?? (failed ? `error code ${JSON.stringify(code)}` : undefined),
      });
    }
  },
);
