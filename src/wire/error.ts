import { fieldsOf } from "./fields";
import type { Fields } from "./fields";

/**
 * What a record says went wrong: a text, an object with a message, or a record that calls itself an error and has a message, as SGLang sends it; an empty
 * error is none.
 */
export function errorIn(record: Fields): string | undefined {
  const error = record["error"] ?? (record["object"] === "error" ? (record["message"] ?? record) : undefined);
  if (error === undefined || error === null) return undefined;
  const said = fieldsOf(error)?.["message"] ?? error;
  if (typeof said === "string") return said.trim() === "" ? undefined : said;
  return asText(error);
}

/** What the answer to a request that failed says: an error, or the detail that Python's frameworks send. */
export function failureIn(record: Fields): string | undefined {
  const detail = record["detail"];
  return errorIn(record) ?? (typeof detail === "string" && detail.trim() !== "" ? detail : undefined);
}

/** As JSON, or a few words where it lies too deep to be written. */
export function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "an error without a message";
  } catch {
    return "an error without a message";
  }
}
