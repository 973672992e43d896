import { fieldsOf, kindOf } from "../fields";
import type { Fields } from "../fields";

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
