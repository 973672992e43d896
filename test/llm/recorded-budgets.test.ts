import { describe, expect, it } from "vitest";

import { wires } from "../../src/wire";
import { timeBudget } from "../../src/llm/time-budget";
import type { TimeBudget } from "../../src/records";
import { exchanges, linesOf, readsOf, recordingsAreHere } from "../wire/exchanges";
import type { Exchange } from "../wire/exchanges";

/** Exchanges with a real Ollama that were answered with text, as they came over the wire. */
const recorded = exchanges("ollama-generate", "ollama-chat").filter(
  ({ exchange: { request, response } }) => /generate|chat/.test(request.path) && response.status === 200,
);

/** What the kit makes of one: its lines with the times of the reads that ended them, and the budget. */
function budgetOf(exchange: Exchange) {
  const content = wires.ollama.read(linesOf(readsOf(exchange)));
  const server = content.done?.server ?? {};
  const { chunkMs, doneMs } = content;
  const clock = { chunkMs, ...(doneMs === undefined ? {} : { durationMs: doneMs }) };
  return { content, server, clock, budget: timeBudget(clock, server) };
}

function sumOf(budget: TimeBudget): number {
  const { otherMs = 0, loadMs = 0, promptEvalMs = 0, decodeMs = 0, afterTextMs = 0, remainderMs } = budget;
  return otherMs + loadMs + promptEvalMs + decodeMs + afterTextMs + remainderMs;
}

describe.skipIf(!recordingsAreHere)(
  "the budgets of recorded exchanges with Ollama (skipped without the recordings)",
  () => {
    it("are there", () => expect(recorded.length).toBeGreaterThan(50));

    it.each(recorded.map(({ name, exchange }) => [name, exchange] as const))("%s", (_name, exchange) => {
      const { content, server, clock, budget } = budgetOf(exchange);
      const whole = ["totalMs", "loadMs", "promptEvalMs", "evalMs"].every((part) => part in server);
      if (content.done === undefined || Object.keys(server).length === 0) {
        // It ended without its figures: aborted, broken off in a loop, or only the loading of a model was asked for.
        expect(budget).toBeUndefined();
        return;
      }
      expect(sumOf(budget!)).toBeCloseTo(clock.durationMs!, 6);
      // A part that the server did not send, such as the decoding of an answer without text, leaves the budget open and is absent.
      if (!whole) expect(budget).toMatchObject({ closed: false });
      else expect(budget, JSON.stringify(budget)).toMatchObject({ closed: true });
    });
  },
);
