import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import type { Study } from "../../src/records";
import { comparisonLines, headline, report } from "../../src/report";
import { promptsView } from "../../src/report/prompts-view";
import { rankView } from "../../src/report/rank-view";
import { countedCalls, isWarm, median, summarizeStudy } from "../../src/stats";
import { manyStudy, twoByTwo } from "../support/many-study";
import { sampleStudy } from "./sample";

const pageOf = (study: Study) => report({ study, registry: facts(undefined, study) });

describe("two models at two contexts, ten prompts", () => {
  const study = twoByTwo();
  const summary = summarizeStudy(study);
  const [table] = rankView(summary, study.calls);

  test("stand in one table, best first, with loads and memory, and say what n counts", () => {
    const names = table!.rows.map(({ name }) => name);
    expect(names.slice(0, 2).every((name) => name.startsWith("smollm2"))).toBe(true);
    expect(table!.columns.map(({ title }) => title)).toEqual([
      "Prefill rate",
      "TTFT",
      "Throughput",
      "TPOT",
      "Duration",
    ]);
    expect(table!.more).toEqual(["Load, ms (loads)", "Memory", "In VRAM"]);
    for (const row of table!.rows) {
      expect(row.more[0]).toMatch(/^1,[4-8]\d\d \(3\)$/);
      expect(row.more.slice(1)).toEqual([expect.stringMatching(/^\d{3} MiB$/), "50 %"]);
      expect(row.whole).toBe("30/30");
      expect(row.model).toBe("");
    }
    expect(table!.order).toMatch(/^medians over 10 prompts /);
    expect(table!.sets).toHaveLength(1);
    expect(table!.sets[0]).toMatch(
      /^prefill rate, TTFT, throughput, TPOT and duration: .* cannot be told from the best; /,
    );
  });

  test("are compared across models, prompt by prompt, and every page says so", () => {
    expect(summary.comparisons.map(({ verdict }) => verdict.code)).not.toContain("refused");
    expect(summary.comparisons.every(({ verdict }) => verdict.paired?.pairs === 10)).toBe(true);
    const { html, markdown } = pageOf(study);
    for (const page of [html, markdown]) {
      expect(page.includes("TTFT by prompt, answer")).toBe(true);
      expect(page.includes("n = 10 prompts")).toBe(true);
      expect(/n = 10 \+ 10|n = 10 warm calls/.test(page)).toBe(false);
    }
    expect(markdown).not.toMatch(/NaN|undefined/);
    const lines = comparisonLines(study).join("\n");
    expect(lines).toMatch(/10 prompts {2}faster/);
    expect(headline(study)[0]).toContain("medians of 10 prompts each");
  });

  test("have below, folded, what each variant had for each prompt: the numbers that the medians are of", () => {
    const warm = countedCalls(study.calls).filter(isWarm);
    const [ttft, throughput, duration] = promptsView(summary);
    expect([ttft, throughput, duration].map((each) => each!.unit)).toEqual(["ms", "tokens/s", "ms"]);
    expect(ttft!.rows).toHaveLength(10);
    ttft!.rows.forEach(({ session, values }) => {
      ttft!.columns.forEach(({ name }, at) => {
        const own = warm.filter((call) => call.variant === name && call.session === session);
        const middle = median(own.map(({ clock }) => clock.ttftMs!))!;
        expect(Number(values[at]!.replaceAll(",", ""))).toBeCloseTo(middle, 0);
      });
    });
    expect(pageOf(study).html).toMatch(/<details class="all"><summary>TTFT by prompt, answer<\/summary>/);
  });

  test("name the model beside a variant that does not say it", () => {
    const short = (name: string) => ({ a: "small", b: "large", c: "wide" })[name]!;
    const variants = ["a", "b", "c"].map((name) => ({
      name: short(name),
      model: `model-${name}`,
      factor: [1, 1] as const,
    }));
    const named = manyStudy({ variants });
    const [ranked] = rankView(summarizeStudy(named), named.calls);
    expect(ranked!.rows.map(({ model }) => model).sort()).toEqual(["model-a", "model-b", "model-c"]);
    expect(ranked!.more).toEqual(["Load, ms (loads)"]);
    expect(comparisonLines(named).join("\n")).toContain("small (model-a)");
    expect(pageOf(named).html).toContain('<span class="unit"><bdi>model-b</bdi></span>');
    const alike = manyStudy({ variants: variants.map((variant) => ({ ...variant, model: "one" })) });
    expect(rankView(summarizeStudy(alike), alike.calls)[0]!.rows.every(({ model }) => model === "")).toBe(true);
  });

  test("leave studies of one session a stage without such tables", () => {
    expect(promptsView(summarizeStudy(sampleStudy()))).toEqual([]);
    expect(pageOf(sampleStudy()).html).not.toContain("by prompt");
  });
});

test("the table to paste names the model of each row", () => {
  const rows = pageOf(twoByTwo()).row.split("\n").slice(2);
  expect(rows.filter(Boolean)).toHaveLength(4);
  for (const row of rows.filter(Boolean)) {
    const [, model, variant, ttft, , n] = row.split("|").map((cell) => cell.trim());
    expect(variant).toContain(model!.replace(/ \(Q4.*/, ""));
    expect(ttft).toMatch(/^\d/);
    expect(n).toBe("10 prompts");
  }
});
