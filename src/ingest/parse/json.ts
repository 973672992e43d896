import type { JsonValue } from "../../records";
import { duplicateKey, jsonLayout } from "./json-layout";

/** A parsed document with what a person should know about it, or why it could not be parsed. */
export type ParsedJson =
  | { readonly value: JsonValue; readonly duplicateKey?: string; readonly literals?: readonly string[] }
  | { readonly code: string; readonly message: string };

/** Parses a JSON text that nobody vouches for: limited depth, duplicate keys named, NaN and Infinity explained. */
export function parseJson(text: string, maxDepth: number): ParsedJson {
  if (text.trim() === "") return { code: "empty", message: "is empty" };
  const layout = jsonLayout(text, maxDepth);
  if (layout.depth > maxDepth) {
    return { code: "too-deep", message: `nests deeper than ${maxDepth} levels at offset ${layout.offset}` };
  }
  try {
    return withDuplicate(JSON.parse(text) as JsonValue, layout.keys, text);
  } catch (error) {
    const lenient = literal.test(text) ? withLiterals(text) : undefined;
    if (lenient !== undefined) {
      return { ...withDuplicate(lenient.value, layout.keys, text), literals: lenient.literals };
    }
    const said = error instanceof Error ? error.message.split("\n")[0]!.replaceAll(/\s+/g, " ").slice(0, 160) : "";
    return { code: "malformed-json", message: `is not valid JSON (${said})` };
  }
}

/** What a person should know of literals that JSON has no word for. */
export function literalNote(literals: readonly string[]): string {
  return `holds ${literals.join(" and ")}, which JSON has no word for; such values are kept as invalid, and the rest was read (Python: json.dumps(…, allow_nan=False) finds them)`;
}

function withDuplicate(value: JsonValue, keys: number, text: string): { value: JsonValue; duplicateKey?: string } {
  const twice = keysIn(value) < keys ? duplicateKey(text) : undefined;
  return twice === undefined ? { value } : { value, duplicateKey: twice };
}

const literal = /(?:NaN|Infinity)/;
/** A text, or a literal outside of all texts. */
const tokens = /"(?:[^"\\]|\\.)*"|(NaN|-?Infinity)(?![\w"])/g;
/** No text of a file is so: JSON allows no NUL in one. */
const mark = "\u0000number:";

/** Parses JSON with the numbers that Python, R and JavaScript write besides; undefined where it is malformed for another reason. */
function withLiterals(text: string): { value: JsonValue; literals: readonly string[] } | undefined {
  const found = new Set<string>();
  const marked = text.replaceAll(tokens, (all, word: string | undefined) => {
    if (word === undefined) return all;
    found.add(word);
    return JSON.stringify(mark + word);
  });
  if (found.size === 0) return undefined;
  try {
    const value = JSON.parse(marked, (_key, each: unknown) =>
      typeof each === "string" && each.startsWith(mark) ? Number(each.slice(mark.length)) : each,
    ) as JsonValue;
    return { value, literals: [...found] };
  } catch {
    return undefined;
  }
}

/** Keys of all objects in a value that is known not to nest too deeply. */
function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const isArray = Array.isArray(value);
  const inner: readonly unknown[] = isArray ? value : Object.values(value);
  return inner.reduce<number>((keys, each) => keys + keysIn(each), isArray ? 0 : inner.length);
}
