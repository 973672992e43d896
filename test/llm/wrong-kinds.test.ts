import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect, measure } from "../../src/llm";
import { UserError } from "../../src/records";
import type { CallRecord } from "../../src/records";
import { startFloodServer } from "../support/flood-server";
import type { FloodServer } from "../support/flood-server";
import { goodTimes } from "../support/truth-server";
import { request } from "./truth";

let server: FloodServer;
beforeAll(async () => {
  server = await startFloodServer();
});
afterAll(() => server.stop());

/** Every kind that a field can be of instead of its own. */
const kinds: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a number", 7],
  ["a negative number", -1.5],
  ["true", true],
  ["{}", {}],
  ["[]", []],
  ["a list of lists", [[null]]],
  ["an empty text", ""],
  ["a very long text", "x".repeat(100_000)],
  ["a text", "seven"],
];

const details = { family: "gemma3", parameter_size: "4.3B", quantization_level: "Q4_K_M" };
const listed = { name: "m:latest", digest: "abc", size: 5, details, capabilities: ["completion"] };
const running = { name: "m:latest", size_vram: 3, context_length: 4096 };
const shown = {
  capabilities: ["completion", "thinking"],
  model_info: { "general.architecture": "gemma3", "gemma3.context_length": 8192 },
};
const usual: Readonly<Record<string, object>> = {
  "/api/version": { version: "0.24.0" },
  "/api/tags": { models: [listed] },
  "/api/ps": { models: [running] },
  "/api/show": shown,
};
const final = { response: "Hi.", done: true, done_reason: "stop", ...goodTimes };

type Json = { readonly [key: string]: unknown } | readonly unknown[];

/** Every place of a value: the whole, each field, each field of each field, … */
function places(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Object.entries(value as Json).flatMap(([key, each]) =>
    places(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inside];
}

/** The value with another one at a place. */
function withAt(value: unknown, [step, ...rest]: readonly (string | number)[], other: unknown): unknown {
  if (step === undefined) return other;
  const inside = withAt((value as Readonly<Record<string, unknown>>)[step], rest, other);
  if (Array.isArray(value)) return value.map((each: unknown, at) => (at === step ? inside : each));
  return { ...(value as object), [step]: inside };
}

const cases = (whole: object): readonly (readonly [string, string, unknown])[] =>
  places(whole).flatMap((place) =>
    kinds.map(([kind, other]) => [place.join(".") || "all of it", kind, withAt(whole, place, other)] as const),
  );

/** Everything that a study asks of a server before and during a call. */
async function all(): Promise<CallRecord> {
  const connection = await connect({ server: server.host });
  const models = await connection.models();
  const model = await connection.model("m");
  const { thinking, formatEnforced } = await connection.capabilities(model.name);
  for (const each of [...models, model]) {
    expect(Object.entries(each).filter(([, value]) => !isSound(value))).toEqual([]);
    expect(typeof each.bytes).toMatch(/^(number|undefined)$/);
    expect(typeof each.vramBytes).toMatch(/^(number|undefined)$/);
    expect(typeof each.loadedContext).toMatch(/^(number|undefined)$/);
    expect(typeof each.contextLength).toMatch(/^(number|undefined)$/);
    expect(typeof (each.digest ?? "")).toBe("string");
  }
  expect(typeof thinking).toBe("boolean");
  expect(formatEnforced).toBeTypeOf("boolean");
  expect(typeof (await connection.loaded("m"))?.contextLength).toMatch(/^(number|undefined)$/);
  return measure(connection, request());
}

/** A value of a type that a model's field has: a short text, a number of at least 0, true or false, a list of short texts. */
function isSound(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0;
  if (Array.isArray(value)) return value.every((each) => typeof each === "string" && each.length <= 512);
  return typeof value === "boolean" || (typeof value === "string" && value.length <= 512);
}

describe.each(Object.keys(usual))("an answer of %s", (path) => {
  it.each(cases(usual[path]!))(
    "with %s as %s is read into its types, or refused in one sentence",
    async (_, __, value) => {
      for (const [each, body] of Object.entries(usual)) await server.answer(each, body);
      await server.answer("/api/generate", final);
      await server.answer(path, value === null ? "null" : value);
      const outcome = await all().then(
        (record) => record.status,
        (error: unknown) => error,
      );
      if (typeof outcome === "string") return expect(outcome).toMatch(/^(ok|truncated|prompt-cut)$/);
      expect(outcome).toBeInstanceOf(UserError);
      const { message } = outcome as UserError;
      expect(message).toContain(server.host);
      expect(message).toMatch(/^[^\n]{1,500}\.$/);
      expect(message).not.toMatch(/\[object|undefined|failed where/);
    },
  );
});

describe("a line of a stream", () => {
  const chat = { message: { role: "assistant", content: "Hi.", thinking: "Hm." }, ...final, response: undefined };
  const lines = [
    ...cases(final).map((each) => ["generate", ...each] as const),
    ...cases(chat).map((each) => ["chat", ...each] as const),
    ...cases({ error: "no" }).map((each) => ["generate", ...each] as const),
  ];
  it.each(lines)("of %s with %s as %s is a record of the right types", async (endpoint, _, __, value) => {
    for (const [each, body] of Object.entries(usual)) await server.answer(each, body);
    await server.answer(`/api/${endpoint}`, value === null ? "null" : value);
    const record = await measure(await connect({ server: server.host }), request({ endpoint }));
    expect(typeof record.response).toBe("string");
    expect(typeof (record.thinking ?? "")).toBe("string");
    expect(typeof (record.doneReason ?? "")).toBe("string");
    expect(Object.values(record.server).filter((each) => typeof each !== "number")).toEqual([]);
    if (record.status !== "ok") expect(record.error).toMatch(/^[^\n]{1,600}\.$/);
    expect(record.error ?? "").not.toMatch(/\[object|undefined/);
  });

  it.each([
    [{ ...final, response: 7 }, '"response" is a number, not a text'],
    [{ ...final, response: [] }, '"response" is an empty list, not a text'],
    [{ ...final, thinking: {} }, '"thinking" is an object, not a text'],
    [{ message: "Hi.", done: true }, '"message" is a text, not an object'],
    [{ message: { content: 7 }, done: true }, '"message.content" is a number, not a text'],
    [{ ...final, done: "true" }, '"done" is a text, not true or false'],
  ])("that cannot be read is said by its field: %j", async (value, said) => {
    for (const [each, body] of Object.entries(usual)) await server.answer(each, body);
    await server.answer("/api/generate", value);
    const record = await measure(await connect({ server: server.host }), request());
    expect(record).toMatchObject({
      status: "interrupted-stream",
      error: `A line of the stream cannot be read: its ${said}.`,
    });
  });

  it.each([
    [{ models: 7 }, '"models" must be a list, not a number'],
    [[], "it is no JSON object"],
    [{ models: [{ name: 7 }] }, "models[0].name must be a name, not a number"],
    [{ models: [{ name: "n".repeat(1000) }] }, "models[0].name must be a name, not a text of 1,000 characters"],
    [{ models: ["m"] }, "models[0] must be an object, not a text"],
  ])("of /api/tags that cannot be read is said by its field: %j", async (value, said) => {
    for (const [each, body] of Object.entries(usual)) await server.answer(each, body);
    await server.answer("/api/tags", value);
    await expect(connect({ server: server.host }).then((connection) => connection.models())).rejects.toThrow(
      `The list of models of the server at ${server.host} cannot be read (/api/tags: ${said}): look at what answers there.`,
    );
  });
});
