import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import type { Study } from "../../src/records";
import { comparisonLines, report } from "../../src/report";
import { answerOf } from "../../src/report/answer";
import { findingsOf } from "../../src/report/findings";
import { rankView } from "../../src/report/rank-view";
import { rankingWords } from "../../src/report/rank-words";
import { summarizeStudy } from "../../src/stats";
import type { Ranking } from "../../src/stats";
import { randomStudy } from "../support/random-study";
import { sampleStudy } from "./sample";

const many = Array.from({ length: 40 }, (_, seed) => randomStudy(seed)).filter(
  ({ manifest }) => manifest.config.variants.length >= 3,
);
const pageOf = (study: Study) => report({ study, registry: facts(undefined, study) });

describe("the ranked table", () => {
  test("is ordered by the median, and marks exactly those that the set holds", () => {
    let tables = 0;
    for (const study of many) {
      const summary = summarizeStudy(study);
      for (const table of rankView(summary, study.calls)) {
        tables += 1;
        const ranking = summary.rankings.find(({ stage, metric }) => stage === table.stage && metric === "throughput")!;
        const ranked = ranking.rows.map(({ variant }) => variant);
        expect(table.rows.slice(0, ranked.length).map(({ name }) => name)).toEqual(ranked);
        expect(ranking.rows.map(({ median }) => median)).toEqual(ranking.rows.map(({ median }) => median).sort((a, b) => b - a)); // prettier-ignore
        const column = table.columns.findIndex(({ title }) => title === "Throughput");
        const marked = table.rows.filter(({ cells }) => cells[column]!.best === "●").map(({ name }) => name);
        expect(marked).toEqual(ranking.best ?? []);
        for (const { variant } of ranking.leftOut)
          expect(table.rows.find(({ name }) => name === variant)?.cells[column]?.best ?? "").not.toBe("●");
        expect(table.rows).toHaveLength(summary.cells.filter(({ stage }) => stage === table.stage).length);
      }
    }
    expect(tables).toBeGreaterThan(30);
  });

  test("says the same on the page, in Markdown and in the terminal, and two variants keep their sentence", () => {
    for (const study of many.slice(0, 8)) {
      const tables = rankView(summarizeStudy(study), study.calls);
      const { markdown, html } = pageOf(study);
      const lines = comparisonLines(study);
      for (const set of tables.flatMap(({ sets }) => sets)) {
        expect(lines).toContain(set);
        const start = set.slice(0, 12);
        expect(markdown).toContain(start);
        expect(html).toContain(start);
      }
    }
    const two = pageOf(sampleStudy());
    expect(two.markdown).not.toContain("cannot be told from the best");
    expect(two.html).not.toContain('id="ranks"');
    expect(comparisonLines(sampleStudy()).join("\n")).not.toContain("told from the best");
  });

  test("shows what was measured before what is concluded from it, on every page", () => {
    for (const study of [sampleStudy(), many[0]!, many[1]!]) {
      const { html } = pageOf(study);
      const at = (id: string): number => html.indexOf(`id="${id}"`);
      expect(at("medians")).toBeGreaterThan(0);
      for (const id of ["verdicts", "figures", "tables"]) if (at(id) > 0) expect(at("medians")).toBeLessThan(at(id));
      if (at("ranks") > 0) expect(at("ranks")).toBeLessThan(at("medians"));
      expect(html.indexOf('class="identity"')).toBeGreaterThan(at("medians"));
    }
  });

  test("has the load time of cold calls where there are some", () => {
    const base = sampleStudy();
    const calls = base.calls.flatMap((call) => [call, { ...call, id: `${call.id}-x`, variant: `${call.variant}-x` }]);
    const variants = [...new Set(calls.map(({ variant }) => variant))].map((name) => ({ name, options: {} }));
    const config = { ...base.manifest.config, variants };
    const study = { ...base, calls, manifest: { ...base.manifest, config } };
    const [analysis] = rankView(summarizeStudy(study), calls);
    expect(analysis).toMatchObject({ stage: "analysis", more: ["Load, ms (loads)"] });
    expect(analysis!.rows.every(({ more }) => more[0] === "2,900 (1)")).toBe(true);
  });
});

