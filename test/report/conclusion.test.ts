import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { ComparedMetric } from "../../src/records";
import { conclusionOf } from "../../src/report/conclusion";
import type { CellComparison, Verdict, VerdictCode } from "../../src/stats";

const ends: Readonly<Partial<Record<VerdictCode, readonly [number, number, number]>>> = {
  faster: [0.8, 0.85, 0.9],
  slower: [1.1, 1.15, 1.2],
  "faster-by-open": [0.2, 0.4, 0.97],
  "slower-by-open": [1.02, 1.4, 2],
  equivalent: [0.98, 1, 1.02],
  small: [0.92, 0.97, 0.99],
  inconclusive: [0.8, 1, 1.3],
};
const one = (
  code: VerdictCode,
  metric: ComparedMetric = "ttft",
  stage = "report",
  candidate = "tuned",
): CellComparison => {
  const [low, ratio, high] = ends[code] ?? [];
  const interval = low === undefined ? null : [low, high!];
  const verdict = { code, ratio: ratio ?? null, interval, more: 7, sentence: `${code} it is`, word: code };
  return { stage, metric, baseline: "plain", candidate, verdict: verdict as unknown as Verdict };
};

describe("what verdicts together support", () => {
  test("better in one measure and worse in another is mixed, and both are named", () => {
    for (const [good, bad] of [
      ["faster", "slower"],
      ["faster-by-open", "slower"],
      ["faster", "slower-by-open"],
    ] as const) {
      expect(conclusionOf([one(good, "ttft"), one(bad, "throughput"), one("equivalent", "ttft", "analysis")])).toEqual({
        tone: "open",
        word: "Mixed",
        sentence: "tuned is faster in TTFT (report) and slower in throughput (report) than plain.",
      });
    }
  });

  test("says a time as a time and a rate as a rate", () => {
    expect(conclusionOf([one("faster", "ttft"), one("faster", "throughput")])).toEqual({
      tone: "good",
      word: "tuned is faster",
      sentence:
        "TTFT takes 15.0 % less (95 % interval 10.0 to 20.0 %) and there are 17.6 % more tokens/s (95 % interval 11.1 to 25.0 %), against plain, in both measures.",
    });
    expect(conclusionOf([one("slower", "throughput")]).sentence).toBe(
      "There are 13.0 % fewer tokens/s (95 % interval 9.1 to 16.7 %), against plain, in the one measure.",
    );
  });

  test("what is not decided takes no part in a claim, and several candidates are named with their places", () => {
    expect(conclusionOf([one("slower", "ttft"), one("inconclusive", "throughput")]).sentence).toMatch(
      /in TTFT \(report\)\. The other measure shows no difference that counts, or is not decided\.$/,
    );
    expect(conclusionOf([one("faster"), one("refused", "ttft", "report", "other")])).toMatchObject({
      word: "tuned is faster",
      sentence: expect.stringContaining("in TTFT (report, tuned)") as string,
    });
    expect(conclusionOf([one("inconclusive"), one("not-enough", "throughput")])).toEqual({
      tone: "open",
      word: "Inconclusive",
      sentence: "About 7 more runs a side would decide TTFT (report). For throughput (report) there are too few calls.",
    });
  });

  test("names those that are better in all of their measures once, however many there are", () => {
    const all = ["a", "b", "c"].flatMap((name) =>
      (["ttft", "throughput"] as const).map((metric) =>
        one(name === "c" && metric === "ttft" ? "inconclusive" : "faster", metric, "answer", name),
      ),
    );
    const { word, sentence } = conclusionOf(all);
    expect(word).toBe("3 of the 3 others are faster");
    expect(sentence).toMatch(/, against plain, in both measures of a and b and throughput \(answer, c\)\. The other/);
  });

  test("claims a direction exactly where a verdict does, whatever verdicts stand beside it", () => {
    const codes = fc.constantFrom<VerdictCode>(
      ...(Object.keys(ends) as VerdictCode[]),
      ...(["refused", "not-enough", "difference-only"] as const),
    );
    const metric = fc.constantFrom<ComparedMetric>("ttft", "throughput");
    const comparison = fc.tuple(codes, metric, fc.constantFrom("a", "b"), fc.constantFrom("x", "y", "z"));
    fc.assert(
      fc.property(fc.array(comparison, { minLength: 1, maxLength: 12 }), (drawn) => {
        const all = drawn.map(([code, of, stage, candidate]) => one(code, of, stage, candidate));
        const { word, sentence, tone } = conclusionOf(all);
        const [good, bad] = ["faster", "slower"].map((way) => drawn.some(([code]) => code.startsWith(way)));
        expect(word === "Mixed").toBe(good! && bad!);
        expect(/(is|are) faster$/.test(word)).toBe(good! && !bad!);
        expect(/(is|are) slower$/.test(word)).toBe(bad! && !good!);
        expect([tone === "good", tone === "bad"]).toEqual([good! && !bad!, bad! && !good!]);
        expect(sentence).not.toMatch(/NaN|undefined|Infinity|throughput takes/);
        if (word === "No practical difference") expect(drawn.every(([code]) => code === "equivalent")).toBe(true);
      }),
    );
  });
});
