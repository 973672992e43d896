import { describe, expect, test } from "vitest";

import { headline, report } from "../../src/report";
import { facts } from "../../src/facts";
import { bestOf } from "../../src/report/best";
import { answerOf } from "../../src/report/answer";
import { findingsOf } from "../../src/report/findings";
import { summarizeStudy } from "../../src/stats";
import type { Ranking } from "../../src/stats";
import { randomStudy } from "../support/random-study";
import { sampleStudy } from "./sample";

const ranking = (
  metric: Ranking["metric"],
  best: readonly string[] | null,
  change: Partial<Ranking> = {},
): Ranking => ({
  stage: "answer",
  metric,
  best,
  blocks: 8,
  blockWord: "prompt",
  leftOut: [],
  rows: ["a", "b", "c", "d"].map((variant) => ({ variant, median: 1, inSet: best?.includes(variant) ?? null })),
  ...change,
});

describe("which of several variants is best", () => {
  test.each([
    [
      "one alone",
      [ranking("ttft", ["b"]), ranking("throughput", ["b"])],
      ["good", "b is best", "In TTFT and throughput it is ahead of the other 3, beyond chance."],
    ],
    [
      "two that cannot be told apart",
      [ranking("ttft", ["b", "a"]), ranking("throughput", ["a", "b"])],
      [
        "good",
        "b and a lead",
        "In TTFT and throughput they are ahead of the other 2, beyond chance; which of them is best cannot be told.",
      ],
    ],
    [
      "nobody",
      [ranking("ttft", ["a", "b", "c", "d"])],
      ["open", "No best can be told", "None of the 4 variants can be told from the best in TTFT."],
    ],
    [
      "one in each measure",
      [ranking("ttft", ["a"]), ranking("throughput", ["c"])],
      ["open", "It depends on the measure", "TTFT: a is best, beyond chance. Throughput: c is best, beyond chance."],
    ],
    [
      "one that is never behind",
      [ranking("ttft", ["a"]), ranking("throughput", ["a", "c"])],
      [
        "open",
        "a is among the best throughout",
        "TTFT: a is best, beyond chance. Throughput: a and c cannot be told from the best; the others can.",
      ],
    ],
    [
      "a measure without a set, and other measures, which say nothing here",
      [ranking("ttft", ["a"]), ranking("throughput", null), ranking("duration", ["c"])],
      [
        "good",
        "a is best",
        "In TTFT it is ahead of the other 3, beyond chance. No set of the best can be given for throughput.",
      ],
    ],
    [
      "stages",
      [ranking("ttft", ["a"]), ranking("ttft", ["a"], { stage: "report" })],
      ["good", "a is best", "In TTFT (answer) and TTFT (report) it is ahead of the other 3, beyond chance."],
    ],
  ] as const)("%s", (_, rankings, [tone, word, sentence]) => {
    expect(bestOf(rankings)).toEqual({ tone, word, sentence });
  });

  test("nothing is said of two variants, nor where no set can be given", () => {
    const two = ranking("ttft", ["a"]);
    expect(bestOf([{ ...two, rows: two.rows.slice(0, 2) }])).toBeUndefined();
    expect(bestOf([ranking("ttft", null)])).toBeUndefined();
    expect(bestOf(summarizeStudy(sampleStudy()).rankings)).toBeUndefined();
  });

  test("page and terminal say the same, and never name as ahead whom the sets leave open", () => {
    let said = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const study = randomStudy(seed);
      const summary = summarizeStudy(study);
      const best = bestOf(summary.rankings);
      if (best === undefined) continue;
      said += 1;
      expect(headline(study)[1]).toBe(`How sure: ${best.word}. ${best.sentence}`);
      expect(answerOf(findingsOf(summary), summary.timed, summary.n).sentence).toContain(best.sentence);
      const [, alone] = /^(.*) is best$/.exec(best.word) ?? [];
      if (alone === undefined) continue;
      for (const { metric, best: set } of summary.rankings)
        if ((metric === "ttft" || metric === "throughput") && set !== null) expect(set).toEqual([alone]);
    }
    expect(said).toBeGreaterThan(10);
  });

  test("the page of a study of several variants begins with it", () => {
    const seed = Array.from({ length: 60 }, (_, at) => at).find((at) => {
      const { rankings, timed, n } = summarizeStudy(randomStudy(at));
      return bestOf(rankings) !== undefined && timed === n;
    });
    const study = randomStudy(seed ?? 0);
    const { markdown } = report({ study, registry: facts(undefined, study) });
    expect(markdown.slice(0, 1500)).toContain(bestOf(summarizeStudy(study).rankings)!.word);
  });
});
