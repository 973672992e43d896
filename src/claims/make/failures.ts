import type { Claim } from "../types";
import { claim } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";

const failure = wordings(
  "{amount} {calls} of {subject} in the {stage} stage {ended}.",
  "In the {stage} stage {amount} {calls} of {subject} {ended}.",
);
/** What became of a call, by its status or by what is wrong with its times. */
const ends: Readonly<Record<string, string>> = {
  timeout: "timed out",
  refused: "{be} refused",
  "server-error": "ended in server errors",
  "interrupted-stream": "broke off",
  cancelled: "{be} cancelled",
  "no-text": "gave no text",
  "prompt-cut": "had cut prompts",
  "clock-disturbed": "had disturbed clocks",
  implausible: "had implausible times",
  "identity-changed": "came from another server or model",
};

/** Why calls failed or were set aside. */
export function failureClaims(making: Making): readonly Claim[] {
  return making.known.counts.flatMap(({ fact, about, k }): Claim[] => {
    const { subject, stage, why } = about;
    const ended = ends[why ?? ""];
    if (ended === undefined || subject?.kind !== "variant" || stage === undefined || k === 0) return [];
    return [
      claim(making, {
        id: `failure.${why!}.${stage}.${subject.name}`,
        kind: "failure",
        weight: 68,
        sections: ["key_findings", "recommendations"],
        say: failure,
        slots: {
          amount: { fact },
          subject: subject.name,
          stage,
          calls: fact.n === 1 ? "call" : "calls",
          ended: ended.replace("{be}", k === 1 ? "was" : "were"),
        },
      }),
    ];
  });
}
