import { isObject } from "../kind";
import { meaning } from "../lens";
import { jsonTool } from "./tool";

const power = "0 where no power was measured";
const single = "0 where there was one repetition";

export const localScoreRoles = new Map([
  ["model_name", "dimension"],
  ["model_type", "model"],
] as const);

/** What LocalScore writes that is no measurement, in JSON and CSV alike. */
export const localScoreLeave: ReadonlyMap<string, string> = new Map([
  ["stddev_time_ms", single],
  ["prompt_tps_stddev", single],
  ["gen_tps_stddev", single],
  ["prompt_tps_watt", power],
  ["gen_tps_watt", power],
  ["power_watts", power],
  ["model_size", "what the model is, not what was measured"],
  ["model_n_params", "what the model is, not what was measured"],
]);

/** LocalScore's JSON. Its TTFT is taken inside of the program that runs the model: no request, no network. */
export const localScore = jsonTool(
  "localscore",
  (first) => isObject(first["runtime_info"]) && isObject(first["accelerator_info"]) && Array.isArray(first["results"]),
  {
    quantityOf: meaning({
      prompt_tps: "prefill in tokens/s",
      gen_tps: "throughput in tokens/s",
      ttft_ms: "ttft.in_process in ms",
      performance_score: "performance_score",
    }),
    roles: localScoreRoles,
    leave: new Map([["samples_ns", "times of reading and of writing in one list"], ...localScoreLeave]),
  },
);
