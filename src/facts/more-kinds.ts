import type { Direction, FactGroup } from "../records";
import type { FactKind } from "./fact-kind";

type Row = readonly [id: number, group: FactGroup, key: string, label: string, direction?: Direction];

const variants = ["baseline", "chimera"] as const;
const stages = ["analysis", "report"] as const;
const perStage = (
  first: number,
  rows: (stage: string) => readonly (readonly [string, string, Direction?])[],
): readonly Row[] =>
  stages.flatMap((stage, s) =>
    rows(stage).map(([key, label, direction], index, all): Row => [
      first + s * all.length + index,
      "comparison",
      key,
      label,
      ...(direction === undefined ? ([] as const) : ([direction] as const)),
    ]),
  );

const rows: readonly Row[] = [
  [29, "data", "data.csv.share", "share of the files that are CSV"],
  [30, "data", "data.json.share", "share of the files that are JSON"],
  [31, "data", "data.markdown.share", "share of the files that are Markdown"],
  [32, "data", "data.cold", "cold observations, left out of the medians of the files"],
  [33, "data", "data.ttft.ratio", "highest over lowest server-side TTFT of the models in the files"],
  [34, "data", "data.compilation.ratio", "slowest over fastest median time of the compilation backends"],
  [35, "data", "data.throughput.difference", "highest less lowest median throughput of the models in the files"],
  [36, "data", "data.sweep.model", "model of the sweep"],
  [37, "data", "data.sweep.settings", "combinations of settings in the sweep"],
  [38, "data", "data.throughput.best.ok", "ok observations of the model with the highest throughput"],
  [39, "data", "data.throughput.worst.ok", "ok observations of the model with the lowest throughput"],
  [63, "calls", "calls.total", "calls measured"],
  [64, "calls", "calls.ok.baseline", "calls of baseline that were ok"],
  [65, "calls", "calls.ok.chimera", "calls of chimera that were ok"],
  [66, "calls", "calls.variants", "variants compared"],
  [67, "calls", "calls.stages", "stages of a run"],
  [68, "calls", "calls.whole", "answers that were whole"],
  [69, "calls", "calls.aside", "calls whose times were set aside though text came"],
  [96, "calls", "calls.whole.baseline", "answers of baseline that were whole"],
  [97, "calls", "calls.whole.chimera", "answers of chimera that were whole"],
  ...perStage(78, (stage) => [
    [
      `comparison.ttft.${stage}.difference`,
      `difference of the median TTFT, chimera less baseline, ${stage} stage`,
      "lower-is-better",
    ],
    [
      `comparison.ttft.${stage}.change`,
      `change of the median TTFT, chimera against baseline, ${stage} stage`,
      "lower-is-better",
    ],
    [
      `comparison.throughput.${stage}.difference`,
      `difference of the median throughput, chimera less baseline, ${stage} stage`,
      "higher-is-better",
    ],
    [
      `comparison.throughput.${stage}.change`,
      `change of the median throughput, chimera against baseline, ${stage} stage`,
      "higher-is-better",
    ],
    [`comparison.whole.${stage}.verdict`, `verdict on whole answers, chimera against baseline, ${stage} stage`],
  ]),
  [94, "data", "data.compilation.workloads", "workloads that every ranked compilation backend completed"],
  [
    95,
    "data",
    "data.compilation.apart",
    "compilation backends out of the rank, as they did not complete the same workloads",
  ],
  ...variants.flatMap((variant, v) =>
    stages.map((stage, s): Row => [
      90 + 2 * v + s,
      "calls",
      `calls.pooled.${variant}.${stage}`,
      `pooled throughput, ${variant}, ${stage} stage`,
      "higher-is-better",
    ]),
  ),
];

/** Kinds that a report may show and a text may be checked by, but that no prompt holds: they have no priority. */
export const moreKinds: readonly FactKind[] = rows.map(([id, group, key, label, direction = "neither"]) => ({
  id: `f${id}`,
  key,
  group,
  label,
  direction,
}));
