import type { JsonValue } from "../../records";
import { duplicateKey, jsonLayout } from "./json-layout";

/** A parsed document with what a person should know about it, or why it could not be parsed. */
export type ParsedJson =
  { readonly value: JsonValue; readonly duplicateKey?: string } | { readonly code: string; readonly message: string };

/** Parses a JSON text that nobody vouches for: limited depth, duplicate keys named, NaN and Infinity explained. */
export function parseJson(text: string, maxDepth: number): ParsedJson {
  if (text.trim() === "") return { code: "empty", message: "is empty" };
  const layout = jsonLayout(text, maxDepth);
  if (layout.depth > maxDepth) {
    return { code: "too-deep", message: `nests deeper than ${maxDepth} levels at offset ${layout.offset}` };
  }
  try {
    const value = JSON.parse(text) as JsonValue;
    const twice = keysIn(value) < layout.keys ? duplicateKey(text) : undefined;
    return twice === undefined ? { value } : { value, duplicateKey: twice };
  } catch (error) {
    const literal = /[[:,]\s*(-?(?:NaN|Infinity))\b/.exec(text)?.[1];
    if (literal !== undefined) {
      return {
        code: "not-a-number-literal",
        message: `holds ${literal}, which JSON has no word for; write null (Python: json.dumps(…, allow_nan=False) finds it)`,
      };
    }
    const said = error instanceof Error ? error.message.split("\n")[0]!.replaceAll(/\s+/g, " ").slice(0, 160) : "";
    return { code: "malformed-json", message: `is not valid JSON (${said})` };
  }
}

/** Keys of all objects in a value that is known not to nest too deeply. */
function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const isArray = Array.isArray(value);
  const inner: readonly unknown[] = isArray ? value : Object.values(value);
  return inner.reduce<number>((keys, each) => keys + keysIn(each), isArray ? 0 : inner.length);
}
