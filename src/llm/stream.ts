import { parseObject, wellFormed } from "../text";
import { fieldsOf, kindOf, present, textOf } from "./fields";
import type { Fields } from "./fields";
import { countRepeats } from "./repetition";
import type { StampedLine } from "./timing/trace";

/** The final record of a stream, as Ollama sends it. */
export interface DoneRecord {
  readonly done_reason?: string;
  readonly total_duration?: number;
  readonly load_duration?: number;
  readonly prompt_eval_count?: number;
  readonly prompt_eval_duration?: number;
  readonly eval_count?: number;
  readonly eval_duration?: number;
}

/** What the lines of one stream say, with the times at which they arrived. */
export interface StreamContent {
  readonly response: string;
  readonly thinking: string;
  /** Time of every line with answer or thinking text, ms. */
  readonly chunkMs: readonly number[];
  readonly firstTextMs?: number;
  readonly firstAnswerMs?: number;
  /** How often the last chunk's text came again without a break, as Ollama counts it. */
  readonly repeats: number;
  readonly done?: DoneRecord;
  readonly doneMs?: number;
  /** The server's own error line. */
  readonly error?: string;
  /** First line that is no JSON object, cut to 200 characters. */
  readonly junk?: string;
  /** What is wrong with the first field of a line that is not of its type, to stand after "its". */
  readonly odd?: string;
}

/** Reads the lines of `/api/generate` or `/api/chat`; a line that cannot be read is reported, never dropped silently. */
export function readStream(lines: readonly StampedLine[]): StreamContent {
  let response = "";
  let thinking = "";
  const chunkMs: number[] = [];
  const answers: StampedLine[] = [];
  const repeats = countRepeats();
  const found: {
    firstTextMs?: number;
    done?: DoneRecord;
    doneMs?: number;
    error?: string;
    junk?: string;
    odd?: string;
  } = {};
  for (const line of lines) {
    const record = parseObject(line.text);
    if (record === undefined) {
      found.junk ??= line.text.slice(0, 200);
      continue;
    }
    const error = errorIn(record);
    if (error !== undefined) found.error ??= error;
    const odd = oddField(record);
    if (odd !== undefined) found.odd ??= odd;
    const { answer, thought } = textsIn(record);
    if (answer !== "" || thought !== "") {
      chunkMs.push(line.atMs);
      repeats.add(answer + thought);
      found.firstTextMs ??= line.atMs;
      if (answer !== "") answers.push({ atMs: line.atMs, text: answer });
    }
    response += answer;
    thinking += thought;
    if (record["done"] === true) {
      found.done = doneRecord(record);
      found.doneMs = line.atMs;
    }
  }
  // A model whose thoughts the server does not know as such writes them into its answer, between tags.
  const parts = thinking === "" ? splitThinking(response) : { thinking, from: 0 };
  const firstAnswerMs = timeOf(answers, parts.from);
  return {
    response: wellFormed(response.slice(parts.from)),
    thinking: wellFormed(parts.thinking),
    chunkMs,
    repeats: repeats.count(),
    ...found,
    ...(firstAnswerMs === undefined ? {} : { firstAnswerMs }),
  };
}

const opening = /^\s*<think>\s*/;
const closing = /<\/think>\s*/;

/**
 * Thoughts between tags at the start of a text, and where the answer begins after them; white space next to a tag belongs to it, as where
 * Ollama itself takes the thoughts out. Thoughts that have no end are all there is.
 */
function splitThinking(text: string): { readonly thinking: string; readonly from: number } {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) return { thinking: "", from: 0 };
  const end = closing.exec(text.slice(start));
  if (end === null) return { thinking: text.slice(start), from: text.length };
  return { thinking: text.slice(start, start + end.index), from: start + end.index + end[0].length };
}

/** When the character at this place of the whole text came; undefined where the text ends before it. */
function timeOf(pieces: readonly StampedLine[], place: number): number | undefined {
  let length = 0;
  return pieces.find((piece) => (length += piece.text.length) > place)?.atMs;
}

/** What a record says went wrong, as a text or as an object with a message; an empty error is none. */
export function errorIn(record: Fields): string | undefined {
  const error = record["error"];
  if (error === undefined || error === null) return undefined;
  const said = fieldsOf(error)?.["message"] ?? error;
  if (typeof said === "string") return said.trim() === "" ? undefined : said;
  try {
    return JSON.stringify(error);
  } catch {
    // Nested too deep to be written.
    return "an error without a message";
  }
}

/** True when a line is the final record. Only lines that may be one are parsed: every token passes here. */
export function isFinal(line: string): boolean {
  return line.includes('"done"') && line.includes("true") && parseObject(line)?.["done"] === true;
}

/** True when a line brings answer or thinking text. */
export function hasText(line: string): boolean {
  const texts = textsOf(line);
  return texts !== undefined && texts.answer + texts.thought !== "";
}

/** Answer and thinking text of one line; undefined when it is no JSON object. */
export function textsOf(line: string): { readonly answer: string; readonly thought: string } | undefined {
  const record = parseObject(line);
  return record && textsIn(record);
}

function textsIn(record: Fields): { readonly answer: string; readonly thought: string } {
  const message = fieldsOf(record["message"]) ?? record;
  return {
    answer: string(record["response"]) || string(message["content"]),
    thought: string(message["thinking"]) || string(record["thinking"]),
  };
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The first field that decides about text or end and is not of its type; one that is absent or null says nothing. */
function oddField(record: Fields): string | undefined {
  const { message, response, thinking, done } = record;
  if (fieldsOf(message ?? {}) === undefined) return `"message" is ${kindOf(message)}, not an object`;
  const { content, thinking: thought } = fieldsOf(message) ?? {};
  const texts = { response, thinking, "message.content": content, "message.thinking": thought };
  const wrong = Object.entries(texts).find(([, value]) => typeof (value ?? "") !== "string");
  if (wrong) return `"${wrong[0]}" is ${kindOf(wrong[1])}, not a text`;
  return typeof (done ?? false) === "boolean" ? undefined : `"done" is ${kindOf(done)}, not true or false`;
}

/** The final record's fields that are of their types. */
function doneRecord(record: Fields): DoneRecord {
  const number = (name: string): number | undefined => {
    const value = record[name];
    // Also one beyond all bounds, such as 1e999: the judgement of the call says that it cannot be.
    return typeof value === "number" ? value : undefined;
  };
  return present({
    done_reason: textOf(record["done_reason"]),
    total_duration: number("total_duration"),
    load_duration: number("load_duration"),
    prompt_eval_count: number("prompt_eval_count"),
    prompt_eval_duration: number("prompt_eval_duration"),
    eval_count: number("eval_count"),
    eval_duration: number("eval_duration"),
  });
}
