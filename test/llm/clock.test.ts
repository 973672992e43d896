import { describe, expect, it, vi } from "vitest";

import { constant, plain, done, line, steps, token } from "../support/truth-server";
import type { TruthLog } from "../support/truth-server";
import type { CallRecord } from "../../src/records";
import { useTruth } from "./truth";

const truth = useTruth();

/** Every stamp lies after the write that it stands for: the reader can be late on a busy machine, never early. */
function neverEarly(record: CallRecord, log: readonly TruthLog[]): void {
  const writes = log[0]!.writes;
  record.clock.chunkMs!.forEach((atMs, index) => expect(atMs).toBeGreaterThanOrEqual(writes[index]!));
  expect(record.clock.durationMs!).toBeGreaterThanOrEqual(writes.at(-1)!);
}

describe("the clock of a call", () => {
  it("gives every chunk its own time, in order, none before the server wrote it", async () => {
    const { record, log } = await truth.call(constant(["a", "b", "c", "d"], 10, 10));
    expect(record.clock.chunkMs).toHaveLength(4);
    expect(record.clock.ttftMs).toBe(record.clock.chunkMs![0]);
    expect(record.clock.ttfaMs).toBe(record.clock.ttftMs);
    neverEarly(record, log);
  });

  it("gives a chunk that comes later a later time", async () => {
    // The second is written after the first was seen here: no machine is so busy that both come at once.
    const plan = steps(token("a"), { gate: "seen", write: token("b") }, done());
    const { record, log } = await truth.call(plan, { onToken: () => void truth.server().open("seen") });
    neverEarly(record, log);
    const [first, second] = record.clock.chunkMs!;
    expect(second).toBeGreaterThan(first!);
  });

  it("takes no chunk with a role alone for the first token", async () => {
    const message = (content: string): string => line({ message: { role: "assistant", content }, done: false });
    const plan = steps(
      message(""),
      { atMs: 30, write: message("Hi") },
      { atMs: 30, write: done({ response: undefined }) },
    );
    const { record } = await truth.call(plan, { endpoint: "chat", system: "Be brief." });
    expect(record).toMatchObject({ status: "ok", response: "Hi" });
    expect(record.clock.chunkMs).toEqual([record.clock.ttftMs]);
  });

  it("tells the first thought from the first answer", async () => {
    const thought = line({ response: "", thinking: "Let me see.", done: false });
    const plan = steps(thought, { atMs: 30, write: token("42") }, { atMs: 30, write: done() });
    const { record } = await truth.call(plan, { think: true });
    expect(record).toMatchObject({ status: "ok", response: "42", thinking: "Let me see." });
    expect(record.clock.ttftMs!).toBeLessThanOrEqual(record.clock.ttfaMs!);
    expect(record.clock.chunkMs).toEqual([record.clock.ttftMs, record.clock.ttfaMs]);
  });

  it("counts connecting apart, and headers before the first token", async () => {
    const { record } = await truth.call(constant(["a"], 20));
    const { connectMs, headersMs, ttftMs, durationMs, eventLoopDelayMs } = record.clock;
    expect(connectMs).toBeGreaterThan(0);
    expect(headersMs!).toBeLessThan(ttftMs!);
    expect(ttftMs!).toBeLessThanOrEqual(durationMs!);
    expect(eventLoopDelayMs).toBeGreaterThanOrEqual(0);
  });

  it("is not moved by a jump of the wall clock", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    const { record } = await truth.call(constant(["a", "b"], 5, 5), {
      onToken: () => vi.setSystemTime(new Date("2040-01-01T00:00:00Z")),
    });
    vi.useRealTimers();
    expect(record.startedAt).toBe("1970-01-01T00:16:40.000Z");
    expect(record.clock.durationMs!).toBeLessThan(60_000);
    expect(record.clock.durationMs!).toBeGreaterThanOrEqual(10);
  });

  it("is read in a thread of its own: a notebook that computes does not stretch it", async () => {
    const begun = performance.now();
    const calling = truth.call(constant(["a", "b", "c"], 20, 20));
    let log: readonly TruthLog[] = [];
    while (log.length === 0) log = await truth.server().log();
    // From here on this thread does nothing else until the server has long written everything.
    const until = performance.now() + 1000;
    while (performance.now() < until);
    const busyUntilMs = performance.now() - begun;
    const { record } = await calling;
    const span = record.clock.chunkMs!.at(-1)! - record.clock.chunkMs![0]!;
    expect(span).toBeGreaterThan(0);
    // Stamped by this thread, the end would lie after that.
    expect(record.clock.durationMs!).toBeLessThan(busyUntilMs);
  });
});

