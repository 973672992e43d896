import { describe, expect, it } from "vitest";

import { wires } from "../../src/wire";

const { hasText, isFinal } = wires.ollama;

describe("a line of a stream", () => {
  it.each([
    ['{"done":true}', true],
    ['{ "response" : "x", "done" : true }', true],
    ['{"done":false}', false],
    ['{"done":"true"}', false],
    ['{"done":1,"x":true}', false],
    ['{"response":"\\"done\\": true"}', false],
    ['{"message":{"done":true}}', false],
    ['"done":true', false],
    ["", false],
  ])("%s is final: %s", (line, final) => expect(isFinal(line)).toBe(final));

  it.each([
    ['{"response":"a"}', true],
    ['{"response":" "}', true],
    ['{"thinking":"a"}', true],
    ['{"message":{"content":"a"}}', true],
    ['{"message":{"content":"","thinking":"a"}}', true],
    ['{"response":""}', false],
    ['{"response":null}', false],
    ['{"message":{"role":"assistant","content":""}}', false],
    ['{"done":true,"context":[1,2]}', false],
    ["a", false],
  ])("%s brings text: %s", (line, text) => expect(hasText(line)).toBe(text));
});
