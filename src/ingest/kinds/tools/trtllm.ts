import { isObject } from "../kind";
import { meaning } from "../lens";
import { jsonTool } from "./tool";

const inNanoseconds = "its unit changed between versions, and no name says which it is";

/** `trtllm-bench --report_json`. */
export const trtllmBench = jsonTool(
  "trtllm-bench",
  ({ engine, world_info: world, performance }) =>
    isObject(engine) && isObject(world) && isObject(performance) && "system_output_throughput_tok_s" in performance,
  {
    quantityOf: meaning({
      total_latency_ms: "total_latency in ms",
      avg_num_concurrent_requests: "mean_concurrency",
      request_throughput_req_s: "request_throughput in 1/s",
      system_output_throughput_tok_s: "output_throughput in tokens/s",
      system_total_throughput_tok_s: "total_throughput in tokens/s",
      token_output_speed_tok_s: "throughput.per_user in tokens/s",
    }),
    leave: new Map([
      ["ttft_percentiles", inNanoseconds],
      ["tpot_percentiles", inNanoseconds],
      ["gen_tps_percentiles", inNanoseconds],
      ["dataset", "what was sent"],
      ["machine", "which machine it was"],
    ]),
  },
);
