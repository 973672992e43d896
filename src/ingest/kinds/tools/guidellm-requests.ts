import type { JsonValue } from "../../../records";
import type { Collector } from "../../values/collect";
import { isList, isObject } from "../kind";
import type { JsonObject, ParsedFile } from "../kind";
import { addCall, positive } from "./requests";
import { recordsOf } from "./tool";
import { textOf } from "./vllm";

const groups = ["successful", "incomplete", "errored"] as const;

/** The requests that GuideLLM's report keeps of each benchmark, as calls: latencies in seconds, other times in ms. */
export function addGuidellmRequests(file: ParsedFile, out: Collector): void {
  for (const { value } of recordsOf(file)) {
    if (!isList(value["benchmarks"])) continue;
    for (const benchmark of value["benchmarks"]) {
      if (!isObject(benchmark) || !isObject(benchmark["requests"])) continue;
      const [model, variant] = [modelOf(value, benchmark), loadOf(benchmark)];
      for (const group of groups) {
        const requests = benchmark["requests"][group];
        if (!isList(requests)) continue;
        for (const request of requests)
          if (isObject(request)) addRequest(file.path, model, variant, group, request, out);
      }
    }
  }
}

function addRequest(
  file: string,
  model: string | undefined,
  variant: string,
  group: (typeof groups)[number],
  request: JsonObject,
  out: Collector,
): void {
  const started = request["request_start_time"] ?? request["start_time"];
  const said = textOf(request["error"]);
  addCall(out, {
    file,
    row: out.calls.length + 1,
    model,
    variant,
    ttftMs: positive(request["time_to_first_token_ms"]),
    durationMs: positive(request["request_latency"], 1000),
    promptTokens: positive(request["prompt_tokens"]),
    outputTokens: positive(request["output_tokens"]),
    startedAt: typeof started === "number" && started > 1e9 ? new Date(started * 1000).toISOString() : undefined,
    response: textOf(request["output"]),
    error:
      group === "successful"
        ? undefined
        : (said ?? (group === "errored" ? "the file says that it failed" : "the request was cancelled before its end")),
  });
}

function modelOf(report: JsonObject, benchmark: JsonObject): string | undefined {
  const backend = within(benchmark["config"], "backend") ?? within(benchmark["args"], "backend");
  return (
    textOf(within(backend, "model")) ??
    textOf(within(benchmark["worker"], "backend_model")) ??
    textOf(within(report["args"], "model"))
  );
}

/** At which load a benchmark was made; its strategy says so. */
function loadOf(benchmark: JsonObject): string {
  const strategy = within(benchmark["config"], "strategy") ?? within(benchmark["args"], "strategy");
  const kind = textOf(within(strategy, "type_")) ?? "all";
  const [streams, rate] = [
    within(strategy, "streams") ?? within(strategy, "max_concurrency"),
    within(strategy, "rate"),
  ];
  if (kind === "concurrent" && typeof streams === "number") return `concurrency ${streams}`;
  return typeof rate === "number" ? `${rate} requests/s` : kind;
}

function within(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) ? value[key] : undefined;
}
