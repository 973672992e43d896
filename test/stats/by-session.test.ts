import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  canDecide,
  seededRandom,
  studyDecides,
  summarize,
  verdictBySession,
  wilcoxonSignedRank,
  median,
} from "../../src/stats";
import type { CallLike, SessionValue } from "../../src/stats";
import { without } from "../support/without";

const side = (values: readonly number[], names = values.map((_, at) => `p${at + 1}`)): readonly SessionValue[] =>
  values.map((value, at) => ({ session: names[at]!, value, calls: 3 }));

const lengths = [10, 1000, 40, 250, 8000, 90, 33, 512, 70, 1500];

/** Ten prompts of very different lengths, `runs` calls each, in two variants. */
function callsOf(
  runs: number,
  ratio: (prompt: number) => number,
  options: { whole?: (prompt: number) => boolean } = {},
) {
  const random = seededRandom(5);
  return ["a", "b"].flatMap((variant) =>
    lengths.flatMap((length, prompt) =>
      Array.from({ length: runs }, (_, at): CallLike => {
        const ttftMs = length * (1 + 0.02 * random()) * (variant === "b" ? ratio(prompt) : 1);
        const whole = variant === "a" || (options.whole?.(prompt) ?? true);
        return {
          ...{ id: `r${at + 1}-p${prompt}-${variant}`, run: at + 1, stage: "answer", variant, session: `p${prompt}` },
          ...{ clock: { ttftMs, durationMs: ttftMs * 2 }, server: { loadMs: 1 }, throughput: 1000 / ttftMs },
          ...{ status: whole ? "ok" : "truncated", speed: { valid: true }, answer: whole ? "whole" : "cut" },
        };
      }),
    ),
  );
}

