import type { CallRecord, CallStatus, JsonValue, RunnerOptions } from "../../records";
import { judgeCall } from "../../stats";
import { finiteTimes, throughputOf } from "../../wire";
import type { StreamContent } from "../../wire";
import type { Collector } from "../values/collect";
import { studyId } from "./call-rows";
import { isList } from "./kind";
import type { ParsedFile } from "./kind";

/** One answer of a model server as somebody saved it, and where. */
export interface SavedAnswer {
  readonly file: string;
  readonly run: number;
  /** Where the answer begins. */
  readonly row: number;
  readonly model: JsonValue | undefined;
  /** ISO 8601. */
  readonly startedAt?: string;
  readonly options: RunnerOptions;
  readonly content: Omit<StreamContent, "junk">;
}

/** The call that it was: with the server's own figures, and without times of this side, which nobody took. */
export function savedCall({ file, run, row, model, startedAt, options, content }: SavedAnswer): CallRecord {
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
    ...(startedAt === undefined ? {} : { startedAt }),
    model: { name: typeof model === "string" && model !== "" ? model : "unknown" },
    options,
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

/** Says of how many calls the times cannot be, and why of the first. */
export function tellImplausible(out: Collector): void {
  const odd = out.calls.filter(({ speed }) => !speed.valid && speed.fault === "implausible");
  const [first] = odd;
  if (first === undefined || first.speed.valid) return;
  const count = odd.length === 1 ? "1 call" : `${odd.length} calls`;
  const message = `has ${count} with implausible server times, which enter no statistics; first: ${first.speed.reason.replace(/\.$/, "")}`;
  out.problem("warning", "implausible-times", message, first.source?.row);
}

/** The records of a file of lines, of a JSON list, or of one JSON value, each with the line or place where it stands. */
export function* recordsOf(file: ParsedFile): Iterable<{ readonly row: number; readonly value: JsonValue }> {
  if (file.content === "lines") yield* file.lines;
  if (file.content !== "json") return;
  if (!isList(file.value)) yield { row: 1, value: file.value };
  else for (let index = 0; index < file.value.length; index += 1) yield { row: index + 1, value: file.value[index]! };
}

/** As many records may be errors before the first answer. */
const mostErrors = 20;

/** Whether the first record that is no error is an answer. */
export function beginsWith(
  file: ParsedFile,
  isAnswer: (value: JsonValue) => boolean,
  isError: (value: JsonValue) => boolean,
): boolean {
  let errors = 0;
  for (const { value } of recordsOf(file)) {
    if (isAnswer(value)) return true;
    if (!isError(value) || (errors += 1) > mostErrors) return false;
  }
  return false;
}

const reasons: Partial<Record<CallStatus, string>> = {
  "interrupted-stream": "The stream ends without its final record.",
  empty: "The model gave no answer text.",
  truncated: "The answer reached its length limit.",
  refused: "The server's filter of contents kept the answer back, or a part of it.",
};

function statusOf({ error, done, response }: SavedAnswer["content"]): CallStatus {
  if (error !== undefined || done?.reason === "error") return "server-error";
  if (done === undefined || done.reason === "abort") return "interrupted-stream";
  if (done.reason === "content_filter") return "refused";
  if (response.trim() === "") return "empty";
  return done.reason === "length" ? "truncated" : "ok";
}