describe("the time budget of a call", () => {
  it("closes when the parts explain the duration, with queue and remainder named", async () => {
    // The server claims what it did: it waited, loaded, read the prompt and wrote for the time that passed.
    const ms = 1e6;
    const times = {
      total_duration: 100 * ms,
      load_duration: 10 * ms,
      prompt_eval_duration: 20 * ms,
      eval_duration: 30 * ms,
    };
    const { record } = await truth.call(steps(token("a"), { atMs: 100, write: done(times) }));
    expect(record.budget).toMatchObject({ otherMs: 40, loadMs: 10, promptEvalMs: 20, decodeMs: 30 });
    const { connectMs, otherMs, loadMs, promptEvalMs, decodeMs, afterTextMs, remainderMs } = record.budget!;
    const parts = [connectMs, otherMs, loadMs, promptEvalMs, decodeMs, afterTextMs, remainderMs].reduce<number>(
      (sum, part) => sum + part!,
      0,
    );
    expect(parts).toBeCloseTo(record.clock.connectMs! + record.clock.durationMs!, 6);
    expect(record.budget!.closed).toBe(Math.abs(remainderMs) <= 5);
  });

  it("says so when it does not close", async () => {
    const { record } = await truth.call(
      // The text comes late, so the time before it is neither the server's nor after the text.
      steps(
        { atMs: 80, write: token("a") },
        {
          atMs: 81,
          write: done({ total_duration: 1e6, load_duration: 0, eval_duration: 1e6, prompt_eval_duration: 0 }),
        },
      ),
    );
    expect(record.budget!.closed).toBe(false);
    expect(record.budget!.remainderMs).toBeGreaterThan(70);
  });
});

describe("what is sent", () => {
  it("begins with a line of its own under cache avoid, and is sent as it is under cache allow", async () => {
    const avoid = await truth.call(constant(["a"]), { cache: "avoid", id: "r2-baseline" });
    expect(avoid.log[0]!.body.prompt).toBe("[test r2-baseline]\nSay something.");
    expect(avoid.record.prompt).toMatchObject({ cache: "avoid", characters: 33 });
    const seeded = await truth.call(constant(["a"]), { cache: "avoid", nonce: "n7" });
    expect(seeded.log[0]!.body.prompt).toBe("[n7]\nSay something.");
    const system = { cache: "avoid", id: "r3", system: "Be brief." } as const;
    expect((await truth.call(constant(["a"]), system)).log[0]!.body).toMatchObject({
      system: "[test r3]\nBe brief.",
      prompt: "[test r3]\nSay something.",
    });
    const again = await truth.call([plain(503, "busy"), constant(["a"])], { cache: "avoid", id: "r4", retries: 1 });
    expect(again.log.map(({ body }) => body.prompt)).toEqual([
      "[test r4]\nSay something.",
      "[test r4 again 1]\nSay something.",
    ]);
    expect(again.record.prompt.characters).toBe("[test r4 again 1]\nSay something.".length);
    const allow = await truth.call(constant(["a"]), { cache: "allow" });
    expect(allow.log[0]!.body.prompt).toBe("Say something.");
    expect(allow.record.prompt.cache).toBe("allow");
    expect(allow.record.prompt.sha256).not.toBe(avoid.record.prompt.sha256);
  });

  it("carries options, format, thinking and keep_alive as Ollama takes them", async () => {
    const format = { type: "object" };
    const { record, log } = await truth.call(constant(["{}"]), {
      options: { num_ctx: 512, seed: 7 },
      format,
      think: false,
      keepAlive: "5m",
      system: "Be brief.",
    });
    expect(log[0]!.body).toEqual({
      model: "m",
      stream: true,
      options: { num_ctx: 512, seed: 7 },
      format,
      think: false,
      keep_alive: "5m",
      system: "Be brief.",
      prompt: "Say something.",
    });
    expect(record).toMatchObject({ format: "schema", options: { num_ctx: 512, seed: 7 } });
  });
});
