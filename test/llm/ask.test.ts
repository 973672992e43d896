import { afterEach, expect, it } from "vitest";

import { ask, connect } from "../../src/llm";
import { modelServer } from "../study/model-server";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

async function served(say?: Parameters<typeof modelServer>[1]) {
  const server = await modelServer({ "a:1b": {}, "b:1b": {} }, say);
  ending.push(server.close);
  return { ...server, connection: await connect({ server: server.host }) };
}

it("asks with nothing but a prompt, and gives one record", async () => {
  const { connection, asked } = await served(() => "Because of the air.");
  const record = await ask(connection, "Why?");
  expect(record).toMatchObject({ status: "ok", answer: "whole", model: { name: "a:1b" }, speed: { valid: true } });
  expect(record.response.trim()).toBe("Because of the air.");
  expect(record.clock.ttftMs).toBeGreaterThan(0);
  expect(asked[0]).toMatchObject({ path: "/api/chat", messages: [{ role: "user", content: "Why?" }], options: {} });
});

it("sends what is said beside it, and stamps two records apart", async () => {
  const { connection, asked } = await served();
  const first = await ask(connection, "Why?", {
    model: "b:1b",
    system: "Brief.",
    maxTokens: 2,
    options: { temperature: 0 },
  });
  const second = await ask(connection, "Why?");
  expect(first).toMatchObject({ answer: "cut", model: { name: "b:1b" }, options: { num_predict: 2, temperature: 0 } });
  expect(asked[0]!.messages?.[0]).toEqual({ role: "system", content: "Brief." });
  expect(first.id).not.toBe(second.id);
});

it.each([
  ["an empty prompt", " ", {}, /^ask needs a prompt/],
  ["a length that is none", "Why?", { maxTokens: 0 }, /^maxTokens must be/],
  ["a model that is not there", "Why?", { model: "c" }, /no model "c"/],
  ["an option that is none", "Why?", { options: { num_ctxx: 1 } }, /num_ctxx/],
])("refuses %s before anything is sent", async (_what, prompt, options, expected) => {
  const { connection, asked } = await served();
  await expect(ask(connection, prompt, options)).rejects.toThrow(expected);
  expect(asked).toEqual([]);
});
