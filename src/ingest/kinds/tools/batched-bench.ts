import { meaning } from "../lens";
import { jsonTool } from "./tool";

const setting = (names: string) => names.split(" ").map((name) => [name, "setting"] as const);

/** `llama-batched-bench --output-format jsonl`: seconds and tokens a second under names without a unit. */
export const batchedBench = jsonTool(
  "llama-batched-bench",
  (first) => ["pp", "tg", "pl", "t_pp", "speed_pp", "t_tg", "speed_tg"].every((key) => key in first),
  {
    quantityOf: meaning({
      t_pp: "prompt_eval in s",
      t_tg: "eval in s",
      t: "total in s",
      speed_pp: "prefill in tokens/s",
      speed_tg: "throughput.all_sequences in tokens/s",
      speed: "throughput.prompt_and_decode in tokens/s",
    }),
    roles: new Map(
      setting("pp tg pl n_kv n_kv_max n_batch n_ubatch is_pp_shared n_gpu_layers n_threads n_threads_batch flash_attn"),
    ),
  },
);
