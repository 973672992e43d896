import { isObject } from "../kind";
import { meaning } from "../lens";
import { jsonTool } from "./tool";

/** inference-perf: all times in seconds, and no name says so. A time per output token is after the first; the normalised one counts it in. */
export const inferencePerf = jsonTool(
  "inference-perf",
  (first) => isObject(first["load_summary"]) && isObject(first["successes"]),
  {
    quantityOf: meaning({
      request_latency: "request_latency in s",
      time_to_first_token: "ttft in s",
      time_per_output_token: "tpot in s",
      normalized_time_per_output_token: "tpot.with_ttft in s",
      inter_token_latency: "inter_token_latency in s",
      schedule_delay: "schedule_delay_difference in s",
      send_duration: "send_duration in s",
      achieved_rate: "achieved_rate in 1/s",
      prompt_len: "prompt_tokens in tokens",
      output_len: "output_tokens in tokens",
      queue_len: "queue_length",
      input_tokens_per_sec: "input_throughput in tokens/s",
      output_tokens_per_sec: "output_throughput in tokens/s",
      total_tokens_per_sec: "total_throughput in tokens/s",
      requests_per_sec: "request_throughput in 1/s",
    }),
    leave: new Map([["rate", "a rate of which no name says what it counts"]]),
    roles: new Map([["requested_rate", "setting"]]),
  },
);
