import type { JsonValue } from "../../records";
import { ollamaOptions, serverOptions } from "./table";

/**
 * The value of an option that was written as a text, in the type that the option takes; the text itself where it does not read so, so that
 * `checkOptions` can name it. A `stop` is one text, or a JSON list of texts.
 */
export function readOption(name: string, given: string): JsonValue {
  const kind = [ollamaOptions, serverOptions].find((table) => Object.hasOwn(table, name))?.[name]?.kind;
  if (kind === "texts") return given === "" ? "" : (listIn(given) ?? [given]);
  if ((kind === "switch" || kind === undefined) && (given === "true" || given === "false")) return given === "true";
  const isNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(given);
  return kind !== "switch" && isNumber ? Number(given) : given;
}

function listIn(given: string): readonly JsonValue[] | undefined {
  try {
    const value: unknown = JSON.parse(given);
    return Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
  } catch {
    return undefined;
  }
}
