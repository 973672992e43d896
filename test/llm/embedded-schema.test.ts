import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startEmbedded } from "../../src/llm";
import type { EmbeddedEngine } from "../../src/llm";
import { grammarClass } from "../../src/llm/embedded/character-class";
import { formatToGrammar } from "../../src/llm/embedded/grammar";
import { UnsupportedSchema } from "../../src/llm/embedded/unsupported-schema";
import type { JsonValue } from "../../src/records";
import { ask, textOf } from "./conformance/api";

type Schema = { readonly [key: string]: JsonValue };

/** What the engine says about a schema that it refuses. */
function refusal(schema: Schema): string {
  try {
    formatToGrammar(schema);
  } catch (error) {
    expect(error).toBeInstanceOf(UnsupportedSchema);
    return (error as Error).message;
  }
  return "accepted";
}

const text = (rest: Schema): Schema => ({ type: "string", ...rest });
const list = (rest: Schema): Schema => ({ type: "array", ...rest });

describe("a schema that cannot be met", () => {
  it.each<[Schema, RegExp]>([
    [list({ minItems: 3, maxItems: 1 }), /"minItems" \(3\) is more than "maxItems" \(1\)/],
    [list({ minItems: 1, maxItems: 0 }), /"minItems" \(1\) is more than "maxItems" \(0\)/],
    [text({ minLength: 5, maxLength: 3 }), /"minLength" \(5\) is more than "maxLength" \(3\)/],
    [text({ pattern: "^[a-z]{5,3}$" }), /\{5,3\}.*"from" \(5\) is more than "to" \(3\)/],
  ])("%j is refused before llama.cpp sees it", (schema, why) => expect(refusal(schema)).toMatch(why));

  it.each<[string, JsonValue]>([
    ["negative", -1],
    ["broken", 1.5],
    ["high", 2001],
    ["huge", 1e9],
    ["not a number", "3"],
  ])("a count that is %s is refused", (_what, value) => {
    for (const word of ["minItems", "maxItems"])
      expect(refusal(list({ [word]: value }))).toMatch(`"${word}" must be a whole number from 0 to 2000`);
    for (const word of ["minLength", "maxLength"])
      expect(refusal(text({ [word]: value }))).toMatch(`"${word}" must be a whole number from 0 to 2000`);
  });

  it("a repetition of a pattern is counted too, and so are all counts together", () => {
    expect(refusal(text({ pattern: "^[a]{99999}$" }))).toMatch(/whole number from 0 to 2000/);
    const long = text({ maxLength: 2000 });
    const properties = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, long]));
    expect(refusal({ type: "object", properties })).toMatch(/more than 10000 together/);
  });

  it.each([
    "^[z-a]$",
    '^["]$',
    "^[\\n]$",
    "^[\\d-z]$",
    "^[\\p{L}]$",
    "^[\\q]$",
    "^[^\\s\\S]$",
    "^[]$",
    "^[\\u{110000}]$",
    "^[^\\ud83d\\ude00]$",
    "^[\\X41]$",
  ])("pattern %j is refused", (pattern) => expect(refusal(text({ pattern }))).toMatch(/pattern/));

  it.each<Schema>([
    { enum: [] },
    { anyOf: [] },
    { oneOf: [] },
    { anyOf: {} },
    { anyOf: [null] },
    { type: "object", properties: { a: null } },
    { type: "object", properties: { a: false } },
    { type: "object", properties: ["a"] },
    { type: "object", properties: { a: {} }, required: ["b"] },
    { type: "array", items: null, minItems: null },
    { type: "string", enum: [1, 2] },
    { type: "toString" },
  ])("%j is refused", (schema) => expect(refusal(schema)).not.toBe("accepted"));

  it("a schema of a thousand levels is refused", () => {
    let schema: Schema = { type: "null" };
    for (let level = 0; level < 1000; level += 1) schema = { anyOf: [schema] };
    expect(refusal(schema)).toMatch(/levels deep/);
  });
});

describe("a class of a pattern", () => {
  it.each([
    "[a-z]",
    "[^a-z]",
    '[^0-9"{}<>\\n]',
    "[\\w.-]",
    "[-+\\d]",
    "[^\\s]",
    "[\\S\\s]",
    "[\\]\\[^]",
    "[ä-ü😀]",
    "[!-~]",
    "[^]",
    "[\\u{1f600}-\\u{1f64f}\\x41]",
  ])("%s lets in what the regular expression does, less what would break a JSON string", (group) => {
    const ranges = [...grammarClass(group).matchAll(/\\[xuU]([0-9a-f]+)(?:-\\[xuU]([0-9a-f]+))?/g)].map(
      ([, first, last]) => [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)] as const,
    );
    const asked = new RegExp(`^${group}$`, "u");
    const wrong: number[] = [];
    for (let code = 0; code <= 0x1ffff; code += 1) {
      const breaks = code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff);
      const expected = !breaks && asked.test(String.fromCodePoint(code));
      if (ranges.some(([first, last]) => code >= first && code <= last) !== expected) wrong.push(code);
    }
    expect(wrong).toEqual([]);
  });
});

