import { describe, expect, it } from "vitest";

import { constant, done, line, plain, steps, token } from "../support/truth-server";
import { request, useTruth } from "./truth";
import { measure, parseHost } from "../../src/llm";

const truth = useTruth();

describe("what became of a call", () => {
  it("is ok with an answer and a final record, and carries the server's figures in ms", async () => {
    const { record } = await truth.call(constant(["Hello", " there"]));
    expect(record).toMatchObject({
      status: "ok",
      response: "Hello there",
      doneReason: "stop",
    });
    expect(record).not.toHaveProperty("error");
    expect(record.server).toEqual({
      totalMs: 2.1,
      loadMs: 0.04,
      promptEvalMs: 0.06,
      evalMs: 2,
      promptTokens: 12,
      outputTokens: 20,
    });
    expect(record.throughput).toBe(10_000);
    expect(record.speed).toEqual({ valid: true });
  });

  it("is empty without text, and with white space alone", async () => {
    expect((await truth.call(steps(done()))).record).toMatchObject({ status: "empty", response: "" });
    expect((await truth.call(constant(["\n", "  "]))).record.status).toBe("empty");
  });

  it("has no time to first token where none came: never the total time", async () => {
    const { record } = await truth.call(steps({ atMs: 20, write: done() }));
    expect(record.clock).not.toHaveProperty("ttftMs");
    expect(record.clock).not.toHaveProperty("ttfaMs");
    expect(record.clock.durationMs).toBeGreaterThanOrEqual(20);
  });

  it("is empty when the model only thought, with the thoughts kept", async () => {
    const { record } = await truth.call(steps(line({ response: "", thinking: "hmm" }), done()));
    expect(record).toMatchObject({ status: "empty", thinking: "hmm" });
    expect(record.error).toMatch(/only thought/);
    expect(record.clock.ttftMs).toBeDefined();
    expect(record.clock).not.toHaveProperty("ttfaMs");
  });

  it("is truncated at num_predict", async () => {
    const { record } = await truth.call(constant(["cut"], 0, 0, { done_reason: "length" }));
    expect(record).toMatchObject({
      status: "truncated",
      speed: { valid: true },
      answer: "cut",
      response: "cut",
      doneReason: "length",
    });
  });

  it("has a cut prompt when that fills num_ctx, or the context that the model is loaded with", async () => {
    const full = constant(["a"], 0, 0, { prompt_eval_count: 1023 });
    expect((await truth.call(full, { options: { num_ctx: 1024 } })).record).toMatchObject({
      status: "prompt-cut",
      speed: { valid: false, fault: "prompt-cut" },
      answer: "none",
      error: "The prompt was cut: it fills all 1024 tokens of context (num_ctx).",
    });
    const fuller = constant(["a"], 0, 0, { prompt_eval_count: 4096 });
    expect((await truth.call(fuller)).record.status).toBe("prompt-cut");
    expect((await truth.call(fuller, { options: { num_ctx: 8192 } })).record.status).toBe("prompt-cut");
    expect((await truth.call(full)).record.status).toBe("ok");
  });

  it("is repeating when the answer ends in a loop", async () => {
    const { record } = await truth.call(constant(["It is. ", ...Array.from({ length: 40 }, () => "and so ")]));
    expect(record).toMatchObject({ status: "repeating" });
  });

  it("is repeating, too, when the server broke off such an answer without a final record", async () => {
    const { record } = await truth.call(steps(token("It is. "), ...Array.from({ length: 40 }, () => token("so "))));
    expect(record).toMatchObject({ status: "repeating", server: {} });
  });

  it("is refused for a model that is not there, with the command that gets it, and is not tried again", async () => {
    const { record, log } = await truth.call(plain(404, '{"error":"model \\"m\\" not found"}'), { retries: 3 });
    expect(record).toMatchObject({
      status: "refused",
      error: 'The server answered 404 (model "m" not found): get it with "ollama pull m".',
    });
    expect(log).toHaveLength(1);
    expect(record).not.toHaveProperty("retries");
  });

  it("is refused at a bad request, and at a redirect, without a second try", async () => {
    for (const status of [400, 302]) {
      const { record, log } = await truth.call(plain(status, '{"error":"no."}'), { retries: 2 });
      expect(record).toMatchObject({ status: "refused", error: `The server answered ${status} (no).` });
      expect(log).toHaveLength(1);
    }
  });

  it("is refused when nobody listens", async () => {
    const port = 1;
    const connection = {
      ...truth.connection(),
      server: { ...truth.connection().server, host: parseHost(`127.0.0.1:${port}`) },
    };
    const record = await measure(connection, request());
    expect(record).toMatchObject({ status: "refused", response: "" });
    expect(record.error).toBe("The server could not be reached (nothing listens there).");
    expect(record.clock).not.toHaveProperty("durationMs");
  });

  it("leaves figures that the server did not send absent, and throughput missing at 0 tokens", async () => {
    const { record } = await truth.call(
      steps(token("a"), done({ prompt_eval_count: undefined, load_duration: undefined, eval_count: 0 })),
    );
    expect(record.server).toEqual({ totalMs: 2.1, promptEvalMs: 0.06, evalMs: 2, outputTokens: 0 });
    expect(record).not.toHaveProperty("throughput");
    // The parts that are known stand in the budget; those that need what was not sent are absent, and it does not close.
    expect(record.budget).toMatchObject({ promptEvalMs: 0.06, decodeMs: 2, closed: false });
    expect(record.budget).not.toHaveProperty("loadMs");
    expect(record.budget).not.toHaveProperty("otherMs");
  });

  it("has no throughput of one token that took next to no time, and is honest all the same", async () => {
    const one = await truth.call(steps(token("a"), done({ eval_count: 1, eval_duration: 1000 })));
    expect(one.record.speed).toEqual({ valid: true });
    expect(one.record).not.toHaveProperty("throughput");
    const slower = await truth.call(steps(token("a"), done({ eval_count: 1, eval_duration: 10_000 })));
    expect(slower.record.throughput).toBe(100_000);
  });

  it("ignores figures that are no numbers, and sets a call aside whose numbers cannot be", async () => {
    const { record } = await truth.call(steps(token("a"), done({ eval_count: "20", eval_duration: null })));
    expect(record.server).not.toHaveProperty("outputTokens");
    expect(record.server).not.toHaveProperty("evalMs");
    expect(record.speed).toEqual({ valid: true });
    for (const wild of [
      { eval_duration: -5 },
      { eval_duration: 3.6e12 },
      { eval_count: 6.5 },
      { eval_count: 2 ** 53 },
    ]) {
      const { record } = await truth.call(steps(token("a"), done(wild)));
      expect(record).toMatchObject({ status: "ok", speed: { valid: false, fault: "implausible" }, answer: "whole" });
      expect(record).not.toHaveProperty("budget");
    }
    const infinite = done().replace('"eval_count":20', '"eval_count":1e999');
    const { record: unbounded } = await truth.call(steps(token("a"), infinite));
    expect(unbounded.speed).toMatchObject({ fault: "implausible" });
    expect(unbounded.server).not.toHaveProperty("outputTokens");
    expect(unbounded).not.toHaveProperty("throughput");
  });
});

describe("trying again", () => {
  it("tries again after a 500 when allowed, and says so in the record", async () => {
    const plans = [plain(500, '{"error":"busy"}'), constant(["fine"])];
    const { record, log } = await truth.call(plans, { retries: 2 });
    expect(record).toMatchObject({ status: "ok", response: "fine", retries: 1 });
    expect(log).toHaveLength(2);
  });

  it("never tries again on its own", async () => {
    const { record, log } = await truth.call([plain(503, '{"error":"busy"}'), constant(["fine"])]);
    expect(record).toMatchObject({ status: "server-error", error: "The server answered 503 (busy)." });
    expect(record).not.toHaveProperty("retries");
    expect(log).toHaveLength(1);
  });

  it("does not try again after half an answer", async () => {
    const { record, log } = await truth.call([steps(token("a"), { then: "cut" }), constant(["b"])], { retries: 2 });
    expect(record).toMatchObject({ status: "interrupted-stream", response: "a" });
    expect(log).toHaveLength(1);
  });
});
