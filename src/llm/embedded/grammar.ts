import type { JsonValue } from "../../records";

type Schema = { readonly [key: string]: JsonValue };

/** A schema that asks for something that this engine cannot enforce. */
export class UnsupportedSchema extends Error {}

/** GBNF for any JSON object or array, compact or with single spaces. */
const jsonRules = [
  'value ::= object | array | string | number | "true" | "false" | "null"',
  'object ::= "{" ws (string ws ":" ws value ws ("," ws string ws ":" ws value ws)*)? "}"',
  'array ::= "[" ws (value ws ("," ws value ws)*)? "]"',
  'string ::= "\\"" char* "\\""',
  'char ::= [^"\\\\\\x00-\\x1f] | "\\\\" (["\\\\/bfnrt] | "u" hex hex hex hex)',
  "hex ::= [0-9a-fA-F]",
  'number ::= integer ("." [0-9]+)? ([eE] [-+]? [0-9]+)?',
  'integer ::= "-"? ("0" | [1-9] [0-9]{0,15})',
  'ws ::= " "?',
];

/**
 * Turns Ollama's `format` into a grammar in llama.cpp's GBNF.
 * Of JSON Schema it takes type, enum, const, properties (all in the order given), items, minItems, maxItems, anyOf, oneOf,
 * minLength, maxLength, and patterns of one character class such as `^[^0-9"]{1,80}$`.
 * @throws UnsupportedSchema for what it cannot enforce, rather than letting it pass
 */
export function formatToGrammar(format: "json" | Schema): string {
  if (format === "json") return ["root ::= object", ...jsonRules].join("\n");
  const rules = new Map<string, string>();
  const root = rule(format, "root", rules);
  if (root !== "root") rules.set("root", root);
  return [...[...rules].map(([name, body]) => `${name} ::= ${body}`), ...jsonRules].join("\n");
}

function rule(schema: Schema, name: string, rules: Map<string, string>): string {
  const set = (body: string): string => {
    rules.set(name, body);
    return name;
  };
  if (schema["const"] !== undefined) return set(literal(JSON.stringify(schema["const"])));
  if (Array.isArray(schema["enum"]))
    return set(schema["enum"].map((each) => literal(JSON.stringify(each))).join(" | "));
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(choices)) {
    return set(choices.map((each, index) => rule(each as Schema, `${name}-${index}`, rules)).join(" | "));
  }
  switch (schema["type"]) {
    case "object":
      return set(objectBody(schema, name, rules));
    case "array":
      return set(arrayBody(schema, name, rules));
    case "string":
      return set(stringBody(schema));
    case "integer":
    case "number":
    case "boolean":
    case "null":
      return set(
        schema["type"] === "boolean" ? '"true" | "false"' : schema["type"] === "null" ? '"null"' : schema["type"],
      );
    case undefined:
      return set("value");
    default:
      throw new UnsupportedSchema(`type ${JSON.stringify(schema["type"])} cannot be enforced`);
  }
}

function objectBody(schema: Schema, name: string, rules: Map<string, string>): string {
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
  if (properties.length === 0) return "object";
  const members = properties.map(([key, value], index) => {
    const inner = rule(value, `${name}-${index}`, rules);
    return `${literal(JSON.stringify(key))} ws ":" ws ${inner} ws`;
  });
  return `"{" ws ${members.join(' "," ws ')} "}"`;
}

function arrayBody(schema: Schema, name: string, rules: Map<string, string>): string {
  const item = rule((schema["items"] ?? {}) as Schema, `${name}-item`, rules);
  const least = count(schema["minItems"]) ?? 0;
  const most = count(schema["maxItems"]);
  if (most === 0) return '"[" ws "]"';
  const more = `("," ws ${item} ws){${Math.max(0, least - 1)},${most === undefined ? "" : most - 1}}`;
  const items = `${item} ws ${more}`;
  return `"[" ws ${least === 0 ? `(${items})?` : items} "]"`;
}

function stringBody(schema: Schema): string {
  const pattern = schema["pattern"];
  if (pattern !== undefined) {
    const match = /^\^(\[(?:[^\]\\]|\\.)+\])(\*|\+|\{\d+(?:,\d*)?\})?\$$/.exec(
      typeof pattern === "string" ? pattern : "",
    );
    if (!match)
      throw new UnsupportedSchema(`pattern ${JSON.stringify(pattern)} is not one character class between ^ and $`);
    const [, group = "", repeat = ""] = match;
    // Quote, backslash and control characters would end or break the JSON string, so no class may let them in.
    const safe = group.startsWith("[^") ? `${group.slice(0, -1)}"\\\\\\x00-\\x1f]` : group;
    return `"\\"" ${safe}${repeat} "\\""`;
  }
  const least = count(schema["minLength"]) ?? 0;
  const most = count(schema["maxLength"]);
  return least === 0 && most === undefined ? "string" : `"\\"" char{${least},${most ?? ""}} "\\""`;
}

function count(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function literal(text: string): string {
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}
