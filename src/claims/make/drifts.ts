import { formatQuantity } from "../../facts";
import type { Claim } from "../types";
import { claim, metricWord } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";

const drift = wordings(
  "Over the runs the {metric} of {subject} in the {stage} stage {rose} by {size}.",
  "In the {stage} stage the {metric} of {subject} {rose} by {size} over the runs.",
);

/** What rose or fell while it was measured. */
export function driftClaims(making: Making): readonly Claim[] {
  return making.known.drifts.flatMap(({ fact, about, value }): Claim[] => {
    const word = metricWord(about.metric);
    const { subject, stage } = about;
    if (word === undefined || !subject || stage === undefined) return [];
    return [
      claim(making, {
        id: `drift.${about.metric}.${stage}.${subject.name}`,
        kind: "drift",
        weight: 67,
        sections: ["key_findings", "recommendations"],
        say: drift,
        slots: {
          metric: word,
          subject: subject.name,
          stage,
          rose: value > 0 ? "rose" : "fell",
          size: { fact, text: formatQuantity(Math.abs(value), "%") },
        },
      }),
    ];
  });
}
