import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { promptKit } from "../../src/workload/agent/prompt-kit";
import { loadPrompts } from "../../src/workload/agent/prompts";
import { shareContext } from "../../src/workload/agent/room";
import { factTable } from "../../src/facts";
import { connect, measure } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { mayStand, parseNarrative } from "../../src/narrative";
import type { Fact, FactRegistry } from "../../src/records";
import type * as Judge from "../../tools/demo-model/fits.mjs" with { "resolution-mode": "import" };

/** Facts of a real study of the sample folder; during runs a study knows only those of the files and the machine. */
const all = JSON.parse(readFileSync(join(__dirname, "registry.json"), "utf8")) as FactRegistry;
const duringRuns: FactRegistry = { ...all, facts: all.facts.filter(({ id }) => Number(id.slice(1)) < 50) };
const tables = [
  { registry: duringRuns, characters: 600 },
  { registry: duringRuns, characters: 5000 },
  { registry: all, characters: 1500 },
  { registry: all, characters: 8000 },
].map(({ registry, characters }) => ({ registry, table: factTable(registry, characters).facts }));

interface Answer {
  readonly registry: FactRegistry;
  readonly table: readonly Fact[];
  readonly analysis: string;
  readonly report: string;
}

let connection: Connection;
let judge: typeof Judge;
const answers: Answer[] = [];

beforeAll(async () => {
  judge = await import("../../tools/demo-model/fits.mjs");
  connection = await connect({ embedded: true });
  const [prompts, model] = [await loadPrompts(), await connection.model()];
  const shared = { study: "s", run: 1, variant: "baseline", model, cache: "avoid", nonce: "abcdefgh" } as const;
  const options = { temperature: 0, seed: 1, repeat_penalty: 1, num_predict: 500 };
  for (const [index, { registry, table }] of tables.entries()) {
    const kit = promptKit(prompts, table, shareContext(2048, 6), true);
    const asked = { ...shared, options };
    const first = { ...asked, id: `${index}a`, stage: "analysis", prompt: kit.analysis() };
    const { response: analysis } = await measure(connection, first);
    const { prompt, format } = kit.report(analysis);
    const second = await measure(connection, { ...asked, id: `${index}r`, stage: "report", prompt, format: format! });
    answers.push({ registry, table, analysis, report: second.response });
  }
});

afterAll(() => connection?.close());

describe("what the demo model writes at temperature 0", () => {
  it("refers in the analysis to facts of the table, in sentences that fit them, without digits", () => {
    const said = answers.flatMap(({ analysis, table }) =>
      judge.sentencesOf(analysis).map((sentence) => ({ ...sentence, known: new Set(table.map(({ id }) => id)) })),
    );
    const references = said.flatMap(({ facts, words, known }) =>
      facts.map((id) => known.has(id) && judge.fits(facts, words)),
    );
    expect(references.length).toBeGreaterThanOrEqual(4 * answers.length);
    expect(references.filter(Boolean).length / references.length).toBeGreaterThanOrEqual(0.9);
    for (const { words } of said) expect(words).not.toMatch(/\p{N}/u);
  });

  it("says four to six sentences in an analysis, none of them twice", () => {
    for (const { analysis } of answers) {
      const sentences = judge.sentencesOf(analysis).map(({ words, facts }) => words + facts.join());
      expect(sentences.length).toBeGreaterThanOrEqual(4);
      expect(sentences.length).toBeLessThanOrEqual(6);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  it("writes each report as JSON that may stand, in sentences that fit their facts", () => {
    const fitting: boolean[] = [];
    let [kept, dropped] = [0, 0];
    for (const { report, registry, table } of answers) {
      const parsed = parseNarrative(report, { ...registry, facts: table });
      expect(mayStand(parsed)).toBe(true);
      // A small model repeats itself now and then: the program drops such a sentence, and most of a report must be left.
      kept += Object.values(parsed.sections).flat().length;
      dropped += parsed.dropped.length;
      for (const { facts, words, evidence } of judge.sentencesOfReport(JSON.parse(report))) {
        expect(words).not.toMatch(/\p{N}/u);
        fitting.push(judge.fits(facts, words, evidence));
      }
    }
    expect(fitting.filter(Boolean).length / fitting.length).toBeGreaterThanOrEqual(0.9);
    expect(dropped / (kept + dropped)).toBeLessThanOrEqual(0.1);
  });

  it("says no sentence twice in a report", () => {
    for (const { report } of answers) {
      const texts = judge.sentencesOfReport(JSON.parse(report)).map(({ text }) => text);
      expect(texts.length).toBeGreaterThanOrEqual(6);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});
