import type { VerdictSays } from "../../records";
import type { Claim } from "../types";
import { claim, metricWord } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";

const quoted = wordings(
  "On {metric} in the {stage} stage the verdict on {subject} against {against} is: {verdict}.",
  "For {metric} in the {stage} stage, {subject} against {against}, the verdict is: {verdict}.",
  "In the {stage} stage the verdict on {metric}, {subject} against {against}, is: {verdict}.",
);
const whole = wordings(
  "On whole answers in the {stage} stage the verdict on {subject} against {against} is: {verdict}.",
  "For whole answers in the {stage} stage, {subject} against {against}, the verdict is: {verdict}.",
);
const undecided = wordings(
  "{k} of the {n} comparisons {are} inconclusive.",
  "{k} of the {n} comparisons {are} undecided.",
);
const decided: ReadonlySet<VerdictSays> = new Set([
  "faster",
  "slower",
  "faster-by-open",
  "slower-by-open",
  "more-often",
  "less-often",
]);
/** Verdicts that nothing was found, and those that nothing could be found out. */
const weights: Partial<Readonly<Record<VerdictSays, number>>> = { equivalent: 84, small: 82, inconclusive: 70 };
const open: ReadonlySet<VerdictSays> = new Set(["inconclusive", "not-enough", "refused", "difference-only"]);

/** What the comparisons came to, each in its own words, and how many of them are open. */
export function verdictClaims(making: Making): readonly Claim[] {
  const { verdicts } = making.known;
  const each = verdicts.flatMap(({ fact, about }): Claim[] => {
    const { metric, subject, against, stage, says } = about;
    const answers = metric === "whole";
    const word = answers ? "" : metricWord(metric);
    if (stage === undefined || word === undefined) return [];
    const weight = decided.has(says) ? 90 : (weights[says] ?? 60);
    const shared = {
      id: `verdict.${metric}.${stage}.${subject.name}`,
      kind: "verdict",
      weight: answers ? weight - 30 : weight,
      sections: [
        "executive_summary",
        "key_findings",
        "conclusion",
        ...(open.has(says) ? (["recommendations"] as const) : []),
      ],
    } as const;
    const slots = { stage, subject: subject.name, against: against.name, verdict: { fact } };
    return [
      answers
        ? claim(making, { ...shared, say: whole, slots })
        : claim(making, { ...shared, say: quoted, slots: { ...slots, metric: word } }),
    ];
  });
  const compared = verdicts.filter(({ about }) => metricWord(about.metric) !== undefined);
  const left = compared.filter(({ about }) => open.has(about.says));
  if (compared.length < 2 || left.length === 0) return each;
  return [
    ...each,
    claim(making, {
      id: "verdicts.open",
      kind: "count",
      weight: 72,
      sections: ["executive_summary", "key_findings", "recommendations", "conclusion"],
      say: undecided,
      slots: { k: String(left.length), n: String(compared.length), are: left.length === 1 ? "is" : "are" },
      rests: compared.map(({ fact }) => fact),
    }),
  ];
}
