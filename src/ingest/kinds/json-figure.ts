import type { JsonValue } from "../../records";
import { looksNumeric, numberIn } from "../values/cell";
import type { Row } from "../values/row";
import { failureWord } from "../values/failure";
import type { JsonKey } from "./json-key";
import { amountsIn } from "./markdown-values";
import type { MeasuredText } from "./markdown-values";
import type { JsonWalk } from "./json-walk";

/** Whether a text under a key with a unit stands for a figure: a number, a word for a failure, or a mark that it is missing. */
export function isFigureText(text: string): boolean {
  return looksNumeric(text, true) || failureWord(text) !== undefined || numberIn(text).status === "missing";
}

/** Whether a value under a key is a figure; null and text are where the key has a unit. */
export function isFigure(key: JsonKey, value: JsonValue): boolean {
  if (typeof value === "number") return true;
  if (typeof value === "string" && amountIn(key, value).length > 0) return true;
  return key.measured && (value === null || (typeof value === "string" && isFigureText(value)));
}

/** The figures of a text that brings its unit, such as `"32.5 tokens/s"` or `"98%"`; none of any other text. */
function amountIn({ quantity }: Pick<JsonKey, "quantity">, text: string): readonly MeasuredText[] {
  if (text.length > 40 || looksNumeric(text, true)) return [];
  const found = amountsIn(quantity, text.trim());
  return found.every((each) => each.quantity.unit !== "unknown") ? found : [];
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
  const amounts = typeof value === "string" && row.failure === undefined ? amountIn(key, value) : [];
  if (amounts.length > 0) {
    for (const { quantity, text } of amounts) walk.add(row, quantity, text, key.name, step, told);
    return;
  }
  const failure = typeof value === "string" && row.failure === undefined ? failureWord(value) : undefined;
  walk.add(failure === undefined ? row : { ...row, failure }, key.quantity, value, key.name, step, told);
}
