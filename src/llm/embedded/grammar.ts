import type { JsonValue } from "../../records";
import { grammarClass } from "./character-class";
import { UnsupportedSchema } from "./unsupported-schema";

type Schema = { readonly [key: string]: JsonValue };

/** A grammar as it is written. */
interface Draft {
  readonly rules: Map<string, string>;
  /** Sum of the counts so far: llama.cpp writes out every repetition. */
  repeats: number;
}

/** The highest count: llama.cpp takes no more, or takes it for "no limit". */
const mostCount = 2000;
/** All counts of a schema together. */
const mostRepeats = 10_000;
/** How deep schemas may lie in each other: llama.cpp goes down them by recursion. */
const mostDepth = 64;
/** Characters of the grammar. */
const mostText = 1_000_000;

/** Words that say something about a schema and ask for nothing. */
const remarks =
  "$schema $id $comment $defs definitions title description default examples deprecated readOnly writeOnly".split(" ");
/** What can be enforced beside each type. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  string: ["pattern", "minLength", "maxLength"],
  integer: [],
  number: [],
  boolean: [],
  null: [],
};

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
 * Of JSON Schema it takes type, enum, const, properties (all in the order given), items, minItems, maxItems, anyOf, oneOf (as anyOf),
 * minLength, maxLength, and patterns of one character class such as `^[^0-9"]{1,80}$`.
 * @throws UnsupportedSchema for what it cannot enforce, rather than letting it pass
 */
export function formatToGrammar(format: "json" | Schema): string {
  if (format === "json") return ["root ::= object", ...jsonRules].join("\n");
  const draft: Draft = { rules: new Map(), repeats: 0 };
  rule(format, "root", draft, 1);
  const text = [...[...draft.rules].map(([name, body]) => `${name} ::= ${body}`), ...jsonRules].join("\n");
  if (text.length > mostText) throw new UnsupportedSchema("the schema is too large to be enforced");
  return text;
}

/** Writes the rule of a schema, and those of the schemas in it. @returns its name */
function rule(given: JsonValue | undefined, name: string, draft: Draft, depth: number): string {
  if (depth > mostDepth) throw new UnsupportedSchema(`the schema is more than ${mostDepth} levels deep`);
  draft.rules.set(name, given === true ? "value" : ruleBody(asSchema(given), name, draft, depth));
  return name;
}

function ruleBody(schema: Schema, name: string, draft: Draft, depth: number): string {
  if (schema["const"] !== undefined) {
    onlyWords(schema, ["const", "type"], 'beside "const"');
    return oneOf([schema["const"]], "const", schema["type"]);
  }
  if (schema["enum"] !== undefined) {
    onlyWords(schema, ["enum", "type"], 'beside "enum"');
    return oneOf(listOf(schema, "enum"), "enum", schema["type"]);
  }
  const word = schema["anyOf"] === undefined ? "oneOf" : "anyOf";
  if (schema[word] !== undefined) {
    onlyWords(schema, [word], `beside "${word}"`);
    const choices = listOf(schema, word).map((each, index) => rule(each, `${name}-${index}`, draft, depth + 1));
    return choices.join(" | ");
  }
  const type = schema["type"] ?? (schema["properties"] === undefined ? undefined : "object");
  if (type === undefined) {
    onlyWords(schema, [], 'without "type"');
    return "value";
  }
  onlyWords(schema, ["type", ...wordsOfType(type)], `beside type ${JSON.stringify(type)}`);
  if (type === "object") return objectBody(schema, name, draft, depth);
  if (type === "array") return arrayBody(schema, name, draft, depth);
  if (type === "string") return stringBody(schema, draft);
  if (type === "boolean") return '"true" | "false"';
  return type === "null" ? '"null"' : (type as "integer" | "number");
}

function asSchema(given: JsonValue | undefined): Schema {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Schema;
  throw new UnsupportedSchema(`${JSON.stringify(given)} in the schema is not a schema that can be enforced`);
}

function wordsOfType(type: JsonValue): readonly string[] {
  const words = typeof type === "string" && Object.hasOwn(wordsOf, type) ? wordsOf[type] : undefined;
  if (words === undefined) throw new UnsupportedSchema(`type ${JSON.stringify(type)} cannot be enforced`);
  return words;
}

/** Refuses a schema that has other words than these. */
function onlyWords(schema: Schema, words: readonly string[], where: string): void {
  const other = Object.keys(schema).find(
    (word) => !words.includes(word) && !remarks.includes(word) && !word.startsWith("x-"),
  );
  if (other !== undefined) throw new UnsupportedSchema(`"${other}" cannot be enforced ${where}`);
}

function listOf(schema: Schema, word: string): readonly JsonValue[] {
  const list = schema[word];
  if (!Array.isArray(list) || list.length === 0)
    throw new UnsupportedSchema(`"${word}" must be a list that is not empty`);
  return list as readonly JsonValue[];
}

