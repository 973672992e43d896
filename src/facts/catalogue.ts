import type { Direction, FactGroup } from "../records";

/** A kind of fact that every report may have: of the files, of the machine, of all calls together. */
export interface FactKind {
  readonly id: string;
  readonly group: FactGroup;
  /** In words, without digits and without names: those are facts themselves. */
  readonly label: string;
  readonly direction: Direction;
  /** Place in the prompt's table when room is short, 1 first; absent = never in a prompt. */
  readonly priority?: number;
}

type Row = readonly [id: string, label: string, priority?: number, direction?: Direction];
const [higher, lower] = ["higher-is-better", "lower-is-better"] as const;

const data: readonly Row[] = [
  ["count.files", "files read", 1],
  ["count.files.csv", "CSV files", 6],
  ["count.files.json", "JSON files", 6],
  ["count.files.markdown", "Markdown files", 6],
  ["count.observations", "observations in the files", 2],
  ["share.observations.failed", "failed or missing observations", 2],
  ["count.files.duplicate", "duplicate files, counted once", 5],
  ["count.files.unreadable", "files that could not be read", 7],
  ["count.models", "models named in the files", 4],
  ["rank.throughput.median.best:model", "model with the highest throughput in the files", 2],
  ["level.throughput.median.best:model", "highest median throughput of a model in the files", 2, higher],
  ["rank.throughput.median.worst:model", "model with the lowest throughput in the files", 3],
  ["level.throughput.median.worst:model", "lowest median throughput of a model in the files", 3, higher],
  ["ratio.throughput.median.best:model.worst:model", "highest over lowest throughput of the models in the files", 3],
  ["rank.ttft-server_load_prompt.median.best:model", "model with the lowest server-side TTFT in the files", 4],
  ["level.ttft-server_load_prompt.median.best:model", "lowest median server-side TTFT in the files", 4, lower],
  ["rank.ttft-server_load_prompt.median.worst:model", "model with the highest server-side TTFT in the files", 5],
  ["level.ttft-server_load_prompt.median.worst:model", "highest median server-side TTFT in the files", 5, lower],
  ["rank.throughput.single.best:settings", "settings with the highest throughput of the sweep", 3],
  ["level.throughput.single.best:settings", "highest throughput of the sweep", 3, higher],
  ["rank.throughput.single.worst:settings", "settings with the lowest throughput of the sweep", 4],
  ["level.throughput.single.worst:settings", "lowest throughput of the sweep", 4, higher],
  ["ratio.throughput.single.best:settings.worst:settings", "best over worst throughput of the sweep", 4],
  ["rank.time.median.best:backend", "fastest compilation backend", 4],
  ["level.time.median.best:backend", "median time of the fastest compilation backend", 4, lower],
  ["rank.time.median.worst:backend", "slowest compilation backend", 5],
  ["level.time.median.worst:backend", "median time of the slowest compilation backend", 5, lower],
  ["share.compilations.failed", "failed compilation measurements", 5],
  // A report may show these and a text be read by them, but no prompt holds them.
  ["share.files.csv", "share of the files that are CSV"],
  ["share.files.json", "share of the files that are JSON"],
  ["share.files.markdown", "share of the files that are Markdown"],
  ["count.observations.cold", "cold observations, left out of the medians of the files"],
  [
    "ratio.ttft-server_load_prompt.median.worst:model.best:model",
    "highest over lowest server-side TTFT of the models in the files",
  ],
  ["ratio.time.median.worst:backend.best:backend", "slowest over fastest median time of the compilation backends"],
  [
    "difference.throughput.median.best:model.worst:model",
    "highest less lowest median throughput of the models in the files",
  ],
  ["name.sweep-model", "model of the sweep"],
  ["count.settings", "combinations of settings in the sweep"],
  ["share.observations.ok.best:model", "ok observations of the model with the highest throughput"],
  ["share.observations.ok.worst:model", "ok observations of the model with the lowest throughput"],
  ["count.workloads", "workloads that every ranked compilation backend completed"],
  ["count.backends.unranked", "compilation backends out of the rank, as they did not complete the same workloads"],
];

const environment: readonly Row[] = [
  ["name.model", "model that was measured", 1],
  ["name.quantization", "quantization of that model", 5],
  ["name.parameters", "parameters of that model", 5],
  ["name.engine", "server and version", 7],
  ["count.cores", "processor cores", 8],
  ["count.memory", "memory of the machine", 8],
  ["count.runs", "runs of each variant", 4],
];

const calls: readonly Row[] = [
  ["share.calls.ok", "calls that were ok"],
  ["share.calls.failed", "calls that failed"],
  ["count.calls.cold", "cold calls, kept apart"],
  ["level.tokens.sum", "tokens generated"],
  ["level.duration.sum", "time of all calls together"],
  ["count.calls", "calls measured"],
  ["count.variants", "variants compared"],
  ["count.stages", "stages of a run"],
  ["share.answers.whole", "answers that were whole"],
  ["share.calls.aside", "calls whose times were set aside though text came"],
];

const kindsOf = (group: FactGroup, rows: readonly Row[]): readonly FactKind[] =>
  rows.map(([id, label, priority, direction = "neither"]) => ({
    id,
    group,
    label,
    direction,
    ...(priority === undefined ? {} : { priority }),
  }));

/** Every kind of fact that is of no variant, in the order of tables. Facts of variants are told of where they are made. */
export const catalogue: readonly FactKind[] = [
  ...kindsOf("data", data),
  ...kindsOf("environment", environment),
  ...kindsOf("calls", calls),
];

const places = new Map(catalogue.map(({ id }, index) => [id, index]));

/** The kind of a fact. */
export function kindOf(id: string): FactKind {
  const at = places.get(id);
  if (at === undefined) throw new Error(`the catalogue has no fact "${id}"`);
  return catalogue[at]!;
}

/** Its place in tables; facts of variants stand behind. */
export function placeOf(id: string): number {
  return places.get(id) ?? catalogue.length;
}
