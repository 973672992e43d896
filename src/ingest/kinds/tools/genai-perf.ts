import type { JsonValue } from "../../../records";
import type { Collector } from "../../values/collect";
import { isList, isObject, jsonKind } from "../kind";
import type { JsonObject } from "../kind";
import { addCall, positive } from "./requests";
import { textOf } from "./vllm";

/** GenAI-Perf's `profile_export.json`: nanoseconds at which each request was sent and each of its answers came, with the answers as they came. */
export const genaiPerfRequests = jsonKind(
  "genai-perf-requests",
  ({ service_kind: service, experiments }) =>
    typeof service === "string" && isList(experiments) && experiments.every((each) => isObject(each) && isList(each["requests"])), // prettier-ignore
  ({ experiments }, out, { path }) => {
    if (!isList(experiments)) return;
    for (const each of experiments) {
      if (!isObject(each) || !isList(each["requests"])) continue;
      const variant = loadOf(each["experiment"]);
      for (const request of each["requests"]) if (isObject(request)) addRequest(path, variant, request, out);
    }
  },
);

/** At which load an experiment was made: `{"mode": "concurrency", "value": 4}`. */
function loadOf(experiment: JsonValue | undefined): string {
  if (!isObject(experiment)) return "all";
  const { mode, value } = experiment;
  if (typeof mode !== "string" || typeof value !== "number") return "all";
  return mode === "request_rate" ? `${value} requests/s` : `${mode} ${value}`;
}

function addRequest(file: string, variant: string, request: JsonObject, out: Collector): void {
  const { timestamp, response_timestamps: times, response_outputs: outputs, request_inputs: inputs } = request;
  if (typeof timestamp !== "number" || !isList(times)) return;
  const ms = times.map((time) => (typeof time === "number" ? positive(time - timestamp, 1e-6) : undefined));
  const texts = isList(outputs) ? outputs.map(textIn) : [];
  // Answers without text, as the first that only names a role and the last that only ends, stop no clock.
  const chunks = texts.flatMap((text, index) => (text !== "" && ms[index] !== undefined ? [ms[index]] : []));
  addCall(out, {
    file,
    row: out.calls.length + 1,
    model: modelIn(inputs),
    variant,
    ttftMs: chunks[0],
    durationMs: ms.at(-1),
    chunkMs: chunks.length > 0 ? chunks : undefined,
    startedAt: timestamp > 1e18 ? new Date(timestamp / 1e6).toISOString() : undefined,
    response: texts.join(""),
    error: request["has_error"] === true ? "the file says that it failed" : undefined,
  });
}

function modelIn(inputs: JsonValue | undefined): string | undefined {
  if (!isObject(inputs)) return undefined;
  const payload = parsed(inputs["payload"]);
  return textOf(inputs["model"]) ?? (isObject(payload) ? textOf(payload["model"]) : undefined);
}

/** The text of one answer: Triton's own, or the lines of an OpenAI stream. */
function textIn(output: JsonValue): string {
  if (!isObject(output)) return "";
  const own = output["text_output"];
  if (typeof own === "string") return own;
  const { response } = output;
  if (typeof response !== "string") return "";
  return response
    .split("\n")
    .map((line) => deltaOf(parsed(line.replace(/^data:\s*/, ""))))
    .join("");
}

function deltaOf(event: JsonValue | undefined): string {
  const choice = isObject(event) && isList(event["choices"]) ? event["choices"][0] : undefined;
  if (!isObject(choice)) return "";
  const holder = choice["delta"] ?? choice["message"] ?? choice;
  if (!isObject(holder)) return "";
  const text = holder["content"] ?? holder["reasoning_content"] ?? holder["reasoning"] ?? holder["text"];
  return typeof text === "string" ? text : "";
}

function parsed(text: JsonValue | undefined): JsonValue | undefined {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