describe("a word that cannot be enforced", () => {
  it.each<[string, Schema]>([
    ["minimum", { type: "integer", minimum: 1 }],
    ["maximum", { type: "number", maximum: 1 }],
    ["exclusiveMinimum", { type: "number", exclusiveMinimum: 1 }],
    ["exclusiveMaximum", { type: "number", exclusiveMaximum: 1 }],
    ["multipleOf", { type: "integer", multipleOf: 2 }],
    ["$ref", { $ref: "#/$defs/a", $defs: { a: { type: "null" } } }],
    ["allOf", { allOf: [{ type: "null" }] }],
    ["not", { not: { type: "null" } }],
    ["not", { type: "object", properties: { a: { not: {} } } }],
    ["items", list({ items: false })],
    ["items", list({ items: [{ type: "null" }] })],
    ["prefixItems", list({ prefixItems: [{ type: "null" }] })],
    ["uniqueItems", list({ uniqueItems: true })],
    ["minLength", text({ pattern: "^[a]$", minLength: 1 })],
    ["minLength", { minLength: 3 }],
    ["format", text({ format: "date" })],
    ["properties", { anyOf: [{ type: "null" }], properties: {} }],
    ["additionalProperties", { type: "object", additionalProperties: { type: "null" } }],
  ])("%s is named and refused", (word, schema) => expect(refusal(schema)).toMatch(`"${word}"`));

  it("words that ask for nothing may stand anywhere", () => {
    const schema = { type: "string", title: "a", description: "b", default: "c", $comment: "d", "x-mine": 1 };
    expect(refusal({ $schema: "https://json-schema.org/draft/2020-12/schema", ...schema })).toBe("accepted");
    expect(refusal({ ...list({ items: true, uniqueItems: false }) })).toBe("accepted");
  });
});

describe("the engine", () => {
  let engine: EmbeddedEngine;
  beforeAll(async () => {
    engine = await startEmbedded();
  });
  afterAll(() => engine.stop());
  const answerUnder = async (format: Schema) => {
    const options = { num_predict: 120, num_ctx: 256, seed: 1, temperature: 0.8 };
    return ask(engine.host, "/api/generate", { model: "chimera-demo", prompt: "Write.", format, options });
  };
  const valueUnder = async (format: Schema): Promise<unknown> => JSON.parse(textOf(await answerUnder(format)));

  it("answers 400 with a sentence", async () => {
    expect(await answerUnder({ type: "string", pattern: "^[z-a]$" })).toMatchObject({
      status: 400,
      last: { error: "the class [z-a] of the pattern has a range that is out of order" },
    });
  });

  it("keeps to a class with sets, escapes and characters that JSON would escape", async () => {
    expect(await valueUnder(text({ pattern: "^[\\]\\d]{3}$" }))).toMatch(/^[\]\d]{3}$/);
    expect(await valueUnder(text({ pattern: "^[!-~]{1,12}$" }))).toMatch(/^[!-~]{1,12}$/);
    expect(await valueUnder(text({ pattern: "^[\\u00e4-\\u00fc]{2}$" }))).toMatch(/^[ä-ü]{2}$/);
    expect(await valueUnder(text({ pattern: "^[^\\w\\s-]{2}$" }))).toMatch(/^[^\w\s-]{2}$/);
  });

  it("takes properties without a type, booleans for schemas, and values of the type alone", async () => {
    expect(await valueUnder({ properties: { a: { type: "boolean" } }, required: ["a"] })).toEqual({
      a: expect.any(Boolean) as boolean,
    });
    expect(await valueUnder({ type: "object", additionalProperties: false })).toEqual({});
    expect(await valueUnder({ type: "string", enum: [1, "one", null] })).toBe("one");
    expect(await valueUnder({ type: "integer", const: 7 })).toBe(7);
  });

  it("takes the largest counts without losing its way", async () => {
    expect(await answerUnder(text({ minLength: 2000, maxLength: 2000 }))).toMatchObject({ status: 200 });
    expect(await answerUnder(list({ items: { type: "null" }, maxItems: 2000 }))).toMatchObject({ status: 200 });
    expect(await answerUnder(text({ pattern: "^[a-z]{0,2000}$" }))).toMatchObject({ status: 200 });
  });
});
