import { meaning } from "../lens";
import { addCall, positive } from "./requests";
import { jsonTool, recordsOf } from "./tool";
import { textOf } from "./vllm";

const quantityOf = meaning({
  time_to_first_token: "ttft in s",
  time_to_first_content_token: "ttfa in s",
  time_to_last_token: "duration in s",
  time_per_output_token: "tpot in s",
  num_tokens_input: "prompt_tokens in tokens",
  num_tokens_output: "output_tokens in tokens",
  num_tokens_input_cached: "cached_tokens in tokens",
  num_tokens_output_reasoning: "reasoning_tokens in tokens",
  total_test_time: "test_duration in s",
});

/** LLMeter's `stats.json`: seconds, with the statistic behind a dash. */
export const llmeterStats = jsonTool(
  "llmeter",
  (first) => "total_requests" in first && Object.keys(first).some((key) => key.startsWith("time_to_last_token-")),
  {
    quantityOf,
    roles: new Map([
      ["n_requests", "setting"],
      ["endpoint_name", "dimension"],
    ]),
  },
);

/** LLMeter's `responses.jsonl`: a line a request. */
export const llmeterResponses = jsonTool(
  "llmeter-responses",
  (first) => "time_to_last_token" in first && "num_tokens_output" in first && "input_prompt" in first,
  { quantityOf, leave: new Map([["annotations", "what its user wrote beside it"]]) },
  (file, out) => {
    for (const { row, value } of recordsOf(file)) {
      addCall(out, {
        file: file.path,
        row,
        model: textOf(value["model_id"]),
        variant: "all",
        ttftMs: positive(value["time_to_first_token"], 1000),
        durationMs: positive(value["time_to_last_token"], 1000),
        promptTokens: positive(value["num_tokens_input"]),
        cachedPromptTokens: positive(value["num_tokens_input_cached"]),
        outputTokens: positive(value["num_tokens_output"]),
        startedAt: textOf(value["request_time"]),
        response: textOf(value["response_text"]),
        error: textOf(value["error"]),
        retries: positive(value["retries"]),
      });
    }
  },
);
