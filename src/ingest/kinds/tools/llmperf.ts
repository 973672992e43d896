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

const requested = new Map(
  ["mean_input_tokens", "stddev_input_tokens", "mean_output_tokens", "stddev_output_tokens"].map(
    (name) => [name, "setting"] as const,
  ),
);
const summaryQuantities = meaning({
  ttft_s: "ttft in s",
  end_to_end_latency_s: "e2e_latency in s",
  inter_token_latency_s: "tpot.with_ttft in s",
  request_output_throughput_token_per_s: "throughput.with_ttft in tokens/s",
  number_input_tokens: "prompt_tokens in tokens",
  number_output_tokens: "output_tokens in tokens",
  mean_output_throughput_token_per_s: "output_throughput in tokens/s",
  num_requests_started: "requests_started in count",
  num_completed_requests: "completed_requests in count",
  num_completed_requests_per_min: "completed_requests in 1/min",
  number_errors: "errors in count",
});

/** LLMPerf's summary: what was asked for stands beside what was measured, whose names begin with `results_`. */
export const llmperfSummary = jsonTool(
  "llmperf",
  (first) => "num_concurrent_requests" in first && Object.keys(first).some((key) => key.startsWith("results_ttft_s")),
  {
    quantityOf: (name) => (name.startsWith("results_") ? summaryQuantities(withoutFiller(name)) : undefined),
    roles: requested,
    leave: new Map([["results_error_code_frequency", "how often which error came"]]),
  },
);

/** `results_ttft_s_quantiles_p99` is the `ttft_s_p99`. */
function withoutFiller(name: string): string {
  return name.slice("results_".length).replace("_quantiles_", "_");
}

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
