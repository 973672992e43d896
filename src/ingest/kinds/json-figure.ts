import type { JsonValue } from "../../records";
import { looksNumeric, numberIn } from "../values/cell";
import type { Row } from "../values/collect";
import { failureWord } from "../values/failure";
import type { JsonKey } from "./json-key";
import type { JsonWalk } from "./json-walk";

/** Whether a text under a key with a unit stands for a figure: a number, a word for a failure, or a mark that it is missing. */
export function isFigureText(text: string): boolean {
  return looksNumeric(text, true) || failureWord(text) !== undefined || numberIn(text).status === "missing";
}

/** Whether a value under a key is a figure; null and text are where the key has a unit. */
export function isFigure(key: JsonKey, value: JsonValue): boolean {
  if (typeof value === "number") return true;
  return key.measured && (value === null || (typeof value === "string" && isFigureText(value)));
}

/** Adds a figure; a word for a failure fails the observation as the record's own failure does. */
export function addFigure(
  walk: JsonWalk,
  row: Row,
  key: Pick<JsonKey, "name" | "quantity">,
  value: JsonValue,
  step: string,
  told?: string,
): void {
  const failure = typeof value === "string" && row.failure === undefined ? failureWord(value) : undefined;
  walk.add(failure === undefined ? row : { ...row, failure }, key.quantity, value, key.name, step, told);
}
