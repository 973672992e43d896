import { describe, expect, it } from "vitest";

import { adjustVerdicts, verdict } from "../../src/stats";
import { judgedCode } from "../../src/stats/verdict-code";

const around = (centre: number, spread: number, n = 10) =>
  Array.from({ length: n }, (_, at) => centre + (spread * (2 * at + 1 - n)) / n);
const lower = { betterIs: "lower" } as const;

describe("the six sentences", () => {
  it("0: too few", () => {
    expect(verdict([1, 2, 3], [4, 5, 6], lower)).toMatchObject({
      code: "not-enough",
      sentence: "not enough runs: at least 4 a side are needed for any 95 % statement (have 3)",
    });
    expect(verdict([1, 2, 3], [4, 5, 6, 7], lower).sentence).toMatch(/\(have 3 \+ 4\)$/);
  });

  it("1 and 2: faster, slower, each with size, interval, p and n", () => {
    const [slow, fast] = [around(100, 2), around(80, 2)];
    expect(verdict(slow, fast, lower).sentence).toBe(
      "faster: takes 20 % less (95 % interval 18.8 to 21.2 % less), p < .001, n = 10 + 10",
    );
    expect(verdict(fast, slow, lower).sentence).toBe(
      "slower: takes 25 % more (95 % interval 23.2 to 26.8 % more), p < .001, n = 10 + 10",
    );
    const rates = verdict(fast, slow, { betterIs: "higher", unit: "tokens/s" });
    expect(rates).toMatchObject({ code: "faster", footnotes: [expect.stringMatching(/^The 95 % interval covers/), "Judged as time per unit of work, so that less is better."] }); // prettier-ignore
  });

  it("say a rate as a rate, with its medians, and never that it takes time", () => {
    const [many, few] = [around(42.1, 1), around(38.8, 1)];
    const rate = { betterIs: "higher", unit: "tokens/s" } as const;
    expect(verdict(many, few, rate).sentence).toBe(
      "slower: 7.8 % fewer tokens/s (42.1 → 38.8), 95 % interval 6.4 to 9.2 % fewer, p < .001, n = 10 + 10",
    );
    expect(verdict(few, many, rate).sentence).toBe(
      "faster: 8.5 % more tokens/s (38.8 → 42.1), 95 % interval 6.9 to 10.2 % more, p < .001, n = 10 + 10",
    );
    expect(verdict(around(42, 9), around(41, 9), rate).sentence).toMatch(
      /^inconclusive: the data fit anything from \d+ % more to \d+ % fewer tokens\/s; about \d+ more runs a side would decide$/,
    );
    expect(verdict(around(100, 3), around(94, 3), rate).sentence).toMatch(
      /^small difference: |^slower, by how much is open: 6 % fewer tokens\/s \(100 → 94\), anything from 4\.\d to \d\.\d %$/,
    );
    for (const shift of [-30, -8, -4, -1, 0, 1, 4, 8, 30])
      for (const spread of [0.5, 3, 15])
        expect(verdict(around(100, spread), around(100 + shift, spread), rate).sentence).not.toMatch(/takes|less/);
  });

  it("3: no practical difference", () => {
    const result = verdict(around(100, 1), around(100.5, 1), lower);
    expect(result).toMatchObject({ code: "equivalent", sentence: "no practical difference (within ±5 %)" });
    expect(verdict(around(100, 1), around(100.5, 1), { ...lower, margin: 0.1 }).sentence).toContain("±10 %");
  });

  it("4: a small difference where the estimate is small", () => {
    const result = verdict(around(100, 3), around(96, 3), lower);
    expect(result).toMatchObject({ code: "small", word: "small difference" });
    expect(result.sentence).toMatch(/^small difference: takes 4 % less \([\d.]+ to [\d.]+ %\)$/);
  });

  it("4: a difference whose amount is open where the estimate is not small, which is never called small or noise", () => {
    const [a, b] = [[100, 210, 300, 95, 400, 150], [60, 90, 250, 30, 140, 80].map((value) => value * 0.81)];
    expect(verdict(a, b, lower)).toMatchObject({
      code: "faster-by-open",
      word: "faster, by how much is open",
      sentence: "faster, by how much is open: takes 59.6 % less, anything from 3.6 to 83.8 %",
    });
    expect(verdict(b, a, lower).sentence).toMatch(
      /^slower, by how much is open: takes 147\.\d % more, anything from 3\.7 to 517\.\d %$/,
    );
    for (const [low, estimate, high] of [
      [0.2, 0.94, 0.99],
      [1.01, 1.06, 3],
    ] as const)
      expect(judgedCode({ low, estimate, high }, 0.05)).toMatch(/-by-open$/);
  });

  it("5: inconclusive, with what the data fit and how many more runs would decide", () => {
    const result = verdict(around(100, 20), around(99, 22), lower);
    expect(result.sentence).toMatch(
      /^inconclusive: the data fit anything from \d+ % faster to \d+ % slower; about \d+ more runs a side would decide$/,
    );
    expect(result).toMatchObject({ code: "inconclusive", more: expect.any(Number) as number });
  });

  it("never say that something is significant, or that there is no difference", () => {
    for (const shift of [-30, -8, -4, 0, 1, 4, 8, 30]) {
      for (const spread of [0.5, 3, 15]) {
        const { sentence, word } = verdict(around(100, spread), around(100 + shift, spread), lower);
        expect(`${word} ${sentence}`).not.toMatch(/significant|no difference|NaN|Infinity|undefined/);
      }
    }
  });

  it("claim nothing that the test with its ties does not bear", () => {
    // Found by search: the interval by ranks is [1.16, 2.2], the exact p .0566.
    const result = verdict([190, 130, 100, 100, 100, 190, 130, 100], [160, 220, 220, 160], lower);
    expect(result.p).toBeCloseTo(0.0565656565656, 10);
    expect(result).toMatchObject({ code: "inconclusive", interval: [1, expect.closeTo(2.2, 12) as number] });
  });
});

describe("a family of verdicts", () => {
  const barely = () => verdict([1, 2, 3, 4], [11, 12, 13, 14], lower);

  it("takes a claim back when its adjusted p no longer bears it, in code, word and sentence", () => {
    const [alone] = adjustVerdicts([barely()]);
    expect(alone).toMatchObject({ code: "slower", word: "slower", pAdjusted: alone!.p });
    const [first, second] = adjustVerdicts([barely(), barely()]);
    expect(first).toMatchObject({ code: "inconclusive", word: "inconclusive", more: 1 });
    expect(first!.pAdjusted).toBeCloseTo(2 / 35, 12);
    expect(first!.sentence).toMatch(
      /^inconclusive: among 2 comparisons this one is not beyond chance \(adjusted p = \.057\); alone it would read "slower: /,
    );
    expect(second!.footnotes.at(-1)).toBe("Holm over 2 comparisons: p = 0.0286 raw, 0.0571 adjusted.");
  });

  it("keeps what survives, counts only what was tested, and leaves the rest as it was", () => {
    const strong = verdict(around(100, 2), around(80, 2), lower);
    const few = verdict([1], [2], lower);
    const [kept, untested] = adjustVerdicts([strong, few, strong]);
    expect(kept).toMatchObject({ code: "faster", sentence: strong.sentence });
    expect(kept!.pAdjusted).toBeCloseTo(2 * strong.p!, 15);
    expect(untested).toEqual(few);
  });
});
