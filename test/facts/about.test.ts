import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";

import { classicFacts, facts } from "../../src/facts";
import { ingest } from "../../src/ingest";
import { factId, factsShape, readShape } from "../../src/records";
import type { FactRegistry, FactSubject } from "../../src/records";
import { sampleStudy } from "../report/sample";
import { randomStudy } from "../support/random-study";

const sample = ingest(join(__dirname, "../../data/sample"));
const registries = async (): Promise<readonly FactRegistry[]> => {
  const study = sampleStudy();
  const random = Array.from({ length: 20 }, (_, seed) => facts(undefined, randomStudy(seed)));
  return [facts(await sample, study), classicFacts(study.calls, { data: await sample }), ...random];
};

test("every fact tells what it speaks of, and subject, stage and metric stand in one place only", async () => {
  for (const registry of await registries()) {
    for (const { about, subject, stage } of registry.facts) {
      if ("stage" in about) expect(stage).toBe(about.stage);
      if ("subject" in about && !("against" in about)) expect(subject).toBe(about.subject?.name);
    }
  }
});

test("every fact is called by what it is about, no two alike, and is read back so from a file", async () => {
  for (const registry of await registries()) {
    const ids = registry.facts.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids).toEqual(registry.facts.map(({ about }) => factId(about)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(readShape(factsShape, JSON.parse(JSON.stringify(registry)))).toEqual({ value: registry });
  }
});

test("a file whose facts are called otherwise, or do not tell what they are about, is refused with the place", () => {
  const registry = facts(undefined, sampleStudy());
  const [first, ...others] = registry.facts;
  const { about, ...silent } = first!;
  const misfitOf = (all: readonly unknown[]): unknown => readShape(factsShape, { ...registry, facts: all });
  expect(misfitOf([{ ...first, id: "f1" }, ...others])).toEqual({
    misfit: 'facts[0].id must be "name.model", by what the fact is about, not "f1"',
  });
  expect(misfitOf([silent, ...others])).toHaveProperty("misfit", "facts[0].about is missing");
  expect(about.role).toBe("name");
});

test("an id stays what it is when files, runs or a variant are added", async () => {
  const study = sampleStudy({ runs: 4 });
  const before = facts(undefined, study).facts;
  const added = study.manifest.config.variants.concat({ ...study.manifest.config.variants[1]!, name: "a-third" });
  const config = { ...study.manifest.config, variants: added };
  const calls = [
    ...study.calls,
    ...study.calls
      .filter(({ variant }) => variant === "chimera")
      .map((call) => ({ ...call, id: `${call.id}-3`, variant: "a-third" })),
  ];
  const after = facts(await sample, { ...study, manifest: { ...study.manifest, config }, calls }).facts;
  const labels = new Map(after.map(({ id, label }) => [id, label]));
  expect(after.length).toBeGreaterThan(before.length);
  for (const { id, label } of before) expect(labels.get(id), id).toBe(label);
});

test("names of any kind make ids of their own, short and plain", () => {
  const of = (name: string, kind: FactSubject["kind"] = "variant"): string =>
    factId({ role: "level", metric: "ttft", statistic: "median", subject: { kind, name }, stage: "s" });
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.string({ minLength: 1, maxLength: 80 }), (a, b) => {
      expect(of(a)).toMatch(/^[A-Za-z0-9._:~-]{1,120}$/);
      expect(of(a) === of(b)).toBe(a === b);
      expect(of(a)).not.toBe(of(a, "model"));
    }),
    { seed: 3 },
  );
  expect(of("q4")).toBe("level.ttft.median.q4.s");
});
