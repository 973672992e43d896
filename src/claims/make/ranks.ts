import type { Level, Rank } from "../known/types";
import type { Claim } from "../types";
import { betterOf, claim, isVariant, listed, metricWord } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";

const model = wordings(
  "In the files, {name} has the {highest} median {metric}, {value}.",
  "The {highest} median {metric} in the files is that of {name}, {value}.",
);
const sweep = wordings("In the sweep, {name} gave the {highest} throughput, {value}.");
const backend = wordings(
  "The {fastest} compilation backend is {name}, at {value} in the median.",
  "Among the compilation backends {name} is the {fastest}, at {value} in the median.",
);
const cell = wordings(
  "In the {stage} stage {subject} had the {highest} median {metric}, {value}.",
  "In the {stage} stage the {highest} median {metric} was that of {subject}, {value}.",
);
const alone = wordings(
  "In the {stage} stage {names} is best in {metric}.",
  "In {metric} in the {stage} stage {names} is best.",
);
const set = wordings(
  "In the {stage} stage {names} cannot be told from the best in {metric}.",
  "In {metric} in the {stage} stage {names} cannot be told from the best.",
);

/** Who is first and last in the files and in the study, and who cannot be told from the best. */
export function rankClaims(making: Making): readonly Claim[] {
  return [...making.known.ranks.flatMap((rank) => fileRank(rank, making)), ...cellRanks(making), ...bestSets(making)];
}

const fileWords: Readonly<Record<string, string>> = {
  throughput: "throughput",
  "ttft.server_load_prompt": "server-side TTFT",
};

function fileRank({ fact, about }: Rank, making: Making): readonly Claim[] {
  const { metric, subject, place } = about;
  const value = making.known.levels.find(
    ({ about: level }) =>
      level.metric === metric && level.subject?.kind === subject?.kind && level.subject?.name === subject?.name,
  )?.fact;
  const first = place === 1;
  if (!subject || !value) return [];
  const shared = {
    id: `rank.${subject.kind}.${metric}.${first ? "first" : "last"}`,
    kind: "rank",
    weight: first ? 55 : 38,
    sections: ["performance_analysis", "key_findings"],
  } as const;
  const slots = { name: { fact }, value: { fact: value } };
  const high = first === (metric === "throughput") ? "highest" : "lowest";
  if (subject.kind === "settings")
    return [
      claim(making, {
        ...shared,
        sections: first ? [...shared.sections, "recommendations"] : shared.sections,
        say: sweep,
        slots: { ...slots, highest: high },
      }),
    ];
  if (subject.kind === "backend")
    return [claim(making, { ...shared, say: backend, slots: { ...slots, fastest: first ? "fastest" : "slowest" } })];
  const word = fileWords[metric];
  if (subject.kind !== "model" || word === undefined) return [];
  return [claim(making, { ...shared, say: model, slots: { ...slots, metric: word, highest: high } })];
}

/** From so many variants on, a stage has a first and a last; two have their verdict. */
const leastVariants = 3;

function cellRanks(making: Making): readonly Claim[] {
  const { levels, stages } = making.known;
  const medians = levels.filter(
    ({ about }) => isVariant(about.subject) && about.statistic === "median" && about.run === undefined,
  );
  const metrics = [...new Set(medians.map(({ about }) => about.metric))];
  return metrics.flatMap((metric) =>
    stages.flatMap((stage) => {
      const own = medians.filter(({ about }) => about.metric === metric && about.stage === stage);
      const sorted = [...own].sort((a, b) => a.value - b.value);
      if (own.length < leastVariants) return [];
      return [
        ...end(sorted, metric, stage, "lowest", making),
        ...end([...sorted].reverse(), metric, stage, "highest", making),
      ];
    }),
  );
}

/** The first of them, where no other says the same number. */
function end(
  [first, second]: readonly Level[],
  metric: string,
  stage: string,
  highest: "lowest" | "highest",
  making: Making,
): readonly Claim[] {
  const word = metricWord(metric);
  const better = betterOf(metric);
  if (!first || !second || first.fact.text === second.fact.text || word === undefined) return [];
  return [
    claim(making, {
      id: `rank.${metric}.${stage}.${highest}`,
      kind: "rank",
      weight: (better === "lower") === (highest === "lowest") ? 64 : 42,
      sections: ["performance_analysis", "key_findings"],
      say: cell,
      slots: { stage, subject: first.about.subject!.name, metric: word, highest, value: { fact: first.fact } },
    }),
  ];
}

function bestSets(making: Making): readonly Claim[] {
  return making.known.bests.flatMap(({ fact, about }): Claim[] => {
    const word = metricWord(about.metric);
    const names = about.subjects.map(({ name }) => name);
    if (word === undefined || names.length === 0 || names.length === about.of) return [];
    return [
      claim(making, {
        id: `best.${about.metric}.${about.stage}`,
        kind: "best",
        weight: 86,
        sections: ["executive_summary", "key_findings", "conclusion"],
        say: names.length === 1 ? alone : set,
        slots: { stage: about.stage, metric: word, names: listed(names) },
        rests: [fact],
      }),
    ];
  });
}
