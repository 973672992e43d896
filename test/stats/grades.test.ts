import { describe, expect, it } from "vitest";

import {
  casesNeeded,
  casesShow,
  costRatio,
  gradeSummary,
  mcNemar,
  secondsPerCorrect,
  seededRandom,
  wilsonOfShare,
} from "../../src/stats";
import type { CallLike } from "../../src/stats";

const cases = (n: number) => Array.from({ length: n }, (_, at) => ({ session: `case ${at + 1}`, grader: "number" }));

interface Made {
  readonly variant: string;
  readonly seconds: () => number;
  readonly right: (at: number) => boolean;
}

/** A study of variants that answer n cases `runs` times. */
function madeStudy(n: number, runs: number, all: readonly Made[]) {
  const calls = all.flatMap(({ variant, seconds, right }) =>
    cases(n).flatMap(({ session }, at) =>
      Array.from({ length: runs }, (_, run): CallLike => {
        const durationMs = 1000 * seconds();
        return {
          id: `${variant}-${at}-${run}`,
          run: run + 1,
          stage: "answer",
          variant,
          session,
          status: "ok",
          speed: { valid: true },
          answer: "whole",
          grade: { verdict: right(at) ? "right" : "wrong", grader: "number", reason: "Made." },
          clock: { ttftMs: durationMs / 4, durationMs },
          server: { loadMs: 1, outputTokens: 10, evalMs: durationMs / 2 },
        };
      }),
    ),
  );
  return {
    manifest: { config: { variants: all.map(({ variant }) => ({ name: variant, options: {} })), cases: cases(n) } },
    calls,
  };
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const lognormal = (random: () => number, median: number, sd: number): number => median * Math.exp(sd * normal(random));

describe("McNemar's exact test", () => {
  it.each([
    // statsmodels 0.14, mcnemar([[0, b], [c, 0]], exact=True).pvalue
    [6, 0, 0.03125],
    [1, 9, 0.021484375],
    [5, 5, 1],
    [12, 4, 0.076812744140625],
    [0, 0, 1],
  ])("of %i and %i cases that one side alone got right has p = %f", (b, c, p) => {
    const shares = [
      ...Array.from({ length: b }, () => [1, 0] as const),
      ...Array.from({ length: c }, () => [0, 1] as const),
      [1, 1] as const,
    ];
    expect(mcNemar(shares)).toEqual({ onlyBaseline: b, onlyCandidate: c, p: expect.closeTo(p, 12) as number });
  });

  it("claims a difference of equal variants in 5 % of studies at most, and over a family with Holm too", () => {
    const random = seededRandom(19);
    let [claims, studies] = [0, 0];
    for (let at = 0; at < 600; at += 1) {
      const hard = Array.from({ length: 30 }, () => random());
      const right = (index: number): boolean => random() < 0.3 + 0.6 * hard[index]!;
      const made = ["a", "b", "c", "d"].map((variant): Made => ({ variant, right, seconds: () => 1 }));
      const { comparisons } = gradeSummary(madeStudy(30, 2, made))!;
      studies += 1;
      if (comparisons.some(({ claim }) => claim !== "not decided")) claims += 1;
    }
    expect(claims / studies).toBeLessThanOrEqual(0.05);
  });
});

describe("accuracy", () => {
  it("counts each case once however often it was repeated, with an interval that covers", () => {
    const random = seededRandom(4);
    let covered = 0;
    const all = 1000;
    for (let at = 0; at < all; at += 1) {
      const chance = Array.from({ length: 30 }, () => (random() < 0.5 ? 0.95 : 0.4));
      const shares = chance.map((p) => [1, 2, 3].filter(() => random() < p).length / 3);
      const { low, high } = wilsonOfShare(shares.reduce((a, b) => a + b, 0) / 30, 30);
      if (low <= 0.675 && 0.675 <= high) covered += 1;
    }
    expect(covered / all).toBeGreaterThan(0.94);
  });

  it("leaves a case that cannot be judged out for all, and takes a failed call for not right", () => {
    const made = madeStudy(8, 1, [
      { variant: "a", right: () => true, seconds: () => 1 },
      { variant: "b", right: (at) => at > 3, seconds: () => 2 },
    ]);
    const calls = made.calls.map((call): CallLike => {
      if (call.id === "a-0-0")
        return { ...call, grade: { verdict: "problem", grader: "regex", reason: "The pattern is none." } };
      if (call.id !== "b-7-0") return call;
      const { grade, ...failed } = call;
      expect(grade).toBeDefined();
      return {
        ...failed,
        status: "server-error",
        answer: "none",
        speed: { valid: false, fault: "failed", reason: "HTTP 500." },
      };
    });
    const summary = gradeSummary({ ...made, calls })!;
    expect(summary.problems).toEqual([{ session: "case 1", reason: "The pattern is none." }]);
    expect(summary.variants.map(({ cases: n, right, wrong, failed }) => [n, right, wrong, failed])).toEqual([
      [7, 7, 0, 0],
      [7, 3, 3, 1],
    ]);
    // 7 calls of 2 s for 3 right answers: the failed one is paid for.
    expect(summary.variants[1]!.perCorrect).toMatchObject({ value: 14 / 3 });
  });
});

describe("seconds per correct answer", () => {
  it("is all the time by all the right answers, with the interval of the formula", () => {
    const prompts = [1, 2, 3, 4].map((seconds, at) => ({ seconds, right: at % 2, calls: 1 }));
    const found = secondsPerCorrect(prompts) as { value: number; low: number; high: number };
    // By hand: h = D/10 − C/2 = .1, −.3, .3, −.1; se = √(4/3 · .2); t(.975, 3) = 3.182446
    const half = 3.182446305 * Math.sqrt((4 / 3) * 0.2);
    expect(found.value).toBe(5);
    expect(found.low).toBeCloseTo(5 * Math.exp(-half), 6);
    expect(found.high).toBeCloseTo(5 * Math.exp(half), 6);
  });

  it("says the least that it can be where no answer was right", () => {
    const found = secondsPerCorrect(Array.from({ length: 10 }, () => ({ seconds: 6, right: 0, calls: 3 })));
    expect(found).toEqual({ atLeast: 2 / (1 - 0.05 ** 0.1), prompts: 10 });
    expect(secondsPerCorrect([])).toBeUndefined();
    expect(secondsPerCorrect([{ seconds: 1, right: 1, calls: 1 }])).toMatchObject({ value: 1, low: null });
  });

  it.each([
    [30, 0.8],
    [60, 0.5],
    [30, 0.5],
  ])("covers at %i prompts where %f are right", (P, accuracy) => {
    const random = seededRandom(P * 100 + accuracy * 10);
    const all = 1500;
    let [covered, pairs] = [0, 0];
    const spread = (): { readonly at: number; readonly p: number } => ({ at: lognormal(random, 1, 0.4), p: random() < 0.5 ? Math.min(1, accuracy + 0.15) : accuracy - 0.15 }); // prettier-ignore
    const truth =
      (Math.exp(0.4 ** 2 / 2) * Math.exp(0.2 ** 2 / 2)) / ((Math.min(1, accuracy + 0.15) + accuracy - 0.15) / 2);
    for (let at = 0; at < all; at += 1) {
      const prompts = Array.from({ length: P }, spread);
      const answer = () => prompts.map((each) => ({ calls: 2, seconds: each.at * (lognormal(random, 1, 0.2) + lognormal(random, 1, 0.2)), right: [1, 2].filter(() => random() < each.p).length })); // prettier-ignore
      const [one, two] = [answer(), answer()];
      const found = secondsPerCorrect(one);
      if (found !== undefined && "value" in found && found.low! <= truth && truth <= found.high!) covered += 1;
      const ratio = costRatio(one, two);
      if (ratio !== undefined && ratio.low <= 1 && 1 <= ratio.high) pairs += 1;
    }
    expect(covered / all).toBeGreaterThan(0.92);
    expect(covered / all).toBeLessThan(0.98);
    expect(pairs / all).toBeGreaterThan(0.92);
  });
});

describe("who is best", () => {
  it("is never the one that is fast and wrong, in 100 studies of 100", () => {
    const random = seededRandom(100);
    let honest = 0;
    for (let at = 0; at < 100; at += 1) {
      // Ten times as fast, and wrong but for a lucky guess now and then: by seconds per correct answer alone it would often win.
      const luck = 0.05 + 0.3 * random();
      const summary = gradeSummary(
        madeStudy(30, 2, [
          { variant: "honest", right: () => random() < 0.85, seconds: () => lognormal(random, 3, 0.2) },
          { variant: "liar", right: () => random() < luck, seconds: () => lognormal(random, 0.3, 0.2) },
          { variant: "slow", right: () => random() < 0.85, seconds: () => lognormal(random, 9, 0.2) },
        ]),
      )!;
      expect(summary.best).not.toContain("liar");
      if (summary.best?.join() === "honest") honest += 1;
    }
    expect(honest).toBeGreaterThan(80);
  });

  it("is nobody where one without a right answer cannot be told from the highest share", () => {
    const summary = gradeSummary(
      madeStudy(30, 1, [
        { variant: "none", right: () => false, seconds: () => 1 },
        { variant: "once", right: (at) => at === 3, seconds: () => 1 },
      ]),
    )!;
    expect(summary.best).toEqual([]);
    expect(summary.undecided).toEqual([]);
  });

  it("nor with cases too few to prove it", () => {
    const summary = gradeSummary(
      madeStudy(7, 1, [
        { variant: "honest", right: () => true, seconds: () => 3 },
        { variant: "liar", right: (at) => at > 3, seconds: () => 0.1 },
      ]),
    )!;
    expect(summary.best).toEqual(["honest"]);
    expect(summary.undecided).toEqual(["liar"]);
    expect(summary.comparisons[0]).toMatchObject({ claim: "not decided", onlyBaseline: 4, onlyCandidate: 0 });
    expect(gradeSummary(madeStudy(5, 1, [{ variant: "a", right: () => true, seconds: () => 1 }, { variant: "b", right: () => true, seconds: () => 1 }]))!.best).toBeNull(); // prettier-ignore
  });
});

describe("how many cases", () => {
  it("says before what they can show, and after what a difference would need", () => {
    expect(casesShow(30, 1)).toEqual({ halfWidth: expect.closeTo(0.168, 3) as number, fewest: 6 });
    expect(casesShow(5, 1).fewest).toBeNull();
    expect(casesShow(30, 5).fewest).toBe(8);
    // 3 of 30 right in one alone and 6 in the other: δ = .1, ψ = .3; (1.96·√.3 + .8416·√.29)²/.01 = 233.1
    const differences = [
      ...Array.from({ length: 6 }, () => 1),
      ...Array.from({ length: 3 }, () => -1),
      ...Array.from({ length: 21 }, () => 0),
    ];
    expect(casesNeeded(differences)).toBe(234);
    expect(casesNeeded([0, 0])).toBeNull();
  });
});
