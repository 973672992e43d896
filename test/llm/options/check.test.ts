import { describe, expect, it } from "vitest";

import { checkOptions, measure, measureMany, ollamaOptions, readOption } from "../../../src/llm";
import type { Connection, MeasureRequest } from "../../../src/llm";
import { UserError } from "../../../src/records";

/** One value of each kind of wrongness, and whether a whole number, a number, a switch or a list of texts is none of it. */
const wrong: readonly (readonly [value: unknown, kinds: readonly string[]])[] = [
  ["big", ["whole", "number", "switch", "texts"]],
  ["", ["whole", "number", "switch", "texts"]],
  ["4096", ["whole", "number", "switch", "texts"]],
  [Number.NaN, ["whole", "number", "switch", "texts"]],
  [Number.POSITIVE_INFINITY, ["whole", "number", "switch", "texts"]],
  [-1000, ["whole", "number", "switch", "texts"]],
  [1e300, ["whole", "number", "switch", "texts"]],
  [0.5, ["whole", "switch", "texts"]],
  [1, ["switch", "texts"]],
  [true, ["whole", "number", "texts"]],
  [null, ["whole", "number", "switch", "texts"]],
  [{}, ["whole", "number", "switch", "texts"]],
  [[], ["whole", "number", "switch", "texts"]],
  [
    ["a", ""],
    ["whole", "number", "switch", "texts"],
  ],
  [
    ["a", 1],
    ["whole", "number", "switch", "texts"],
  ],
  [10n, ["whole", "number", "switch", "texts"]],
  [() => 1, ["whole", "number", "switch", "texts"]],
];
const cases = Object.entries(ollamaOptions).flatMap(([name, { kind }]) =>
  wrong.filter(([, kinds]) => kinds.includes(kind)).map(([value]) => [name, value] as const),
);

describe("options of Ollama", () => {
  it.each(Object.entries(ollamaOptions))("%s passes with the value of its own example and its bounds", (name, rule) => {
    const values = [readOption(name, rule.example), rule.least, rule.most].filter((each) => each !== undefined);
    for (const value of values) expect(() => checkOptions({ [name]: value }, "The call")).not.toThrow();
  });

  it.each(cases)("%s = %o is refused in one sentence that names both", (name, value) => {
    const refused = (): void => checkOptions({ temperature: 0.5, [name]: value }, "The call");
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(
      new RegExp(`^The call has ${name} [^\\n]*, but ${name} takes [^\\n]*, such as [^\\n]*\\.$`),
    );
  });

  it.each([
    ["num_ctxx", /did you mean num_ctx\?$/],
    ["temprature", /did you mean temperature\?$/],
    ["numctx", /did you mean num_ctx\?$/],
    ["zebra", /it has num_ctx, .*stop\): a newer Ollama's passes with --any-option \(anyOption: true in a cell\)\.$/],
    ["mirostat", /which newer versions of Ollama ignore: leave it out/],
    ["constructor", /no option of Ollama/],
    ["__proto__", /no option of Ollama/],
    ["", /no option of Ollama/],
    ["\u001b[2J", /has \\u001b\[2J, which/],
    ["x".repeat(1_000_000), /has x{40}…, which/],
  ])("has no %.20s", (name, expected) => {
    expect(() => checkOptions(JSON.parse(`{${JSON.stringify(name)}: 1}`), "The call")).toThrow(expected);
  });

  it.each([[null], [undefined], ["num_ctx=1"], [5], [["num_ctx"]]])("are no %o", (options) => {
    expect(() => checkOptions(options, "The call")).toThrow(/^The call has .* as options: give an object such as/);
  });

  it("that are newer than the table pass when asked, those that are known are looked at all the same", () => {
    expect(() => checkOptions({ zebra: 1, num_ctx: 1 }, "The call", { any: true })).not.toThrow();
    expect(() => checkOptions({ zebra: 1, num_ctx: "big" }, "The call", { any: true })).toThrow(/num_ctx "big"/);
  });

  it("that are undefined are as if they were not there", () => {
    expect(() => checkOptions({ num_ctx: undefined }, "The call")).not.toThrow();
  });
});

describe("a call with a wrong option", () => {
  // A server that is asked anything fails the test.
  const connection = new Proxy({}, { get: () => expect.fail("the server was asked") }) as Connection;
  const request = (options: object): MeasureRequest => ({
    ...{ id: "a", study: "s", run: 1, stage: "x", variant: "v", model: { name: "m" }, prompt: "p", cache: "allow" },
    options: options as MeasureRequest["options"],
  });

  it("is not made", async () => {
    await expect(measure(connection, request({ num_ctxx: 2048 }))).rejects.toThrow(/did you mean num_ctx\?/);
    await expect(measure(connection, request({ num_ctx: "big" }))).rejects.toThrow(/takes a whole number/);
  });

  it("spares those before it too", async () => {
    const requests = [request({ temperature: 0 }), request({ temperature: Number.NaN })];
    await expect(measureMany(connection, requests)).rejects.toThrow(/^Request 2 has temperature NaN/);
  });
});
