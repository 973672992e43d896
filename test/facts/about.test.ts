import { join } from "node:path";
import { expect, test } from "vitest";

import { classicFacts, facts, withAbout } from "../../src/facts";
import { ingest } from "../../src/ingest";
import type { FactRegistry } from "../../src/records";
import { sampleStudy } from "../report/sample";

const sample = ingest(join(__dirname, "../../data/sample"));
const registries = async (): Promise<readonly FactRegistry[]> => {
  const study = sampleStudy();
  return [facts(await sample, study), classicFacts(study.calls, { data: await sample })];
};

test("every fact tells what it speaks of, and subject, stage and metric stand in one place only", async () => {
  for (const registry of await registries()) {
    expect(registry.facts.filter(({ about }) => about === undefined).map(({ key }) => key)).toEqual([]);
    for (const { about, subject, stage } of registry.facts) {
      if (about && "stage" in about) expect(stage).toBe(about.stage);
      if (about && "subject" in about && !("against" in about)) expect(subject).toBe(about.subject?.name);
    }
  }
});

test("what a file written earlier leaves to its keys is read as the facts would tell it today", async () => {
  for (const registry of await registries()) {
    const then = registry.facts.filter(
      ({ key }) => !/^calls\.(?:timed|drift|failed\.|aside\.)|^comparison\.best/.test(key),
    );
    const older = then.map((fact) => {
      const { about, ...rest } = fact;
      return about === undefined ? fact : rest;
    });
    const read = withAbout({ ...registry, facts: older });
    for (const [index, fact] of then.entries()) expect(read.facts[index]?.about, fact.key).toEqual(fact.about);
    expect(withAbout(registry)).toBe(registry);
  }
});

test("a key that nobody knows leaves its fact without", () => {
  const fact = {
    id: "f999",
    key: "new.kind",
    group: "data",
    label: "new",
    text: "1",
    direction: "neither",
    sources: [],
  };
  const read = withAbout({ schema: "chimera-notebook/facts/1", facts: [fact as never] });
  expect(read.facts[0]).toEqual(fact);
});
