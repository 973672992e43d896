import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { readStream, serverTimes } from "../../src/wire";
import { timeBudget } from "../../src/llm/time-budget";
import { createLineSplitter } from "../../src/llm/timing/line-splitter";
import type { TimeBudget } from "../../src/records";
import { packageRoot } from "../../src/files";

const folder = join(packageRoot(), "..", "shared", "fixtures", "streams");

interface Exchange {
  readonly label?: string;
  readonly request: { readonly path: string };
  readonly response: { readonly status: number };
  readonly reads: readonly { readonly atMs: number; readonly text?: string; readonly b64?: string }[];
}

interface Recorded {
  readonly name: string;
  readonly exchange: Exchange;
}

/** Exchanges with a real Ollama that were answered with text, as they came over the wire. */
function recorded(): readonly Recorded[] {
  return ["ollama-generate", "ollama-chat"].flatMap((kind) =>
    readdirSync(join(folder, kind)).flatMap((file) => {
      const { exchanges } = JSON.parse(readFileSync(join(folder, kind, file), "utf8")) as {
        readonly exchanges: readonly Exchange[];
      };
      return exchanges
        .filter(({ request, response }) => /generate|chat/.test(request.path) && response.status === 200)
        .map((exchange) => ({ name: `${kind}/${file} ${exchange.label ?? ""}`.trim(), exchange }));
    }),
  );
}

/** What the kit makes of one: its lines with the times of the reads that ended them, and the budget. */
function budgetOf({ reads }: Exchange) {
  const splitter = createLineSplitter();
  const lines = reads.flatMap(({ atMs, text, b64 }) =>
    splitter
      .push(b64 === undefined ? Buffer.from(text ?? "") : Buffer.from(b64, "base64"))
      .map((line) => ({ atMs, text: line })),
  );
  const tail = splitter.tail();
  if (tail !== "") lines.push({ atMs: reads.at(-1)!.atMs, text: tail });
  const content = readStream(lines);
  const server = content.done ? serverTimes(content.done) : {};
  const { chunkMs, doneMs } = content;
  const clock = { chunkMs, ...(doneMs === undefined ? {} : { durationMs: doneMs }) };
  return { content, server, clock, budget: timeBudget(clock, server) };
}

function sumOf(budget: TimeBudget): number {
  const { otherMs = 0, loadMs = 0, promptEvalMs = 0, decodeMs = 0, afterTextMs = 0, remainderMs } = budget;
  return otherMs + loadMs + promptEvalMs + decodeMs + afterTextMs + remainderMs;
}

describe.skipIf(!existsSync(folder))(
  "the budgets of recorded exchanges with Ollama (skipped without the recordings)",
  () => {
    const all = existsSync(folder) ? recorded() : [];

    it("are there", () => expect(all.length).toBeGreaterThan(50));

    it.each(all.map(({ name, exchange }) => [name, exchange] as const))("%s", (_name, exchange) => {
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
