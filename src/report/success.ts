import { shapes } from "./findings";
import type { FindingLine, Success } from "./findings";
import { pText } from "../stats";

/** How often calls ended well on both sides, with Fisher's exact test: shown wherever something failed. */
export function successLine(rate: Success, several: boolean): FindingLine {
  const { stage, baseline, candidate, ok, n, p } = rate;
  const what = `ok calls, ${stage}${several ? `, ${candidate}` : ""}`;
  if (ok[0] === ok[1] && n[0] === n[1]) {
    const tone = ok[0] === 0 ? "bad" : "even";
    return { tone, shape: shapes[tone], what, word: "same", sentence: `${ok[0]} of ${n[0]} for both`, note: "" };
  }
  const beyond = p < 0.05;
  const tone = beyond ? (ok[1] / n[1] < ok[0] / n[0] ? "bad" : "good") : "open";
  return {
    tone,
    shape: shapes[tone],
    what,
    word: beyond ? "differ" : "not decided",
    sentence: `${ok[1]} of ${n[1]} for ${candidate}, ${ok[0]} of ${n[0]} for ${baseline}; chance ${beyond ? "alone does not explain that" : "may explain that"}`,
    note: `Fisher's exact ${pText(p)}`,
  };
}