describe("lines for a terminal", () => {
  test("stand in columns: every row of a table is as wide as its head up to the last column", () => {
    for (const study of many.slice(0, 30)) {
      const lines = comparisonLines(study);
      const heads = lines.flatMap((line, at) => (line.includes("95 % interval") ? [at] : []));
      for (const at of heads) {
        const end = lines[at]!.indexOf("95 % interval") + "95 % interval".length;
        for (let row = at + 1; row < lines.length && lines[row] !== ""; row += 1)
          expect(Array.from(lines[row]!)[Math.max(end, 0)] ?? " ").toBe(" ");
      }
    }
  });

  test("give old → new, the change with its interval, p, n and the verdict", () => {
    const lines = comparisonLines(sampleStudy());
    expect(lines[1]).toMatch(/^TTFT, analysis, ms +baseline → +change +95 % interval +p, adjusted for 4 +n$/);
    expect(lines[2]).toMatch(/^chimera +242 → 216 +−11\.4 % +−13\.8 % to −9\.2 % +\.001 +7 \+ 7 +faster$/);
    expect(lines.find((line) => /^chimera +107\.5 → 120\.5/.test(line))).toMatch(/\+12\.8 % +\+10\.2 % to \+15\.6 %/);
    expect(comparisonLines({ ...sampleStudy(), calls: [] })).toEqual([]);
  });
});

describe("words of a ranking", () => {
  const ranking = (change: Partial<Ranking>): Ranking => ({
    ...{ stage: "s", metric: "ttft", blocks: 6, blockWord: "run", leftOut: [] },
    rows: ["a", "b", "c"].map((variant) => ({ variant, median: 1, inSet: change.best?.includes(variant) ?? null })),
    best: null,
    ...change,
  });
  test.each([
    [ranking({ best: ["b"] }), "TTFT: b is best, beyond chance."],
    [ranking({ best: ["a", "b"] }), "TTFT: a and b cannot be told from the best; the others can."],
    [ranking({ best: ["a", "b", "c"] }), "TTFT: none of the 3 can be told from the best."],
    [ranking({ blocks: 1 }), "TTFT: no set of the best, for the variants have 1 run in common and 4 are needed."],
  ] as const)("%#", (given, sentence) => {
    expect(rankingWords([given])).toEqual([sentence]);
  });

  test("name once whom no ranking of the stage judges", () => {
    const leftOut = [{ variant: "c", reason: "fewer than 4 runs" }];
    const rows = ["a", "b", "c"].map((variant) => ({ variant, median: 1, inSet: variant === "c" ? null : variant === "a" })); // prettier-ignore
    const given = ranking({ best: ["a"], rows, leftOut });
    expect(rankingWords([given, { ...given, metric: "throughput" }])).toEqual([
      "TTFT and throughput: a is best of the 2 judged, beyond chance.",
      "Not judged: c (fewer than 4 runs).",
    ]);
    expect(rankingWords([given, ranking({ best: ["a"] })])[0]).toBe(
      "TTFT: a is best of the 2 judged, beyond chance. Not judged: c (fewer than 4 runs).",
    );
  });
});

test("what many comparisons say in the same words is said once", () => {
  for (const study of many) {
    const summary = summarizeStudy(study);
    const { findings } = answerOf(findingsOf(summary), summary.timed, summary.n);
    const verdicts = findings.slice(0, findings.length - findingsOf(summary).wholeRates.length);
    const said = new Set(summary.comparisons.map(({ verdict }) => `${verdict.sentence} ${verdict.pAdjusted}`));
    expect(verdicts).toHaveLength(said.size);
  }
});
