import type { JsonValue } from "../../../records";
import type { Collector } from "../../values/collect";
import { isList, isObject } from "../kind";
import type { JsonObject, ParsedFile } from "../kind";
import type { Lens } from "../lens";
import { meaning } from "../lens";
import { addCall, positive } from "./requests";
import { jsonTool, recordsOf } from "./tool";

const perRequest = "a list with an entry for each request, read as calls";

/** Keys of `vllm bench serve` and of what grew from it: no unit stands in the names of its rates and of its duration. */
export const servingQuantities = meaning({
  duration: "duration in s",
  request_throughput: "request_throughput in 1/s",
  request_goodput: "request_goodput in 1/s",
  "request_goodput:": "request_goodput in 1/s",
  input_throughput: "input_throughput in tokens/s",
  output_throughput: "output_throughput in tokens/s",
  total_throughput: "total_throughput in tokens/s",
  total_token_throughput: "total_throughput in tokens/s",
  max_output_token_throughput: "peak_output_throughput in tokens/s",
  max_output_tokens_per_s: "peak_output_throughput in tokens/s",
  max_concurrent_requests: "peak_concurrency",
});

const leave = new Map([
  ...["input_lens", "output_lens", "ttfts", "itls", "start_times", "generated_texts", "errors"].map(
    (key): [string, string] => [key, perRequest],
  ),
  ["rtfx", "the real-time factor of audio, 0 where there is none"],
]);
const lens: Lens = { quantityOf: servingQuantities, leave };

/** `vllm bench serve --save-result`, with `--save-detailed` or without: a summary of a run, and a list for each figure of its requests. */
export const vllmBench = jsonTool(
  "vllm-bench",
  (first) => "num_prompts" in first && "request_throughput" in first && "total_input_tokens" in first,
  lens,
  (file, out) => {
    for (const { row, value } of recordsOf(file)) addServingRequests(file, row, value, out);
  },
);

/** `vllm bench latency`: seconds of whole batches. */
export const vllmLatency = jsonTool(
  "vllm-latency",
  (first) => typeof first["avg_latency"] === "number" && isList(first["latencies"]) && isObject(first["percentiles"]),
  { quantityOf: meaning({ latency: "latency in s", latencies: "latency in s", percentiles: "latency in s" }) },
);

/** The lists of a detailed result, a value for each request, as calls. */
export function addServingRequests(file: ParsedFile, row: number, value: JsonObject, out: Collector): void {
  const { ttfts, itls, output_lens: outputs, input_lens: inputs, errors, generated_texts: texts } = value;
  if (!isList(ttfts) || !isList(outputs) || ttfts.length !== outputs.length) return;
  const at = (list: JsonValue | undefined, index: number): JsonValue | undefined =>
    isList(list) ? list[index] : undefined;
  const served = isObject(value["server_info"]) ? value["server_info"]["model_path"] : undefined;
  const [model, variant] = [textOf(value["model_id"] ?? served), variantOf(value)];
  ttfts.forEach((ttft, index) => {
    const gaps = at(itls, index);
    const error = textOf(at(errors, index));
    const chunks = isList(gaps) ? chunksOf(ttft, gaps) : undefined;
    const tokens = positive(outputs[index]);
    addCall(out, {
      file: file.path,
      row,
      model,
      variant,
      ttftMs: positive(ttft, 1000),
      durationMs: chunks?.at(-1),
      chunkMs: chunks,
      promptTokens: positive(at(inputs, index)),
      outputTokens: tokens,
      response: textOf(at(texts, index)),
      error: error ?? (tokens === undefined ? "the file gives it no output token" : undefined),
    });
  });
}

/** When each chunk came, ms: the first, and the gaps after it. */
function chunksOf(ttft: JsonValue, gaps: readonly JsonValue[]): readonly number[] | undefined {
  let now = positive(ttft, 1000);
  if (now === undefined) return undefined;
  const chunks = [now];
  for (const gap of gaps) {
    if (typeof gap !== "number" || !(gap >= 0)) return undefined;
    now += gap * 1000;
    chunks.push(now);
  }
  return chunks;
}

export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Runs at different loads are different variants. */
export function variantOf(value: JsonObject): string {
  const [rate, concurrency] = [value["request_rate"], value["max_concurrency"] ?? value["num_concurrent_requests"]];
  if (typeof concurrency === "number") return `concurrency ${concurrency}`;
  return typeof rate === "number" && Number.isFinite(rate) ? `${rate} requests/s` : "all at once";
}