describe("a stage of several sessions", () => {
  it("counts each session once, by the median of its calls, however often it was repeated", () => {
    const calls = callsOf(3, () => 1).filter(({ session, run }) => session !== "p0" || run === 1);
    const { cells, sessionWord } = summarize(calls);
    expect(sessionWord).toBe("prompt");
    const cell = cells[0]!;
    expect(cell.sessions).toHaveLength(10);
    expect(cell.calls).toHaveLength(28);
    expect(cell.ttft).toMatchObject({ n: 10, p90: null, drift: null });
    expect(cell.ttft.sessions!.values.map(({ calls: each }) => each)).toEqual([1, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
    const own = calls.filter(({ variant, session }) => variant === "a" && session === "p3");
    const middle = own.map(({ clock }) => clock.ttftMs!).sort((x, y) => x - y)[1]!;
    expect(cell.ttft.values[3]).toBe(middle);
    expect(cell.ttft.interval!.confidence).toBeCloseTo(0.9785, 4);
  });

  it("sees 5 % where prompts differ a thousandfold, which a pool of all calls does not", () => {
    const [ttft, throughput] = summarize(callsOf(3, () => 1.08)).comparisons.map(({ verdict }) => verdict);
    expect(ttft).toMatchObject({ code: "slower", n: [10, 10], paired: { by: "prompt", pairs: 10 }, p: 2 / 2 ** 10 });
    expect(ttft!.sentence).toMatch(/^slower: takes \d.* more \(95 % interval .*\), p = \.002, n = 10 prompts$/);
    expect(throughput!.ratio).toBeCloseTo(ttft!.ratio!, 9);
    expect(throughput!.sentence).toMatch(/fewer tokens\/s/);
    const pooled = callsOf(3, () => 1.08).map((call) => without(call, "session"));
    expect(summarize(pooled).comparisons[0]!.verdict).toMatchObject({ code: "inconclusive" });
  });

  it("ranks by sessions, and tests whole answers by sessions", () => {
    const calls = callsOf(4, () => 1.3, { whole: (prompt) => prompt > 0 });
    const { rankings, wholeRates, family } = summarize(calls);
    expect(family).toBe(2);
    expect(rankings.find(({ metric }) => metric === "ttft")).toMatchObject({
      best: ["a"],
      blocks: 10,
      blockWord: "prompt",
    });
    // One prompt that is cut in each of four runs is one prompt, not four calls.
    expect(wholeRates[0]).toMatchObject({ p: 1, n: [40, 40], test: "sign test" });
  });

  it("leaves a stage of one session as it is", () => {
    const one = callsOf(6, () => 1.1).filter(({ session }) => session === "p3");
    const bare = one.map((call) => without(call, "session"));
    expect(summarize(one)).toEqual(summarize(bare));
    expect(summarize(one).cells[0]).not.toHaveProperty("sessions");
  });
});

describe("models and prompts", () => {
  const models = (name: (call: CallLike) => { name: string; digest?: string }) =>
    callsOf(6, () => 1.2).filter(({ session }) => session === "p3").map((call) => ({ ...call, model: name(call), prompt: { sha256: call.variant } })); // prettier-ignore

  it("compare variants of different models, and refuse one whose model changed on the way", () => {
    const apart = models(({ variant }) => ({ name: `model-${variant}`, digest: variant }));
    const code = (calls: readonly CallLike[], ownPrompts: readonly string[]) =>
      summarize(calls, { ownPrompts }).comparisons.map(({ verdict }) => (verdict.code === "refused" ? verdict.reason : verdict.code)); // prettier-ignore
    expect(code(apart, ["b"])).toEqual(["slower", "slower"]);
    expect(code(apart, [])).toEqual(["their prompts differ", "their prompts differ"]);
    const changed = models(({ variant, run }) => ({ name: variant === "b" && run > 3 ? "other" : variant }));
    expect(code(changed, ["b"])).toEqual(["their model changed on the way", "their model changed on the way"]);
  });
});

describe("a verdict by session", () => {
  const settings = { betterIs: "lower", unit: "ms" } as const;
  it("needs six that both sides have, and says so", () => {
    const result = verdictBySession(side(lengths.slice(0, 7)), side(lengths.slice(0, 5)), { ...settings, sessionWord: "conversation" }); // prettier-ignore
    expect(result).toMatchObject({ code: "not-enough", word: "not enough conversations", have: 5, need: 6, p: null });
    expect(result.sentence).toBe(
      "not enough conversations: at least 6 that both sides have are needed for any 95 % statement (have 5)",
    );
    expect(result.excluded).toEqual(["p6: on one side only", "p7: on one side only"]);
    expect(verdictBySession([], [], settings)).toMatchObject({ code: "not-enough", have: 0, difference: null });
  });

  it("leaves out and names a session without a ratio, and says how many more would decide", () => {
    const noisy = [1.3, 0.8, 1.1, 0.95, 1.2, 0.9, 1.05, 1.25, 0.85, 1];
    const result = verdictBySession(side(lengths), side(lengths.map((value, at) => (at === 1 ? 0 : value * noisy[at]!))), settings); // prettier-ignore
    expect(result).toMatchObject({ code: "inconclusive", paired: { pairs: 9 }, excluded: ["p2: no ratio"] });
    expect(result.sentence).toMatch(/; about \d+ more prompts would decide$/);
  });

  it("agrees with the signed rank test, contains its estimate, and turns with its sides", () => {
    const values = fc.array(fc.tuple(fc.double({ min: 0.01, max: 1e5, noNaN: true }), fc.double({ min: 0.3, max: 3, noNaN: true })), { minLength: 6, maxLength: 20 }); // prettier-ignore
    fc.assert(
      fc.property(values, (pairs) => {
        const [a, b] = [side(pairs.map(([x]) => x)), side(pairs.map(([x, ratio]) => x * ratio))];
        const forth = verdictBySession(a, b, settings);
        const back = verdictBySession(b, a, settings);
        const rate = verdictBySession(side(a.map(({ value }) => 1000 / value)), side(b.map(({ value }) => 1000 / value)), { betterIs: "higher" }); // prettier-ignore
        const test = wilcoxonSignedRank(pairs.map(([x, ratio]) => Math.log(x * ratio) - Math.log(x)));
        expect(forth.p).toBeCloseTo(test.p, 9);
        expect(forth.ratio! * back.ratio!).toBeCloseTo(1, 6);
        expect(rate.ratio!).toBeCloseTo(forth.ratio!, 6);
        expect(forth.interval![0]).toBeLessThanOrEqual(forth.ratio! * (1 + 1e-12));
        expect(forth.interval![1]).toBeGreaterThanOrEqual(forth.ratio! * (1 - 1e-12));
        expect(forth.p).toBe(back.p);
        if (["faster", "slower", "small"].includes(forth.code)) expect(forth.p).toBeLessThan(0.05);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("does not depend on the order of the sessions", () => {
    const b = lengths.map((value, at) => value * (1.02 + at / 50));
    const names = lengths.map((_, at) => `p${at + 1}`);
    const turned = verdictBySession(side(lengths), side([...b].reverse(), [...names].reverse()), settings);
    expect(turned).toEqual(verdictBySession(side(lengths), side(b), settings));
  });

  it("bears ten thousand prompts", () => {
    const random = seededRandom(1);
    const many = Array.from({ length: 10_000 }, () => 10 + 1000 * random());
    const result = verdictBySession(side(many), side(many.map((value) => value * (1 + 0.06 + 0.02 * (random() - 0.5)))), settings); // prettier-ignore
    expect(result.code).toBe("slower");
    expect(result.ratio).toBeCloseTo(1.06, 3);
  });
});

describe("over many studies whose truth is known", () => {
  /** Share of comparisons that claim a difference: ten prompts of lengths 120 apart, three calls each, 10 % noise. */
  function claims(ratio: number): number {
    const random = seededRandom(20261128);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const drawn = (factor: number) => side(lengths.map((length) => median([1, 2, 3].map(() => length * factor * Math.exp(0.1 * normal())))!)); // prettier-ignore
    const found = Array.from({ length: 500 }, () => verdictBySession(drawn(1), drawn(ratio), { betterIs: "lower" }).p!);
    return found.filter((p) => p < 0.05).length / found.length;
  }

  it("claims no difference where there is none in 95 of 100, and sees 20 % in most", () => {
    expect(claims(1)).toBeLessThanOrEqual(0.065);
    expect(claims(1)).toBeGreaterThan(0.02);
    expect(claims(1.2)).toBeGreaterThan(0.85);
  });
});

describe("what can be decided by sessions", () => {
  it("is told before the first call: runs do not matter, the sessions do", () => {
    expect(canDecide(5, 1, "prompt")).toMatchObject({ possible: false, runsNeeded: 6 });
    expect(canDecide(6, 1, "prompt")).toMatchObject({ possible: true, leastP: 2 / 64, mostComparisons: 1 });
    expect(canDecide(6, 4, "prompt").sentence).toBe(
      "6 prompts cannot decide 4 comparisons, however far apart the values lie: 8 are needed",
    );
    expect(studyDecides({ variants: 3, stages: 1, runs: 1, sessions: 10 })).toMatchObject({ possible: true });
    expect(studyDecides({ variants: 3, stages: 1, runs: 1 })!.possible).toBe(false);
    expect(studyDecides({ variants: 2, stages: 1, runs: 9, sessions: 5, sessionWord: "conversation" })!.sentence).toBe(
      "5 conversations cannot decide 2 comparisons, however far apart the values lie: 7 are needed",
    );
  });

  it("holds in the summary: as many prompts as are asked for decide, one fewer does not", () => {
    const calls = callsOf(1, () => 2);
    for (const prompts of [6, 7, 8]) {
      const own = calls.filter(({ session }) => Number(session!.slice(1)) < prompts);
      const decided = summarize(own).comparisons.every(({ verdict }) => verdict.code === "slower");
      expect(decided).toBe(studyDecides({ variants: 2, stages: 1, runs: 1, sessions: prompts })!.possible);
    }
  });
});

describe("averages of pairs", () => {
  it("are found by counting as by building them all", () => {
    const random = seededRandom(9);
    const values = Array.from({ length: 240 }, () => Math.round(200 * (random() - 0.45)) / 100);
    const averages = values.flatMap((x, i) => values.slice(0, i + 1).map((y) => x / 2 + y / 2)).sort((a, b) => a - b);
    const shift = wilcoxonSignedRank(values);
    const [low, high] = [averages[Math.ceil(averages.length / 2) - 1]!, averages[Math.floor(averages.length / 2)]!];
    expect(shift.estimate).toBe(low / 2 + high / 2);
    const n = values.length;
    const k = Math.floor((n * (n + 1)) / 4 - 1.959963984540054 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24));
    expect(shift.interval).toMatchObject({ low: averages[k - 1], high: averages[averages.length - k] });
  });
});
