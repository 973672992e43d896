import { beforeAll, describe, expect, test } from "vitest";

import { claims, claimText, readText } from "../../src/claims";
import type { Claim } from "../../src/claims";
import { verdictSays } from "../../src/records";
import type { Fact, FactAbout, FactRegistry, FactSubject } from "../../src/records";
import { generatedRegistries } from "./generated";

let registries: readonly FactRegistry[];
const every = new Map<string, string>();

beforeAll(async () => {
  registries = await generatedRegistries();
});

/** What the reader does not prove of the claims of a registry. */
function unproven(registry: FactRegistry, seed: number): readonly string[] {
  return claims(registry, seed).flatMap((claim) => {
    const text = claimText(claim);
    every.set(`${claim.kind} ${claim.id.split(".")[1]}`, text);
    const { clauses, proven } = readText(text, registry);
    return clauses.length > 0 && proven === clauses.length ? [] : [`${claim.id}: ${text}`];
  });
}

describe("every claim over more than 200 studies", () => {
  test("is proven by the reader", { timeout: 240_000 }, () => {
    expect(registries.length).toBeGreaterThan(200);
    expect(registries.flatMap((registry, index) => unproven(registry, index))).toEqual([]);
    // All kinds were there, and all verdicts that a study can have: only infinite values have no difference.
    for (const kind of [
      "verdict",
      "change",
      "ratio",
      "level",
      "interval",
      "rank",
      "best",
      "share",
      "count",
      "failure",
      "missing",
      "drift",
      "name",
    ])
      // prettier-ignore
      expect([...every.keys()].filter((key) => key.startsWith(`${kind} `)), kind).not.toEqual([]);
    const said = new Set(
      registries.flatMap(({ facts }) => facts.flatMap(({ about }) => (about?.role === "verdict" ? [about.says] : []))),
    );
    expect(verdictSays.filter((says) => !said.has(says) && says !== "difference-only")).toEqual([]);
  });

  test("rests on facts that are there, has an id of its own and a place", () => {
    for (const registry of registries.slice(0, 60)) {
      const all = claims(registry);
      const ids = new Set(registry.facts.map(({ id }) => id));
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const { facts, sections, weight, parts } of all) {
        expect(facts.length).toBeGreaterThan(0);
        expect(facts.filter((id) => !ids.has(id))).toEqual([]);
        expect(sections.length).toBeGreaterThan(0);
        expect(weight > 0 && weight <= 100).toBe(true);
        expect(parts.map(({ text }) => text).join("")).toMatch(/^[A-Z0-9].*[.]$/s);
      }
      expect(all.map(({ weight }) => weight)).toEqual(all.map(({ weight }) => weight).sort((a, b) => b - a));
      expect(claims(registry)).toEqual(all);
    }
  });
});

const named = (name: string, kind: FactSubject["kind"] = "variant"): FactSubject => ({ kind, name });
let next = 0;
function fact(about: FactAbout, text: string, more: Partial<Fact> = {}): Fact {
  next += 1;
  const stage = "stage" in about && about.stage !== undefined ? { stage: about.stage } : {};
  return { id: `level.k${next}.median`, group: "calls", label: "", direction: "neither", sources: [], about, text, ...stage, ...more }; // prettier-ignore
}
const share = (about: Partial<FactAbout>, k: number, n: number): Fact =>
  fact({ role: "share", counted: "calls", ...about } as FactAbout, `${k} of ${n}`, { value: k, n });
const count = (about: Partial<FactAbout>, k: number, more: Partial<Fact> = {}): Fact =>
  fact({ role: "count", ...about } as FactAbout, String(k), { value: k, ...more });
const level = (metric: string, name: string, value: number, unit: string): Fact =>
  fact({ role: "level", metric, statistic: "median", subject: named(name), stage: "report" }, `${value.toFixed(2)} ${unit}`, { value, unit }); // prettier-ignore
