import { formatQuantity } from "../../facts";
import { capital } from "../../text";
import type { Level } from "../known/types";
import type { Claim } from "../types";
import { claim, isVariant, metricWord } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";

const one = wordings(
  "The {statistic} {metric} of {subject} in the {stage} stage was {value}.",
  "In the {stage} stage the {statistic} {metric} of {subject} was {value}.",
  "{Statistic} {metric} of {subject} in the {stage} stage: {value}.",
);
const overall = wordings("The {statistic} {metric} of {subject} was {value}.");
const two = wordings(
  "In the {stage} stage the {statistic} {metric} was {first} for {baseline} and {second} for {subject}.",
  "The {statistic} {metric} in the {stage} stage was {first} for {baseline} and {second} for {subject}.",
);
const interval = wordings(
  "The interval of the median {metric} of {subject} in the {stage} stage is {low} to {high}.",
  "In the {stage} stage the interval of the median {metric} of {subject} is {low} to {high}.",
);
const tokens = wordings("The calls generated {value} in all.", "In all, {value} were generated.");
const duration = wordings("The calls took {value} together.", "Together the calls took {value}.");

const spoken = { median: "median", mean: "mean", pooled: "pooled" } as const;

/** What was measured of each variant in each stage, two variants side by side, and the sums of all calls. */
export function levelClaims(making: Making): readonly Claim[] {
  const { levels, variants, baseline } = making.known;
  const own = levels.filter(({ about }) => isVariant(about.subject) && about.run === undefined);
  const claims = own.flatMap((level) => levelClaim(level, making));
  const pairs = own.flatMap((level): Claim[] => {
    const { metric, statistic, subject, stage } = level.about;
    const word = metricWord(metric);
    if (word === undefined || statistic !== "median" || stage === undefined || subject?.name === baseline) return [];
    const other = own.find(
      ({ about }) =>
        about.subject?.name === baseline &&
        about.metric === metric &&
        about.statistic === statistic &&
        about.stage === stage,
    );
    if (!other || variants.length !== 2) return [];
    return [
      claim(making, {
        id: `levels.${metric}.${stage}.${subject!.name}`,
        kind: "level",
        weight: 58,
        sections: ["performance_analysis"],
        say: two,
        slots: {
          statistic,
          metric: word,
          stage,
          subject: subject!.name,
          baseline: baseline!,
          first: { fact: other.fact },
          second: { fact: level.fact },
        },
      }),
    ];
  });
  return [...pairs, ...claims, ...sums(making)];
}

function levelClaim({ fact, about }: Level, making: Making): readonly Claim[] {
  const { metric, statistic, subject, stage } = about;
  const word = metricWord(metric);
  const said = Object.hasOwn(spoken, statistic) ? spoken[statistic as keyof typeof spoken] : undefined;
  if (word === undefined || said === undefined || !subject) return [];
  const place = `${metric}.${stage ?? "all"}.${subject.name}`;
  const shared = { kind: "level", sections: ["performance_analysis"] } as const;
  // Two variants have their sentence together.
  const weight = statistic === "pooled" ? 25 : making.known.variants.length === 2 ? 29 : 50;
  const value = { fact };
  const claims =
    stage === undefined
      ? [
          claim(making, {
            ...shared,
            id: `level.${statistic}.${place}`,
            weight,
            say: overall,
            slots: { statistic: said, metric: word, subject: subject.name, value },
          }),
        ]
      : [
          claim(making, {
            ...shared,
            id: `level.${statistic}.${place}`,
            weight,
            say: one,
            slots: { statistic: said, Statistic: capital(said), metric: word, subject: subject.name, stage, value },
          }),
        ];
  const { interval: ends, unit } = fact;
  if (!ends || unit === undefined || stage === undefined || statistic !== "median") return claims;
  const [low, high] = ends.map((end) => formatQuantity(end, unit)) as [string, string];
  return [
    ...claims,
    claim(making, {
      id: `interval.${place}`,
      kind: "interval",
      weight: 30,
      sections: ["performance_analysis"],
      say: interval,
      slots: { metric: word, subject: subject.name, stage, low: { fact, text: low }, high: { fact, text: high } },
    }),
  ];
}

function sums(making: Making): readonly Claim[] {
  return making.known.levels.flatMap(({ fact, about }): Claim[] => {
    if (about.statistic !== "sum" || about.subject || about.stage !== undefined) return [];
    const say = about.metric === "tokens" ? tokens : about.metric === "duration" ? duration : undefined;
    if (!say) return [];
    return [
      claim(making, {
        id: `sum.${about.metric}`,
        kind: "level",
        weight: 28,
        sections: ["performance_analysis", "conclusion"],
        say,
        slots: { value: { fact } },
      }),
    ];
  });
}
