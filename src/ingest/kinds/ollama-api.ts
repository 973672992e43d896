import type { CallRecord, CallStatus, JsonValue } from "../../records";
import { judgeCall } from "../../stats";
import { optionsIn } from "../values/fields";
import { isList, isObject } from "./kind";
import type { JsonObject, Kind, ParsedFile } from "./kind";
import { studyId } from "./call-rows";
import type { Collector } from "../values/collect";

const isChunk = (value: unknown): value is JsonObject =>
  isObject(value as JsonObject) &&
  typeof (value as JsonObject)["model"] === "string" &&
  typeof (value as JsonObject)["done"] === "boolean";

const isError = (value: unknown): boolean =>
  isObject(value as JsonObject) && typeof (value as JsonObject)["error"] === "string";

/** As many records may be errors before the first answer. */
const mostErrors = 20;

/** Raw answers of `/api/generate` and `/api/chat`: one JSON object, a list of them, or the stream's lines. Durations are nanoseconds. */
export const ollamaApi: Kind = {
  name: "ollama-api",
  matches: (file) => beginsWithAnswer(file),
  read: (file, out) => {
    let text = "";
    let thinking = "";
    let open: JsonObject | undefined;
    let first = 1;
    const end = (last: JsonObject, error?: string): void => {
      const run = out.calls.length + 1;
      out.calls.push(callOf(file.path, run, first, last, text, thinking, error));
      text = "";
      thinking = "";
      open = undefined;
    };
    for (const { row, value } of recordsOf(file)) {
      if (!isObject(value)) continue;
      if (open === undefined) first = row;
      if (typeof value["error"] === "string") {
        end({ ...(open ?? value) }, value["error"]);
        continue;
      }
      if (!isChunk(value)) continue;
      open = value;
      const message = isObject(value["message"]) ? value["message"] : {};
      text += textOf(value["response"]) + textOf(message["content"]);
      thinking += textOf(value["thinking"]) + textOf(message["thinking"]);
      if (value["done"] === true) end(value);
    }
    if (open !== undefined) end(open);
    tellImplausible(out);
  },
};

function beginsWithAnswer(file: ParsedFile): boolean {
  let errors = 0;
  for (const { value } of recordsOf(file)) {
    if (isChunk(value)) return true;
    if (!isError(value) || (errors += 1) > mostErrors) return false;
  }
  return false;
}

/** Says of how many calls the times cannot be, and why of the first. */
function tellImplausible(out: Collector): void {
  const odd = out.calls.filter(({ speed }) => !speed.valid && speed.fault === "implausible");
  const [first] = odd;
  if (first === undefined || first.speed.valid) return;
  const count = odd.length === 1 ? "1 call" : `${odd.length} calls`;
  const message = `has ${count} with implausible server times, which enter no statistics; first: ${first.speed.reason.replace(/\.$/, "")}`;
  out.problem("warning", "implausible-times", message, first.source?.row);
}

function* recordsOf(file: ParsedFile): Iterable<{ readonly row: number; readonly value: JsonValue }> {
  if (file.content === "lines") yield* file.lines;
  if (file.content !== "json") return;
  if (!isList(file.value)) yield { row: 1, value: file.value };
  else for (let index = 0; index < file.value.length; index += 1) yield { row: index + 1, value: file.value[index]! };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function callOf(
  file: string,
  run: number,
  row: number,
  last: JsonObject,
  response: string,
  thinking: string,
  error: string | undefined,
): CallRecord {
  // prettier-ignore
  const number = (key: string): number | undefined => {
    const value = last[key];
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  };
  const ms = (key: string): number | undefined => {
    const value = number(key);
    return value === undefined ? undefined : value / 1e6;
  };
  const present = (pairs: Readonly<Record<string, number | undefined>>): CallRecord["server"] =>
    Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== undefined));
  const tokens = number("eval_count");
  const evalMs = ms("eval_duration");
  const status = statusOf(last, response, error);
  const outcome = { status, ...(status === "ok" ? {} : { error: error ?? reasons[status] ?? status }) };
  const doneReason = typeof last["done_reason"] === "string" ? last["done_reason"] : undefined;
  const server: CallRecord["server"] = present({
    totalMs: ms("total_duration"),
    loadMs: ms("load_duration"),
    promptEvalMs: ms("prompt_eval_duration"),
    evalMs,
    promptTokens: number("prompt_eval_count"),
    outputTokens: tokens,
  });
  return {
    schema: "chimera-notebook/call/1",
    id: `${studyId(file)}-r${run}`,
    study: file,
    run,
    stage: "raw",
    variant: "unknown",
    ...(typeof last["created_at"] === "string" ? { startedAt: last["created_at"] } : {}),
    model: { name: textOf(last["model"]) || "unknown" },
    options: optionsIn(last["options"]),
    prompt: { cache: "unknown" },
    ...outcome,
    ...judgeCall({ ...outcome, server, thinking, doneReason }),
    clock: {},
    server,
    ...(tokens && evalMs && tokens > 0 && evalMs > 0 ? { throughput: (tokens / evalMs) * 1000 } : {}),
    ...(doneReason === undefined ? {} : { doneReason }),
    response,
    ...(thinking === "" ? {} : { thinking }),
    source: { file, row },
  };
}

const reasons: Partial<Record<CallStatus, string>> = {
  "interrupted-stream": "The stream ends without its final record.",
  empty: "The model gave no answer text.",
  truncated: "The answer reached its length limit.",
};

function statusOf(last: JsonObject, response: string, error: string | undefined): CallStatus {
  if (error !== undefined) return "server-error";
  if (last["done"] !== true) return "interrupted-stream";
  if (response.trim() === "") return "empty";
  return last["done_reason"] === "length" ? "truncated" : "ok";
}