const verdict = (metric: string, says: (typeof verdictSays)[number], text: string): Fact =>
  fact({ role: "verdict", metric, subject: named("new"), against: named("old"), stage: "report", says }, text);

/** All that a claim of these facts can say, one wording a seed. */
function wordingsOf(id: string, ...facts: readonly Fact[]): readonly string[] {
  const registry: FactRegistry = { schema: "chimera-notebook/facts/1", facts };
  const found = Array.from({ length: 24 }, (_, seed): Claim | undefined =>
    claims(registry, seed).find((claim) => claim.id === id),
  );
  const texts = [...new Set(found.flatMap((claim) => (claim ? [claimText(claim)] : [])))].sort();
  for (const text of texts) expect(readText(text, registry).clauses.map(({ reading }) => reading)).toEqual(["proven"]);
  return texts;
}

describe("each kind reads well, in the singular and the plural, of none, some and all", () => {
  test.each([
    [0, 8, "None of the 8 calls was ok."],
    [1, 8, "1 of 8 calls was ok."],
    [7, 8, "7 of 8 calls were ok."],
    [8, 8, "All 8 calls were ok."],
    [1, 1, "1 of 1 call was ok."],
  ])("%i of %i calls", (k, n, text) => {
    expect(wordingsOf("count.calls.ok", share({ state: "ok" }, k, n))).toEqual([text]);
  });

  test.each([
    [0, 8, "None of the 8 calls of new in the report stage has times that count."],
    [1, 8, "1 of 8 calls of new in the report stage has times that count."],
    [8, 8, "All 8 calls of new in the report stage have times that count."],
  ])("%i of %i timed", (k, n, text) => {
    const own = share({ state: "timed", subject: named("new"), stage: "report" }, k, n);
    expect(wordingsOf("count.calls.timed.new.report", own)).toEqual([text]);
  });

  test.each([
    [{ counted: "calls", state: "cold" }, 0, ["0 calls were cold."]],
    [{ counted: "calls", state: "cold" }, 1, ["1 call was cold."]],
    [{ counted: "files" }, 1, ["1 file was read.", "The folder holds 1 file."]],
    [{ counted: "files", state: "csv" }, 1, ["1 of the files was CSV."]],
    [{ counted: "files", state: "duplicate" }, 2, ["2 duplicate files were counted once."]],
    [{ counted: "files", state: "unreadable" }, 1, ["1 file could not be read."]],
    [{ counted: "models" }, 1, ["1 model was named in the files.", "The files name 1 model."]],
    [{ counted: "runs" }, 1, ["1 run of each variant was made.", "There was 1 run of each variant."]],
    [{ counted: "cores" }, 4, ["The machine has 4 processor cores."]],
  ] as const)("%j: %i", (about, k, texts) => {
    const parts = Object.values(about).join(".");
    const made = count({ counted: "calls" }, 12);
    expect(wordingsOf(`count.${parts}${"state" in about ? "" : ".all"}`, count(about, k), made)).toEqual(texts);
  });

  test.each([
    ["timeout", 1, "1 of 8 calls of new in the report stage timed out."],
    ["refused", 1, "1 of 8 calls of new in the report stage was refused."],
    ["refused", 2, "2 of 8 calls of new in the report stage were refused."],
    ["no-text", 3, "3 of 8 calls of new in the report stage gave no text."],
    ["implausible", 1, "1 of 8 calls of new in the report stage had implausible times."],
  ])("calls that ended as %s", (why, k, text) => {
    const own = share({ state: "failed", why, subject: named("new"), stage: "report" } as never, k, 8);
    expect(wordingsOf(`failure.${why}.report.new`, own)).toContain(text);
  });
});

