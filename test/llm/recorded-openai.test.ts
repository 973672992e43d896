import { describe, expect, it } from "vitest";

import { clockOf, contentOf } from "../../src/llm/read-trace";
import { outcomeOf } from "../../src/llm/status";
import { timeBudget } from "../../src/llm/time-budget";
import { defaultBudgets } from "../../src/llm/timing/trace";
import type { Trace, TraceEnd } from "../../src/llm/timing/trace";
import type { CallStatus } from "../../src/records";
import { throughputOf } from "../../src/wire";
import { exchanges, linesOf, readsOf, recordingsAreHere } from "../wire/exchanges";
import type { Exchange } from "../wire/exchanges";

const ends: readonly (readonly [RegExp, TraceEnd])[] = [
  [/^client closed/, "aborted"],
  [/^reset/, "cut"],
  [/./, "complete"],
];

/** What the timing thread would have seen of it. */
function traceOf(exchange: Exchange): Trace {
  const { response, endedBy, endMs } = exchange;
  return {
    end: ends.find(([pattern]) => pattern.test(endedBy))![1],
    httpStatus: response.status,
    ...(response.headersAtMs === undefined ? {} : { headersMs: response.headersAtMs }),
    lines: linesOf(readsOf(exchange)),
    tail: "",
    connectMs: 0,
    endMs,
    eventLoopDelayMs: 0,
    wallJumpMs: 0,
  };
}

/** What became of it, and where its time went. */
function judged(exchange: Exchange, engine: "llama-server" | "openai-compatible" = "openai-compatible") {
  const trace = traceOf(exchange);
  const content = contentOf(trace, "openai");
  const server = content.done?.server ?? {};
  const outcome = outcomeOf({ trace, content, server, room: undefined, budgets: defaultBudgets, engine, model: "m" });
  const clock = clockOf(trace, content);
  return { outcome, content, server, clock, budget: timeBudget(clock, server, engine) };
}

const calls = exchanges().filter(
  ({ folder, exchange: { request } }) =>
    request.method === "POST" && /\/completions?$/.test(request.path) && !/^ollama-(?:generate|chat)$/.test(folder),
);

/** The least that a status must agree with, told from the bytes alone. */
function expected({ response, endedBy, reads }: Exchange): readonly CallStatus[] {
  const text = reads.map((each) => each.text ?? "").join("");
  if (endedBy.startsWith("client closed")) return ["cancelled"];
  if (response.status >= 500) return ["server-error"];
  if (response.status >= 400) return ["refused"];
  if (/"error":\s*\{|event: error/.test(text)) return ["server-error"];
  if (endedBy.startsWith("reset")) return ["interrupted-stream"];
  const reason = /"(?:finish_reason|stop_type)":\s*"(\w+)"/g;
  const last = [...text.matchAll(reason)].map(([, word]) => word).at(-1);
  if (last === undefined) return ["interrupted-stream", "repeating"];
  if (last === "content_filter") return ["refused"];
  return last === "length" || last === "limit" ? ["truncated", "empty", "repeating"] : ["ok", "empty", "repeating"];
}

describe.skipIf(!recordingsAreHere)("recorded calls in OpenAI's protocol (skipped without the recordings)", () => {
  it.each(calls.map(({ name, exchange }) => [name, exchange] as const))(
    "%s has the status that its bytes tell",
    (_, exchange) => {
      const { outcome } = judged(exchange);
      expect(expected(exchange)).toContain(outcome.status);
      expect(outcome.error === undefined).toBe(outcome.status === "ok");
    },
  );

  it("are none of them ok without a word of their end", () => {
    const good = calls.filter(({ exchange }) => judged(exchange).outcome.status === "ok");
    expect(good.length).toBeGreaterThan(20);
    for (const { exchange, name } of good) expect(judged(exchange).content.done?.reason, name).toBeDefined();
    const silent = calls.filter(({ name }) => name.includes("repeat-abort-no-done"));
    expect(silent.map(({ exchange }) => judged(exchange).outcome.status)).toEqual(["repeating"]);
  });

  it("of llama-server have budgets that close, and rates that are its own", () => {
    const streamed = calls.filter(
      ({ folder, exchange }) => folder.startsWith("llama-server-v1") && judged(exchange).clock.chunkMs!.length > 1,
    );
    const whole = streamed.filter(({ exchange }) => judged(exchange).server.evalMs !== undefined);
    expect(whole.length).toBeGreaterThan(30);
    for (const { exchange, name } of whole) {
      const { budget, server } = judged(exchange, "llama-server");
      expect(budget, `${name} ${JSON.stringify(budget)}`).toMatchObject({ closed: true });
      expect(throughputOf(server)!, name).toBeCloseTo(((server.outputTokens! - 1) / server.evalMs!) * 1000, 9);
    }
  });
});
