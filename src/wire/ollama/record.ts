import { fieldsOf, kindOf, present, textOf } from "../fields";
import type { Fields } from "../fields";

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

/** Answer and thinking text of a record of `/api/generate` or `/api/chat`. */
export function textsIn(record: Fields): { readonly answer: string; readonly thought: string } {
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
export function oddField(record: Fields): string | undefined {
  const { message, response, thinking, done } = record;
  if (fieldsOf(message ?? {}) === undefined) return `"message" is ${kindOf(message)}, not an object`;
  const { content, thinking: thought } = fieldsOf(message) ?? {};
  const texts = { response, thinking, "message.content": content, "message.thinking": thought };
  const wrong = Object.entries(texts).find(([, value]) => typeof (value ?? "") !== "string");
  if (wrong) return `"${wrong[0]}" is ${kindOf(wrong[1])}, not a text`;
  return typeof (done ?? false) === "boolean" ? undefined : `"done" is ${kindOf(done)}, not true or false`;
}

/** The final record's fields that are of their types. */
export function doneRecord(record: Fields): DoneRecord {
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
