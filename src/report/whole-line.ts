import { shapes } from "./findings";
import type { FindingLine, WholeShare } from "./findings";
import { pText } from "../stats";

/** How often answers were whole on both sides, with the test of it: shown wherever one was not. */
export function wholeLine(rate: WholeShare, several: boolean): FindingLine {
  const { stage, baseline, candidate, whole, n, p, test } = rate;
  const what = `whole answers, ${stage}${several ? `, ${candidate}` : ""}`;
  if (whole[0] === whole[1] && n[0] === n[1])
    return {
      tone: "even",
      shape: shapes.even,
      what,
      word: "same",
      sentence: `${whole[0]} of ${n[0]} for both`,
      note: "",
    };
  const beyond = p < 0.05;
  const tone = beyond ? (whole[1] / n[1] < whole[0] / n[0] ? "bad" : "good") : "open";
  return {
    tone,
    shape: shapes[tone],
    what,
    word: beyond ? "differ" : "not decided",
    sentence: `${whole[1]} of ${n[1]} for ${candidate}, ${whole[0]} of ${n[0]} for ${baseline}; chance ${beyond ? "alone does not explain that" : "may explain that"}`,
    note: `${test} ${pText(p)}`,
  };
}
