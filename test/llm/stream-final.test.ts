import { describe, expect, it } from "vitest";

import { done, line, steps, token } from "../support/truth-server";
import type { Step } from "../support/truth-server";
import { useTruth } from "./truth";

const truth = useTruth();

describe("an answer is whole with its final record, whatever the connection does then", () => {
  it("does not wait for a server that leaves the connection open", async () => {
    const plan = steps(token("a"), token("b"), { write: done(), then: "stall" });
    const { record } = await truth.call(plan, { budgets: { silenceMs: 600_000 } });
    expect(record).toMatchObject({ status: "ok", response: "ab", doneReason: "stop" });
    expect(record).not.toHaveProperty("error");
    expect(record).toHaveProperty("budget");
  });

  it.each(["cut", "reset"] as const)("is no interrupted stream after a %s without the last chunk", async (then) => {
    // The loss waits until the answer has been seen: a reset throws away what the reader has not read yet.
    const gate = `seen before ${then}`;
    const plan = steps(token("a"), { write: done() }, { gate, then });
    const { record } = await truth.call(plan, { onToken: () => void truth.server().open(gate) });
    expect(record).toMatchObject({ status: "ok", response: "a" });
    expect(record.clock.durationMs).toBeDefined();
  });

  it.each<[string, Step]>([
    ["stays open", { write: done().trimEnd(), then: "stall" }],
    ["is cut", { write: done().trimEnd(), then: "cut" }],
  ])("knows a final record without its line break when the connection %s", async (_, step) => {
    const { record } = await truth.call(steps(token("a"), step), { budgets: { silenceMs: 1000 } });
    expect(record).toMatchObject({ status: "ok", response: "a", doneReason: "stop" });
    expect(record.clock.durationMs).toBeLessThan(1000);
  });

  it("ends at the time of the final record, and takes nothing of what follows", async () => {
    const after = `${done()}%%% not json\n${line({ error: "too late" })}half a li`;
    const plan = steps({ atMs: 30, write: token("a") }, { atMs: 60, write: after }, { gate: "ended", write: "more" });
    // The call ends although the answer goes on only after its end.
    const { record, log } = await truth.call(plan);
    await truth.server().open("ended");
    expect(record).toMatchObject({ status: "ok", response: "a" });
    expect(record.clock.durationMs! - log[0]!.writes[1]!).toBeGreaterThan(-5);
  });

  it("does not take a text about done and true for the final record", async () => {
    const talk = ['"done": true', '{"done":true}', "true"];
    const { record } = await truth.call(steps(...talk.map((text) => token(text)), token(" end"), done()));
    expect(record).toMatchObject({ status: "ok", response: `${talk.join("")} end` });
  });

  it("lets the server end its answer itself", async () => {
    const { log } = await truth.call(steps(token("a"), { write: done() }, { gate: "later", write: token("late") }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(log[0]).not.toHaveProperty("closedAtMs");
    expect((await truth.server().log())[0]).not.toHaveProperty("closedAtMs");
    await truth.server().open("later");
  });

  it("still says so when the final record did not come whole", async () => {
    const { record } = await truth.call(steps(token("a"), { write: done().slice(0, -8), then: "cut" }));
    expect(record).toMatchObject({ status: "interrupted-stream", response: "a" });
  });
});
