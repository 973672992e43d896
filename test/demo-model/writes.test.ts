import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { promptKit } from "../../src/workload/agent/prompt-kit";
import { loadPrompts } from "../../src/workload/agent/prompts";
import { shareContext } from "../../src/workload/agent/room";
import { factTable } from "../../src/facts";
import { connect, measure } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { readText } from "../../src/claims";
import { modelText } from "../../src/narrative";
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
    const kit = promptKit(prompts, table, shareContext(2048, 6));
    const asked = { ...shared, options };
    const first = { ...asked, id: `${index}a`, stage: "analysis", prompt: kit.analysis() };
    const { response: analysis } = await measure(connection, first);
    const second = await measure(connection, {
      ...asked,
      id: `${index}r`,
      stage: "report",
      prompt: kit.report(analysis),
    });
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

  it("writes reports of which the facts contradict little and prove the most that can be read", () => {
    const read = answers.map(({ report, registry }) => readText(modelText(report, registry), registry));
    const sum = (pick: (each: (typeof read)[number]) => number): number =>
      read.reduce((all, each) => all + pick(each), 0);
    for (const { clauses } of read) expect(clauses.length).toBeGreaterThanOrEqual(5);
    expect(sum(({ proven }) => proven) / sum(({ clauses }) => clauses.length)).toBeGreaterThanOrEqual(0.5);
    expect(sum(({ contradicted }) => contradicted) / sum(({ clauses }) => clauses.length)).toBeLessThanOrEqual(0.1);
  });
});
