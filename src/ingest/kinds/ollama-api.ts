import type { CallRecord, CallStatus, JsonValue } from "../../records";
import { judgeCall } from "../../stats";
import { errorIn, finiteTimes, ollamaReader, throughputOf } from "../../wire";
import type { StreamReader } from "../../wire";
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
    let reader = ollamaReader();
    let open: JsonObject | undefined;
    let first = 1;
    const end = (last: JsonObject): void => {
      const run = out.calls.length + 1;
      out.calls.push(callOf({ file: file.path, run, row: first, last, content: reader.content() }));
      reader = ollamaReader();
      open = undefined;
    };
    for (const { row, value } of recordsOf(file)) {
      if (!isObject(value)) continue;
      const failed = errorIn(value) !== undefined;
      if (!failed && !isChunk(value)) continue;
      if (open === undefined) first = row;
      reader.add(value);
      if (failed) {
        end(open ?? value);
        continue;
      }
      open = value;
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

interface ReadAnswer {
  readonly file: string;
  readonly run: number;
  /** Where the answer begins. */
  readonly row: number;
  /** Its last record. */
  readonly last: JsonObject;
  readonly content: ReturnType<StreamReader<JsonObject>["content"]>;
}

function callOf({ file, run, row, last, content }: ReadAnswer): CallRecord {
  const { response, thinking, done = { server: {} }, error } = content;
  const status = statusOf(content);
  const outcome = { status, ...(status === "ok" ? {} : { error: error ?? reasons[status] ?? status }) };
  const { reason: doneReason, server } = done;
  const throughput = throughputOf(finiteTimes(server));
  return {
    schema: "chimera-notebook/call/1",
    id: `${studyId(file)}-r${run}`,
    study: file,
    run,
    stage: "raw",
    variant: "unknown",
    ...(typeof last["created_at"] === "string" ? { startedAt: last["created_at"] } : {}),
    model: { name: nameOf(last["model"]) },
    options: optionsIn(last["options"]),
    prompt: { cache: "unknown" },
    ...outcome,
    ...judgeCall({ ...outcome, server, thinking, doneReason }),
    clock: {},
    server: finiteTimes(server),
    ...(throughput === undefined ? {} : { throughput }),
    ...(doneReason === undefined ? {} : { doneReason }),
    response,
    ...(thinking === "" ? {} : { thinking }),
    source: { file, row },
  };
}

function nameOf(model: JsonValue | undefined): string {
  return typeof model === "string" && model !== "" ? model : "unknown";
}

const reasons: Partial<Record<CallStatus, string>> = {
  "interrupted-stream": "The stream ends without its final record.",
  empty: "The model gave no answer text.",
  truncated: "The answer reached its length limit.",
};

function statusOf({ error, done, response }: ReadAnswer["content"]): CallStatus {
  if (error !== undefined) return "server-error";
  if (done === undefined) return "interrupted-stream";
  if (response.trim() === "") return "empty";
  return done.reason === "length" ? "truncated" : "ok";
}
