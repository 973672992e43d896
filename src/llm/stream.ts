import { parseObject, wellFormed } from "../text";
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
  readonly done?: DoneRecord;
  readonly doneMs?: number;
  /** The server's own error line. */
  readonly error?: string;
  /** First line that is no JSON object, cut to 200 characters. */
  readonly junk?: string;
}

/** Reads the lines of `/api/generate` or `/api/chat`; a line that cannot be read is reported, never dropped silently. */
export function readStream(lines: readonly StampedLine[]): StreamContent {
  let response = "";
  let thinking = "";
  const chunkMs: number[] = [];
  const found: {
    firstTextMs?: number;
    firstAnswerMs?: number;
    done?: DoneRecord;
    doneMs?: number;
    error?: string;
    junk?: string;
  } = {};
  for (const line of lines) {
    const record = parseObject(line.text);
    if (record === undefined) {
      found.junk ??= line.text.slice(0, 200);
      continue;
    }
    if (record["error"] !== undefined && record["error"] !== null) found.error ??= errorText(record["error"]);
    const { answer, thought } = textsIn(record);
    if (answer !== "" || thought !== "") {
      chunkMs.push(line.atMs);
      found.firstTextMs ??= line.atMs;
      if (answer !== "") found.firstAnswerMs ??= line.atMs;
    }
    response += answer;
    thinking += thought;
    if (record["done"] === true) {
      found.done = record;
      found.doneMs = line.atMs;
    }
  }
  return { response: wellFormed(response), thinking: wellFormed(thinking), chunkMs, ...found };
}

function errorText(error: unknown): string {
  return typeof error === "string" ? error : (JSON.stringify(error) ?? "no reason given");
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

function textsIn(record: Readonly<Record<string, unknown>>): { readonly answer: string; readonly thought: string } {
  const message = (
    typeof record["message"] === "object" && record["message"] !== null ? record["message"] : record
  ) as Record<string, unknown>;
  return { answer: string(record["response"]) || string(message["content"]), thought: string(message["thinking"]) };
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}
