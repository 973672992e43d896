import { parseObject } from "../../text";
import { textsIn } from "./record";

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
