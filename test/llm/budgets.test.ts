import { describe, expect, it } from "vitest";

import { done, line, steps, token } from "../support/truth-server";
import { useTruth } from "./truth";

const truth = useTruth();

// Only the budget under test is small: the server never sends what it waits for, so no machine is too slow or too fast.
describe("time budgets", () => {
  it("gives up when headers never come", async () => {
    const { record } = await truth.call({ headersAtMs: null, steps: [] }, { budgets: { loadMs: 40 } });
    expect(record).toMatchObject({ status: "timeout", response: "" });
    expect(record.error).toBe("Waited 40 ms for the answer to begin (loading or waiting in line), then gave up.");
    expect(record.clock).not.toHaveProperty("headersMs");
    expect(record.clock.durationMs).toBeGreaterThanOrEqual(39);
  });

  it("gives up when headers came, then silence", async () => {
    const { record } = await truth.call(steps({ then: "stall" }), { budgets: { firstTokenMs: 40 } });
    expect(record).toMatchObject({ status: "timeout" });
    expect(record.error).toMatch(/40 ms for the first token/);
    expect(record.clock.headersMs).toBeDefined();
  });

  it("counts no chunk without text as a first token", async () => {
    const roleOnly = line({ message: { role: "assistant", content: "" } });
    const plan = steps(roleOnly, line({ response: "", thinking: "" }), { then: "stall" });
    const { record } = await truth.call(plan, { budgets: { firstTokenMs: 40, silenceMs: 60_000 } });
    expect(record.error).toMatch(/for the first token/);
  });

  it("sees text however the line is written", async () => {
    const spaced = '{ "done" : false, "response" : "\\u0048\\"i" }\n';
    const plan = steps(spaced, { then: "stall" });
    const { record } = await truth.call(plan, { budgets: { firstTokenMs: 60_000, silenceMs: 40 } });
    expect(record).toMatchObject({ status: "timeout", response: 'H"i' });
    expect(record.error).toMatch(/40 ms for the next token/);
  });

  it("gives up at one token a minute, with the partial text", async () => {
    const plan = steps(token("slow "), { atMs: 60_000, write: token("drip") }, done());
    const { record } = await truth.call(plan, { budgets: { silenceMs: 40 } });
    expect(record).toMatchObject({ status: "timeout", response: "slow " });
    expect(record.clock.ttftMs).toBeDefined();
  });

  it("gives up at the end of the whole call's budget, though tokens still come", async () => {
    const drip = Array.from({ length: 2000 }, (_, at) => ({ atMs: at * 5, write: token("x ") }));
    const { record } = await truth.call(steps(...drip), { budgets: { totalMs: 80 } });
    expect(record.status).toBe("timeout");
    expect(record.error).toMatch(/80 ms for the whole answer/);
  });

  it("closes the connection when it gives up, so that the server stops", async () => {
    await truth.call(steps(token("a"), { then: "stall" }), { budgets: { silenceMs: 40 } });
    let closed: number | undefined;
    while (closed === undefined) closed = (await truth.server().log())[0]?.closedAtMs;
    expect(closed).toBeGreaterThanOrEqual(39);
  });
});

describe("an interrupt", () => {
  it("ends the call in flight where it is, and keeps what came", async () => {
    const abort = new AbortController();
    const plan = steps(token("first "), { then: "stall" });
    const { record } = await truth.call(plan, { signal: abort.signal, onToken: () => abort.abort() });
    expect(record).toMatchObject({ status: "cancelled", response: "first " });
  });

  it("ends a call that still waits for its headers", async () => {
    const abort = new AbortController();
    const waiting = truth.call({ headersAtMs: null, steps: [] }, { signal: abort.signal });
    let log: readonly unknown[] = [];
    while (log.length === 0) log = await truth.server().log();
    abort.abort();
    expect((await waiting).record).toMatchObject({ status: "cancelled", response: "" });
  });

  it("sends nothing when it came before", async () => {
    const { record, log } = await truth.call(steps(token("a"), done()), { signal: AbortSignal.abort() });
    expect(record.status).toBe("cancelled");
    expect(log.filter((each) => each.writes.length > 1)).toEqual([]);
  });

  it("ends the pause before a retry", async () => {
    const abort = new AbortController();
    const failing = { status: 500, steps: [{ write: '{"error":"busy"}' }] };
    const calling = truth.call(failing, { retries: 40, signal: abort.signal });
    let log: readonly unknown[] = [];
    while (log.length === 0) log = await truth.server().log();
    abort.abort();
    expect((await calling).record.status).toMatch(/cancelled|server-error/);
  });
});
