import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { claims, readText } from "../../src/claims";
import { facts, factTable } from "../../src/facts";
import { ingest } from "../../src/ingest";
import { connect, measure } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { choiceSchema, isChoice, modelText, offerOf, parseChoice } from "../../src/narrative";
import type { Fact, FactRegistry } from "../../src/records";
import { promptKit } from "../../src/workload/agent/prompt-kit";
import { loadPrompts } from "../../src/workload/agent/prompts";
import { shareContext } from "../../src/workload/agent/room";
import { sampleStudy } from "../report/sample";

interface Answer {
  readonly table: readonly Fact[];
  readonly analysis: string;
  readonly report: string;
}

const options = { temperature: 0, seed: 1, repeat_penalty: 1, num_predict: 500 };
const answers: Answer[] = [];
let connection: Connection;
let registry: FactRegistry;
let choice: string;

beforeAll(async () => {
  const read = await ingest(join(__dirname, "..", "..", "data", "sample"));
  const context = { model: { name: "chimera-demo", quantization: "F16", parameterSize: "1.14M" }, runs: 5 };
  registry = facts(read, undefined, context);
  connection = await connect({ embedded: true });
  const [prompts, model] = [await loadPrompts(), await connection.model()];
  const ask = async (id: string, stage: string, prompt: string, more = {}): Promise<string> => {
    const asked = { study: "s", run: 1, variant: "baseline", model, cache: "avoid", nonce: "abcdefgh" } as const;
    return (await measure(connection, { ...asked, id, stage, prompt, options, ...more })).response;
  };
  for (const characters of [600, 1200, 8000]) {
    const table = factTable(registry, characters).facts;
    const kit = promptKit(prompts, table, shareContext(2048, 6));
    const analysis = await ask(`a${characters}`, "analysis", kit.analysis());
    answers.push({ table, analysis, report: await ask(`r${characters}`, "report", kit.report(analysis)) });
  }
  const offer = offerOf(claims(facts(read, sampleStudy())), 3000);
  const asked = { format: choiceSchema(offer), options: { ...options, num_predict: 320 } };
  choice = await ask("c", "choice", prompts.choice.render({ lines: offer.lines }), asked);
});

afterAll(() => connection?.close());

describe("what the demo model writes at temperature 0", () => {
  it("names facts of the table, and no number of its own", () => {
    const named = answers.flatMap(({ table, analysis, report }) => {
      const known = new Set(table.map(({ label }) => label));
      const labels = [...`${analysis} ${report}`.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, label]) => label!);
      expect(labels.length).toBeGreaterThanOrEqual(8);
      expect(`${analysis} ${report}`.replace(/\{\{[^{}]+\}\}/g, "")).not.toMatch(/\p{N}/u);
      return labels.map((label) => known.has(label));
    });
    expect(named.filter(Boolean).length / named.length).toBeGreaterThanOrEqual(0.9);
  });

  it("reads as sentences: four to six in an analysis, a report of five headings, nothing said twice", () => {
    for (const { analysis, report } of answers) {
      const sentences = analysis.split(/(?<=\.)\s+/);
      expect(sentences.length).toBeGreaterThanOrEqual(4);
      expect(sentences.length).toBeLessThanOrEqual(6);
      expect(new Set(sentences).size).toBe(sentences.length);
      const headings = ["Summary", "Data", "Performance", "Key findings", "Conclusion"];
      expect([...report.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    }
  });

  it("is proven by the facts, and nothing of it contradicted", () => {
    const read = answers.flatMap(({ analysis, report }) =>
      [analysis, report].map((text) => readText(modelText(text, registry), registry)),
    );
    const sum = (of: "proven" | "contradicted" | "notRead"): number => read.reduce((all, each) => all + each[of], 0);
    expect(sum("contradicted")).toBe(0);
    expect(sum("proven") / (sum("proven") + sum("notRead"))).toBeGreaterThanOrEqual(0.9);
  });

  it("chooses statements for each section, those that tell more first", async () => {
    const offer = offerOf(
      claims(facts(await ingest(join(__dirname, "..", "..", "data", "sample")), sampleStudy())),
      3000,
    );
    const chosen = parseChoice(choice, offer);
    expect(isChoice(chosen, offer)).toBe(true);
    const order = offer.claims.map(({ id }) => id);
    for (const ids of Object.values(chosen.sections))
      expect(ids).toEqual([...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(Object.values(chosen.sections).filter((ids) => ids.length > 0).length).toBeGreaterThanOrEqual(5);
  });
});
