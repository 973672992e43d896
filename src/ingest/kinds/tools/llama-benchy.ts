import { isList, isObject } from "../kind";
import { meaning } from "../lens";
import { jsonTool } from "./tool";

const curve = "a curve over time";

/** llama-benchy's JSON: what is read and what is written, by run and by request; `ttfr` is the first answer of the server, with text or without. */
export const llamaBenchy = jsonTool(
  "llama-benchy",
  ({ benchmarks }) =>
    isList(benchmarks) &&
    isObject(benchmarks[0]) &&
    "pp_throughput" in benchmarks[0] &&
    "tg_throughput" in benchmarks[0],
  {
    quantityOf: meaning({
      pp_throughput: "prefill in tokens/s",
      tg_throughput: "throughput in tokens/s",
      pp_req_throughput: "prefill.per_request in tokens/s",
      tg_req_throughput: "throughput.per_request in tokens/s",
      peak_throughput: "throughput.peak in tokens/s",
      peak_req_throughput: "throughput.peak_per_request in tokens/s",
      ttfr: "ttft.first_response in ms",
      est_ppt: "prompt_eval.estimated in ms",
      e2e_ttft: "ttft in ms",
      latency_ms: "network_latency in ms",
    }),
    leave: new Map([
      ["throughput_over_time", curve],
      ["requests_throughput_over_time", curve],
    ]),
    apart: new Map([["is_context_prefill_phase", "context"]]),
  },
);
