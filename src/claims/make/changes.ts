import { formatNumber } from "../../facts";
import type { Level, Verdict } from "../known/types";
import type { Claim } from "../types";
import { claim, metricWord } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";

const change = wordings(
  "In the {stage} stage the median {metric} of {subject} was {size} {lower} than that of {against}.",
  "Against {against}, the median {metric} of {subject} in the {stage} stage {fell} by {size}, from {before} to {after}.",
  "The median {metric} of {subject} in the {stage} stage was {size} {lower} than that of {against}.",
);
const ratio = wordings(
  "In the {stage} stage the {metric} ratio of {subject} over {against} was {ratio}.",
  "The {metric} ratio of {subject} over {against} in the {stage} stage was {ratio}.",
);
/** Verdicts that say which way a difference goes. */
const ways = {
  faster: "better",
  "faster-by-open": "better",
  slower: "worse",
  "slower-by-open": "worse",
} as const;

/** How much a variant's medians differ from the baseline's, where the verdict bears it; and the ratios that the verdicts rest on. */
export function changeClaims(making: Making): readonly Claim[] {
  const { known } = making;
  return [...known.verdicts.flatMap((verdict) => changeOf(verdict, making)), ...ratios(making)];
}

function changeOf({ fact, about }: Verdict, making: Making): readonly Claim[] {
  const { metric, stage, subject, against, says } = about;
  const word = metricWord(metric);
  const levelOf = (name: string): Level | undefined =>
    making.known.levels.find(
      ({ about: level }) =>
        level.metric === metric &&
        level.statistic === "median" &&
        level.stage === stage &&
        level.run === undefined &&
        level.subject?.name === name,
    );
  const [before, after] = [levelOf(against.name), levelOf(subject.name)];
  const way = Object.hasOwn(ways, says) ? ways[says as keyof typeof ways] : undefined;
  if (way === undefined || word === undefined || stage === undefined || !before || !after || before.value <= 0)
    return [];
  const percent = (100 * (after.value - before.value)) / before.value;
  const size = `${formatNumber(Math.abs(percent), 1)} %`;
  // The estimate over all pairs may go another way than the two medians.
  const less = percent < 0;
  const better = less === (metric !== "throughput");
  if (!/[1-9]/.test(size) || better !== (way === "better")) return [];
  const known = making.known.between.find(
    ({ about: each }) =>
      each.role === "change" &&
      each.metric === metric &&
      each.stage === stage &&
      each.subject?.name === subject.name &&
      each.against?.name === against.name &&
      each.statistic === "median",
  );
  return [
    claim(making, {
      id: `change.${metric}.${stage}.${subject.name}`,
      kind: "change",
      weight: 88,
      sections: ["executive_summary", "performance_analysis", "key_findings", "conclusion"],
      say: change,
      slots: {
        metric: word,
        stage,
        subject: subject.name,
        against: against.name,
        size: known ? { fact: known.fact, text: size } : size,
        lower: less ? "lower" : "higher",
        fell: less ? "fell" : "rose",
        before: { fact: before.fact },
        after: { fact: after.fact },
      },
      rests: [fact, before.fact, after.fact],
    }),
  ];
}

function ratios(making: Making): readonly Claim[] {
  return making.known.between.flatMap(({ fact, about }): Claim[] => {
    const { role, metric, subject, against, stage, estimate } = about;
    const word = metric === "time-per-token" ? "time per token" : metricWord(metric);
    if (role !== "ratio" || estimate !== true || !subject || !against || stage === undefined || word === undefined)
      return [];
    return [
      claim(making, {
        id: `ratio.${metric}.${stage}.${subject.name}`,
        kind: "ratio",
        weight: 40,
        sections: ["performance_analysis"],
        say: ratio,
        slots: { metric: word, stage, subject: subject.name, against: against.name, ratio: { fact } },
      }),
    ];
  });
}