describe("a change is said where its verdict bears it, and goes the way of its numbers", () => {
  const cells = (metric: string, old: number, now: number, unit: string): readonly Fact[] => [
    level(metric, "old", old, unit),
    level(metric, "new", now, unit),
  ];
  const faster = "faster: takes 50 % less";
  test.each([
    ["ttft", "faster", 200, 100, "ms", "50.0 % lower", "fell by 50.0 %, from 200.00 ms to 100.00 ms"],
    ["ttft", "slower", 100, 200, "ms", "100.0 % higher", "rose by 100.0 %, from 100.00 ms to 200.00 ms"],
    ["throughput", "faster", 10, 15, "tokens/s", "50.0 % higher", "rose by 50.0 %, from 10.00 tokens/s to 15.00"],
    ["throughput", "slower-by-open", 15, 10, "tokens/s", "33.3 % lower", "fell by 33.3 %"],
  ] as const)("%s %s", (metric, says, old, now, unit, lower, fell) => {
    const texts = wordingsOf(`change.${metric}.report.new`, ...cells(metric, old, now, unit), verdict(metric, says, faster)); // prettier-ignore
    expect(texts).toHaveLength(3);
    expect(texts.filter((text) => text.includes(lower))).toHaveLength(2);
    expect(texts.filter((text) => text.includes(fell))).toHaveLength(1);
  });

  test.each([
    ["inconclusive", 200, 100],
    ["equivalent", 200, 199],
    ["not-enough", 200, 100],
    // The medians go another way than the estimate, or hardly at all.
    ["faster", 100, 200],
    ["faster", 200, 199.999],
  ] as const)("not of %s from %d to %d", (says, old, now) => {
    const facts = [...cells("ttft", old, now, "ms"), verdict("ttft", says, `${says}: 3 % of it, n = 4 + 4`)];
    expect(wordingsOf("change.ttft.report.new", ...facts)).toEqual([]);
    expect(wordingsOf("verdict.ttft.report.new", ...facts)).toHaveLength(3);
  });
});

describe("the best", () => {
  const best = (...names: readonly string[]): Fact =>
    fact({ role: "best", metric: "ttft", stage: "report", subjects: names.map((name) => named(name)), of: 3 }, names.join(", ")); // prettier-ignore
  const cells = [level("ttft", "a1", 10, "ms"), level("ttft", "b1", 11, "ms"), level("ttft", "d1", 30, "ms")];

  test("is one, or a set that cannot be told from it, and never all", () => {
    expect(wordingsOf("best.ttft.report", best("a1"), ...cells)).toEqual([
      "In TTFT in the report stage a1 is best.",
      "In the report stage a1 is best in TTFT.",
    ]);
    expect(wordingsOf("best.ttft.report", best("a1", "b1"), ...cells)).toEqual([
      "In TTFT in the report stage a1 and b1 cannot be told from the best.",
      "In the report stage a1 and b1 cannot be told from the best in TTFT.",
    ]);
    expect(wordingsOf("best.ttft.report", best("a1", "b1", "d1"), ...cells)).toEqual([]);
  });

  test("is read by the set, and not by the medians alone", () => {
    const registry: FactRegistry = { schema: "chimera-notebook/facts/1", facts: [best("a1", "b1"), ...cells] };
    const read = (text: string): string | undefined => readText(text, registry).clauses[0]?.reading;
    expect(read("In the report stage a1 is best in TTFT.")).toBe("not-read");
    expect(read("In the report stage d1 is best in TTFT.")).toBe("contradicted");
    expect(read("In the report stage d1 cannot be told from the best in TTFT.")).toBe("contradicted");
  });
});

test("names of one kind that say the same number have no first", () => {
  const facts = ["a1", "b1", "d1"].map((name) => level("ttft", name, 10, "ms"));
  expect(wordingsOf("rank.ttft.report.lowest", ...facts)).toEqual([]);
  expect(wordingsOf("rank.ttft.report.lowest", ...facts, level("ttft", "e1", 9, "ms"))).toContain(
    "In the report stage e1 had the lowest median TTFT, 9.00 ms.",
  );
});
