import { describe, expect, it } from "vitest";

import { defaultBudgets } from "../../src/llm";
import type { CallBudgets } from "../../src/llm";
import { constant, done, steps, token } from "../support/truth-server";
import { useTruth } from "./truth";

const truth = useTruth();
const names = Object.keys(defaultBudgets) as readonly (keyof CallBudgets)[];
const days = 86_400_000;

describe("a budget that is longer than a timer can wait", () => {
  it.each(names.flatMap((name) => [Infinity, 30 * days].map((ms) => [name, ms] as const)))(
    "is no limit: %s of %d ms",
    async (name, ms) => {
      const { record } = await truth.call(constant(["a", "b"], 20, 20), { budgets: { [name]: ms } });
      expect(record).toMatchObject({ status: "ok", response: "ab" });
    },
  );

  it("leaves the other budgets in force", async () => {
    const plan = steps(token("a"), { then: "stall" });
    const { record } = await truth.call(plan, { budgets: { totalMs: Infinity, silenceMs: 40 } });
    expect(record.error).toBe("Waited 40 ms for the next token, then gave up.");
  });
});

describe("the first token's budget", () => {
  it("runs on while chunks without text come", async () => {
    const empty = Array.from({ length: 60 }, (_, at) => ({ atMs: at * 40, write: token("") }));
    const plan = steps(...empty, { atMs: 2512, write: token("late") }, { atMs: 2512, write: done() });
    const { record } = await truth.call(plan, { budgets: { firstTokenMs: 500 } });
    expect(record).toMatchObject({ status: "timeout", response: "" });
    expect(record.error).toBe("Waited 500 ms for the first token, then gave up.");
    expect(record.clock.durationMs).toBeLessThan(2500);
  });

  it("has no say any more after the first text", async () => {
    const gate = "after the budget";
    const plan = steps(token("a"), { gate, write: token("") }, done());
    const { record } = await truth.call(plan, {
      budgets: { firstTokenMs: 1000 },
      onToken: () => void setTimeout(() => void truth.server().open(gate), 1200),
    });
    expect(record).toMatchObject({ status: "ok", response: "a" });
  });
});
