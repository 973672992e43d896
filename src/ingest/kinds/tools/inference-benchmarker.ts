import { isList, isObject } from "../kind";
import { meaning } from "../lens";
import { jsonTool } from "./tool";

/** Hugging Face's inference-benchmarker: a rate whose name ends like a time, and a request rate that was measured. */
export const inferenceBenchmarker = jsonTool(
  "inference-benchmarker",
  ({ config, results }) => isObject(config) && isList(results) && isObject(results[0]) && "executor_type" in results[0],
  {
    quantityOf: meaning({
      token_throughput_secs: "token_throughput in tokens/s",
      request_rate: "request_throughput in 1/s",
    }),
    leave: new Map([["system", "which machine it was"]]),
  },
);
