import { isList, isObject } from "../kind";
import { meaning } from "../lens";
import { addGuidellmRequests } from "./guidellm-requests";
import { jsonTool } from "./tool";

/** GuideLLM's reports: latencies of requests in seconds, and a time per output token that counts the first token's time in. */
export const guidellm = jsonTool(
  "guidellm",
  (first) => {
    const { metadata, benchmarks } = first;
    if (!isList(benchmarks) || !isObject(benchmarks[0]) || !isObject(benchmarks[0]["metrics"])) return false;
    const isOurs = isObject(metadata) && "guidellm_version" in metadata;
    return isOurs || benchmarks[0]["type_"] === "generative_benchmark" || "scheduler_state" in benchmarks[0];
  },
  {
    quantityOf: meaning({
      request_latency: "request_latency in s",
      time_per_output_token_ms: "tpot.with_ttft in ms",
      requests_per_second: "request_throughput in 1/s",
      request_concurrency: "concurrency",
      prompt_token_count: "prompt_tokens in tokens",
      output_token_count: "output_tokens in tokens",
      total_token_count: "total_tokens in tokens",
      prompt_tokens_per_second: "prompt_throughput in tokens/s",
      output_tokens_per_second: "output_throughput in tokens/s",
      tokens_per_second: "total_throughput in tokens/s",
      total_tokens_per_second: "total_throughput in tokens/s",
    }),
    leave: new Map([
      ["scheduler_state", "the scheduler's own counters"],
      ["scheduler_metrics", "the scheduler's own times"],
      ["metadata", "versions of programs"],
      ["pdf", "a distribution's points"],
      ["requests", "a record for each request, read as calls"],
      ["worker_id", "a number of a process"],
    ]),
  },
  addGuidellmRequests,
);
