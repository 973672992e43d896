import type { JsonValue } from "../../records";
import { errorIn, openAiReader, readEvents } from "../../wire";
import { isEventStream } from "../parse/event-stream";
import { beginsWith, recordsOf, savedCall, tellImplausible } from "./api-answer";
import { isList, isObject } from "./kind";
import type { JsonObject, Kind } from "./kind";
import type { Collector } from "../values/collect";

const isChoice = (value: JsonValue | undefined): boolean =>
  isObject(value) && ("delta" in value || "message" in value || ("text" in value && "finish_reason" in value));

const isAnswer = (value: JsonValue): value is JsonObject => {
  if (!isObject(value) || !isList(value["choices"])) return false;
  const [first] = value["choices"];
  return first === undefined ? isObject(value["usage"]) : isChoice(first);
};

const isError = (value: JsonValue): boolean => isObject(value) && errorIn(value) !== undefined;

/**
 * Raw answers of `/v1/chat/completions` and `/v1/completions`, as JSON: one answer, a list or lines of them, or the chunks of streams. The times that they hold are
 * llama-server's `timings` and vLLM's `metrics`, ms.
 */
export const openAiApi: Kind = {
  name: "openai-api",
  matches: (file) => beginsWith(file, isAnswer, isError),
  read: (file, out) => {
    const answers = gatherAnswers(file.path, out);
    for (const { row, value } of recordsOf(file)) if (isObject(value)) answers.add(row, value);
    answers.end();
    tellImplausible(out);
  },
};

/** The same as a stream of server-sent events, as `curl -N` leaves it in a file. */
export const openAiEvents: Kind = {
  name: "openai-events",
  matches: (file) => file.content === "text" && isEventStream(file.text),
  read: (file, out) => {
    if (file.content !== "text") return;
    const answers = gatherAnswers(file.path, out);
    const lines = file.text.split("\n").map((text, at) => ({ text: text.replace(/\r$/, ""), atMs: at + 1 }));
    const { events, junk } = readEvents(lines);
    for (const { atMs: row, record, name } of events) {
      if (record === undefined) answers.end();
      else if (name === "error" && errorIn(record) === undefined) answers.add(row, { error: record as JsonObject });
      else answers.add(row, record as JsonObject);
    }
    answers.end();
    if (junk !== undefined)
      out.problem("warning", "bad-event", `has an event that is no JSON object: ${junk.slice(0, 80)}`);
    tellImplausible(out);
  },
};

interface Answers {
  readonly add: (row: number, record: JsonObject) => void;
  /** The answer that is open has ended. */
  readonly end: () => void;
}

/** Makes a call of each answer: where one ends is told by a mark, by a whole answer, by text after the end of the one before, or by another id. */
function gatherAnswers(path: string, out: Collector): Answers {
  let reader = openAiReader();
  let open: { readonly row: number; readonly head: JsonObject; readonly ids: readonly JsonValue[] } | undefined;
  const end = (): void => {
    if (open === undefined) return;
    const { row, head } = open;
    const { created, model } = head;
    out.calls.push(
      savedCall({
        file: path,
        run: out.calls.length + 1,
        row,
        model,
        ...(typeof created === "number" && created > 0 && created < 1e11
          ? { startedAt: new Date(created * 1000).toISOString() }
          : {}),
        options: {},
        content: reader.content(),
      }),
    );
    reader = openAiReader();
    open = undefined;
  };
  const add = (row: number, record: JsonObject): void => {
    const failed = errorIn(record) !== undefined;
    if (open !== undefined && begins(record, open.ids, reader.content().done !== undefined)) end();
    const { id = null } = record;
    open = open === undefined ? { row, head: record, ids: [id] } : { ...open, ids: [...open.ids.slice(-1), id] };
    reader.add(record);
    if (failed || isWhole(record)) end();
  };
  return { add, end };
}

/** Whether a record is the first of another answer. */
function begins(record: JsonObject, ids: readonly JsonValue[], ended: boolean): boolean {
  if (isWhole(record)) return true;
  const [choice] = isList(record["choices"]) ? record["choices"] : [];
  const [before, last] = ids;
  if (typeof last === "string" && last !== "" && before === last && record["id"] !== last) return true;
  const { delta, text } = isObject(choice) ? choice : {};
  const spoken = isObject(delta) ? Object.values(delta).some((each) => each !== null && each !== "") : text !== "";
  return ended && isObject(choice) && (delta !== undefined || text !== undefined) && spoken;
}

/** Whether a record is an answer by itself. */
function isWhole({ choices }: JsonObject): boolean {
  const [choice] = choices !== undefined && isList(choices) ? choices : [];
  return isObject(choice) && "message" in choice;
}