/** One of these values, as far as they are of the type. */
function oneOf(values: readonly JsonValue[], word: string, type: JsonValue | undefined): string {
  if (type !== undefined) wordsOfType(type);
  const fitting = type === undefined ? values : values.filter((each) => isOfType(each, type));
  if (fitting.length === 0) throw new UnsupportedSchema(`no value of "${word}" is of type ${JSON.stringify(type)}`);
  return fitting.map((each) => literal(JSON.stringify(each))).join(" | ");
}

function isOfType(value: JsonValue, type: JsonValue): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (value === null) return type === "null";
  return (Array.isArray(value) ? "array" : typeof value) === type;
}

function objectBody(schema: Schema, name: string, draft: Draft, depth: number): string {
  const properties = Object.entries(propertiesOf(schema));
  const required = schema["required"] ?? [];
  const names = new Set(properties.map(([key]) => key));
  if (!Array.isArray(required) || !required.every((each) => typeof each === "string" && names.has(each)))
    throw new UnsupportedSchema('"required" must be a list of names that "properties" has');
  if (properties.length === 0) {
    const more = schema["additionalProperties"] ?? true;
    if (typeof more !== "boolean")
      throw new UnsupportedSchema('"additionalProperties" cannot be enforced when it is a schema');
    return more ? "object" : '"{" ws "}"';
  }
  const members = properties.map(([key, value], index) => {
    const inner = rule(value, `${name}-${index}`, draft, depth + 1);
    return `${literal(JSON.stringify(key))} ws ":" ws ${inner} ws`;
  });
  return `"{" ws ${members.join(' "," ws ')} "}"`;
}

function propertiesOf(schema: Schema): Schema {
  const properties = schema["properties"] ?? {};
  if (typeof properties === "object" && !Array.isArray(properties)) return properties as Schema;
  throw new UnsupportedSchema('"properties" must be an object of schemas');
}

function arrayBody(schema: Schema, name: string, draft: Draft, depth: number): string {
  const items = schema["items"] ?? true;
  if (items === false || Array.isArray(items))
    throw new UnsupportedSchema('"items" cannot be enforced when it is false or a list');
  if ((schema["uniqueItems"] ?? false) !== false) throw new UnsupportedSchema('"uniqueItems" cannot be enforced');
  const { least, most } = countsOf(schema, "minItems", "maxItems", draft);
  if (most === 0) return '"[" ws "]"';
  const item = rule(items, `${name}-item`, draft, depth + 1);
  // A rule of its own: llama.cpp limits the length of what is repeated times how often.
  draft.rules.set(`${name}-more`, `"," ws ${item} ws`);
  const more = `${name}-more{${Math.max(0, least - 1)},${most === undefined ? "" : most - 1}}`;
  const all = `${item} ws ${more}`;
  return `"[" ws ${least === 0 ? `(${all})?` : all} "]"`;
}

function stringBody(schema: Schema, draft: Draft): string {
  const pattern = schema["pattern"];
  if (pattern === undefined) {
    const { least, most } = countsOf(schema, "minLength", "maxLength", draft);
    return least === 0 && most === undefined ? "string" : `"\\"" char{${least},${most ?? ""}} "\\""`;
  }
  for (const word of ["minLength", "maxLength"])
    if (schema[word] !== undefined) throw new UnsupportedSchema(`"${word}" cannot be enforced beside "pattern"`);
  const match = /^\^(\[(?:[^\]\\]|\\.)+\])(?:([*+])|\{(\d+)(?:(,)(\d*))?\})?\$$/u.exec(
    typeof pattern === "string" ? pattern : "",
  );
  if (!match)
    throw new UnsupportedSchema(`pattern ${JSON.stringify(pattern)} is not one character class between ^ and $`);
  const [, group = "", sign = "", from, comma, to] = match;
  const most = comma === undefined ? from : to || undefined;
  const counts: Schema = {
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(most === undefined ? {} : { to: Number(most) }),
  };
  const read = countsOf(counts, "from", "to", draft, `pattern ${JSON.stringify(pattern)}: `);
  const repeat = from === undefined ? sign : `{${read.least},${read.most ?? ""}}`;
  return `"\\"" ${grammarClass(group)}${repeat} "\\""`;
}

/** The two counts of a schema, checked: llama.cpp runs for ever when the least is above the most. */
function countsOf(
  schema: Schema,
  leastWord: string,
  mostWord: string,
  draft: Draft,
  where = "",
): { readonly least: number; readonly most: number | undefined } {
  const read = (word: string): number | undefined => {
    const value = schema[word];
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= mostCount) return value;
    throw new UnsupportedSchema(
      `${where}"${word}" must be a whole number from 0 to ${mostCount}, and is ${JSON.stringify(value)}`,
    );
  };
  const least = read(leastWord) ?? 0;
  const most = read(mostWord);
  if (most !== undefined && least > most)
    throw new UnsupportedSchema(`${where}"${leastWord}" (${least}) is more than "${mostWord}" (${most})`);
  draft.repeats += most ?? least;
  if (draft.repeats > mostRepeats)
    throw new UnsupportedSchema(`the counts of the schema are more than ${mostRepeats} together`);
  return { least, most };
}

function literal(text: string): string {
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}
