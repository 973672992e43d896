import { Ollama } from "ollama";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { ask, textOf } from "./api";
import type { Answer } from "./api";
import { targets } from "./targets";

// The same assertions for the embedded engine and for a real Ollama: what differs is listed in src/llm/embedded/README.md.
describe.each(targets)("Ollama's API as $name serves it", ({ start }) => {
  let host = "";
  let model = "";
  let stop: () => Promise<void>;
  // One thread: with all cores of a small, busy machine llama.cpp spins and becomes hundreds of times slower.
  const one = { num_thread: 1 };
  const short = { ...one, num_predict: 8, seed: 1, temperature: 0 };
  const generate = (rest: object = {}): Promise<Answer> =>
    ask(host, "/api/generate", { model, prompt: "Hello", options: short, ...rest });
  const chat = (rest: object = {}): Promise<Answer> =>
    ask(host, "/api/chat", { model, messages: [{ role: "user", content: "Hello" }], options: short, ...rest });

  beforeAll(async () => {
    ({ host, model, stop } = await start());
    await generate();
  });
  afterAll(() => stop());

  describe("about itself", () => {
    it("says that it runs, and its version", async () => {
      expect(await (await fetch(host)).text()).toBe("Ollama is running");
      expect((await fetch(host, { method: "HEAD" })).status).toBe(200);
      expect(typeof (await ask(host, "/api/version")).last["version"]).toBe("string");
    });

    it("lists its models with digest and details", async () => {
      const { models } = await new Ollama({ host }).list();
      const found = models.find((each) => each.name === `${model}:latest`)!;
      expect(found.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(found.size).toBeGreaterThan(0);
      expect(found.details).toMatchObject({ format: "gguf", family: "llama", families: ["llama"] });
      expect(Date.parse(String(found.modified_at))).not.toBeNaN();
    });

    it("shows a model: template, details, context length, capabilities", async () => {
      const { last } = await ask(host, "/api/show", { model });
      expect(last).toMatchObject({ template: "{{ .Prompt }}", capabilities: ["completion"] });
      const info = last["model_info"] as Record<string, unknown>;
      expect(info["llama.context_length"]).toBeGreaterThan(0);
      expect(info["general.architecture"]).toBe("llama");
    });

    it("says what is loaded, with how much context and until when", async () => {
      await generate({ options: { ...short, num_ctx: 256 }, keep_alive: "10m" });
      const { models } = (await ask(host, "/api/ps")).last as unknown as { models: Record<string, unknown>[] };
      const loaded = models.find((each) => each["name"] === `${model}:latest`)!;
      expect(loaded).toMatchObject({ context_length: 256, size_vram: 0 });
      expect(Date.parse(String(loaded["expires_at"]))).toBeGreaterThan(Date.now());
    });
  });

  describe("text", () => {
    it("streams lines of JSON and ends with the final record", async () => {
      const answer = await generate();
      expect(answer).toMatchObject({ status: 200, type: "application/x-ndjson" });
      expect(answer.lines.length).toBeGreaterThan(1);
      for (const line of answer.lines) {
        expect(line.model).toBe(model);
        expect(Date.parse(line.created_at!)).not.toBeNaN();
        expect(typeof line.response).toBe("string");
      }
      expect(answer.lines.filter((line) => line.done === true)).toEqual([answer.last]);
      expect(answer.last.response).toBe("");
    });

    it("gives the same text as one object when not streaming", async () => {
      const whole = await generate({ stream: false });
      expect(whole.type).toMatch(/^application\/json/);
      expect(whole.lines).toHaveLength(1);
      expect(whole.last).toMatchObject({ done: true, done_reason: "length", model });
      expect(whole.last.response).toBe(textOf(await generate()));
    });

    it("chats, streaming and not", async () => {
      const answer = await chat();
      expect(answer.last).toMatchObject({ done: true, message: { role: "assistant", content: "" } });
      expect(answer.lines.every((line) => line.message?.role === "assistant")).toBe(true);
      const whole = await chat({ stream: false });
      expect(whole.lines).toHaveLength(1);
      expect(textOf(whole)).toBe(textOf(answer));
    });

    it("gives durations in nanoseconds that add up, a load that is small but not 0, and counts", async () => {
      const { last } = await generate();
      const { total_duration, load_duration, prompt_eval_duration, eval_duration } = last as Record<string, number>;
      for (const each of [total_duration, load_duration, prompt_eval_duration, eval_duration]) {
        expect(Number.isInteger(each)).toBe(true);
        expect(each).toBeGreaterThan(0);
      }
      expect(load_duration! + prompt_eval_duration! + eval_duration!).toBeLessThanOrEqual(total_duration!);
      expect(last.eval_count).toBe(8);
      expect(last.prompt_eval_count).toBeGreaterThan(1);
    });

    it("works through the official client", async () => {
      const client = new Ollama({ host });
      let streamed = "";
      for await (const part of await client.generate({ model, prompt: "Hi", stream: true, options: short }))
        streamed += part.response ?? "";
      const { response } = await client.generate({ model, prompt: "Hi", options: short });
      expect(streamed).toBe(response);
    });
  });

  describe("options", () => {
    it("stops at num_predict with reason length", async () => {
      const { last } = await generate({ options: { ...short, num_predict: 3 } });
      expect(last).toMatchObject({ eval_count: 3, done_reason: "length" });
    });

    it("repeats itself under one seed, and not under another", async () => {
      const hot = { ...one, num_predict: 24, temperature: 1.5, top_k: 0, top_p: 1 };
      const text = async (seed: number): Promise<string> => textOf(await generate({ options: { ...hot, seed } }));
      const first = await text(7);
      expect(await text(7)).toBe(first);
      const others = [await text(8), await text(9), await text(10)];
      expect(others.some((each) => each !== first)).toBe(true);
    });

    it("is greedy at temperature 0 and at top_k 1, whatever the seed", async () => {
      const greedy = textOf(await generate({ options: { ...one, num_predict: 16, temperature: 0, seed: 1 } }));
      expect(textOf(await generate({ options: { ...one, num_predict: 16, temperature: 0, seed: 2 } }))).toBe(greedy);
      expect(textOf(await generate({ options: { ...one, num_predict: 16, temperature: 2, top_k: 1, seed: 3 } }))).toBe(
        greedy,
      );
    });

    it("ends before a stop word and does not say it", async () => {
      const full = textOf(await generate({ options: { ...short, num_predict: 24 } }));
      const word = full.slice(3, 6);
      const answer = await generate({ options: { ...short, num_predict: 24, stop: [word] } });
      expect(textOf(answer)).toBe(full.slice(0, full.indexOf(word)));
      expect(answer.last.done_reason).toBe("stop");
    });

    it("cuts a prompt that does not fit num_ctx, and counts what it read", async () => {
      const prompt = "the median of the runs ".repeat(200);
      const { last } = await generate({ prompt, options: { ...short, num_predict: 2, num_ctx: 128 } });
      expect(last.prompt_eval_count).toBeLessThanOrEqual(128);
      expect(last.prompt_eval_count).toBeGreaterThan(32);
    });
  });

  describe("format", () => {
    const free = { ...one, num_predict: 200, seed: 3, temperature: 0.8 };

    it("json: the answer is an object", async () => {
      const answer = await generate({ format: "json", options: free });
      if (answer.last.done_reason === "stop") expect(typeof JSON.parse(textOf(answer))).toBe("object");
      else expect(textOf(answer)).toMatch(/^\s*\{/);
    });

    it("a schema: the answer keeps to it, with the properties in the schema's order", async () => {
      const item = { enum: ["f1", "f2", "f30"] };
      const parts = {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: {
          anyOf: [
            {
              type: "object",
              properties: { text: { type: "string", pattern: '^[^0-9"{}<>\\n]{1,20}$' } },
              required: ["text"],
            },
            { type: "object", properties: { fact: item }, required: ["fact"] },
          ],
        },
      };
      const evidence = { type: "array", minItems: 1, maxItems: 2, items: item };
      const format = { type: "object", properties: { evidence, parts }, required: ["evidence", "parts"] };
      const answer = await generate({ format, options: free });
      expect(answer.last.done_reason).toBe("stop");
      const value = JSON.parse(textOf(answer)) as {
        evidence: string[];
        parts: ({ text: string } | { fact: string })[];
      };
      expect(Object.keys(value)).toEqual(["evidence", "parts"]);
      expect(value.evidence.every((each) => item.enum.includes(each))).toBe(true);
      expect(value.parts.length).toBeLessThanOrEqual(2);
      for (const part of value.parts) {
        if ("text" in part) expect(part.text).toMatch(/^[^0-9"{}<>\n]{1,20}$/u);
        else expect(item.enum).toContain(part.fact);
      }
    });
  });

  describe("loading and unloading", () => {
    it("loads at an empty prompt, unloads at keep_alive 0, and is then not listed", async () => {
      expect((await ask(host, "/api/generate", { model, options: one })).last).toMatchObject({
        done: true,
        done_reason: "load",
      });
      const unload = await ask(host, "/api/generate", { model, keep_alive: 0 });
      expect(unload.last).toMatchObject({ done: true, done_reason: "unload" });
      let listed = true;
      while (listed) {
        const { models } = (await ask(host, "/api/ps")).last as unknown as { models: { name: string }[] };
        listed = models.some((each) => each.name === `${model}:latest`);
      }
      const { last } = await generate();
      expect(last.load_duration).toBeGreaterThan(1e6);
    });

    it("keeps a model for ever at keep_alive -1", async () => {
      await generate({ keep_alive: -1 });
      const { models } = (await ask(host, "/api/ps")).last as unknown as { models: { expires_at: string }[] };
      expect(Date.parse(models[0]!.expires_at)).toBeGreaterThan(Date.now() + 365 * 86_400_000);
      await generate({ keep_alive: "5m" });
    });

    it("loads and unloads through chat without messages", async () => {
      expect((await ask(host, "/api/chat", { model, messages: [] })).last).toMatchObject({ done_reason: "load" });
      const unload = await ask(host, "/api/chat", { model, messages: [], keep_alive: 0 });
      expect(unload.last).toMatchObject({ done_reason: "unload" });
    });
  });

  describe("errors", () => {
    it.each(["generate", "chat", "show"])("404 for a model that is not there: %s", async (path) => {
      const answer = await ask(host, `/api/${path}`, { model: "nobody", prompt: "x", messages: [] });
      expect(answer.status).toBe(404);
      expect(answer.last.error).toMatch(/^model ["']nobody["'] not found/);
    });

    it.each([
      ["no body", ""],
      ["a body that is no JSON", "{"],
      ["a prompt that is no text", '{"model":"M","prompt":7}'],
      ["thinking of a model that cannot", '{"model":"M","prompt":"x","think":true}'],
    ])("400 for %s", async (_, body) => {
      const answer = await ask(host, "/api/generate", body.replace("M", model));
      expect(answer.status).toBe(400);
      expect(typeof answer.last.error).toBe("string");
    });

    it("an error for an option of the wrong type", async () => {
      const answer = await generate({ options: { temperature: "hot" } });
      expect([400, 500]).toContain(answer.status);
      expect(answer.last.error).toMatch(/option "temperature" must be of type/);
    });

    it("goes on after a client that left in the middle", async () => {
      const leave = new AbortController();
      const body = JSON.stringify({ model, prompt: "x", options: { ...one, num_predict: 400 } });
      const response = await fetch(`${host}/api/generate`, { method: "POST", body, signal: leave.signal });
      await response.body!.getReader().read();
      leave.abort();
      expect((await generate()).last.done).toBe(true);
    });
  });

  it("serves one after the other when asked at once, and the waiting shows in the total alone", async () => {
    const long = { ...short, num_predict: 60 };
    const answers = await Promise.all([1, 2, 3].map(() => generate({ options: long })));
    for (const { last } of answers) {
      expect(last.done).toBe(true);
      const { total_duration, load_duration, prompt_eval_duration, eval_duration } = last as Record<string, number>;
      expect(total_duration).toBeGreaterThan(load_duration! + prompt_eval_duration! + eval_duration! - 1);
    }
  });
});
