import type { Direction, FactGroup } from "../records";
import type { FactKind } from "./fact-kind";
import { moreKinds } from "./more-kinds";

type Row = readonly [key: string, label: string, priority?: number, direction?: Direction];

const data: readonly Row[] = [
  ["data.files", "files read", 1],
  ["data.csv", "CSV files", 6],
  ["data.json", "JSON files", 6],
  ["data.markdown", "Markdown files", 6],
  ["data.observations", "observations in the files", 2],
  ["data.failed", "failed or missing observations", 2],
  ["data.duplicates", "duplicate files, counted once", 5],
  ["data.unreadable", "files that could not be read", 7],
  ["data.models", "models named in the files", 4],
  ["data.throughput.best.subject", "model with the highest throughput in the files", 2],
  ["data.throughput.best.value", "highest median throughput of a model in the files", 2, "higher-is-better"],
  ["data.throughput.worst.subject", "model with the lowest throughput in the files", 3],
  ["data.throughput.worst.value", "lowest median throughput of a model in the files", 3, "higher-is-better"],
  ["data.throughput.ratio", "highest over lowest throughput of the models in the files", 3],
  ["data.ttft.best.subject", "model with the lowest server-side TTFT in the files", 4],
  ["data.ttft.best.value", "lowest median server-side TTFT in the files", 4, "lower-is-better"],
  ["data.ttft.worst.subject", "model with the highest server-side TTFT in the files", 5],
  ["data.ttft.worst.value", "highest median server-side TTFT in the files", 5, "lower-is-better"],
  ["data.sweep.best.settings", "settings with the highest throughput of the sweep", 3],
  ["data.sweep.best.value", "highest throughput of the sweep", 3, "higher-is-better"],
  ["data.sweep.worst.settings", "settings with the lowest throughput of the sweep", 4],
  ["data.sweep.worst.value", "lowest throughput of the sweep", 4, "higher-is-better"],
  ["data.sweep.ratio", "best over worst throughput of the sweep", 4],
  ["data.compilation.best.subject", "fastest compilation backend", 4],
  ["data.compilation.best.value", "median time of the fastest compilation backend", 4, "lower-is-better"],
  ["data.compilation.worst.subject", "slowest compilation backend", 5],
  ["data.compilation.worst.value", "median time of the slowest compilation backend", 5, "lower-is-better"],
  ["data.compilation.failed", "failed compilation measurements", 5],
];

const environment: readonly Row[] = [
  ["environment.model", "model that was measured", 1],
  ["environment.quantization", "quantization of that model", 5],
  ["environment.parameters", "parameters of that model", 5],
  ["environment.engine", "server and version", 7],
  ["environment.cores", "processor cores", 8],
  ["environment.memory", "memory of the machine", 8],
  ["environment.runs", "runs of each variant", 4],
];

const stages = ["analysis", "report"] as const;
const variants = ["baseline", "chimera"] as const;
const calls: readonly Row[] = [
  ["calls.ok", "calls that were ok", 1],
  ["calls.failed", "calls that failed", 2],
  ["calls.cold", "cold calls, kept apart", 3],
  ["calls.tokens", "tokens generated", 5],
  ["calls.duration", "time of all calls together", 6],
  ...variants.flatMap((variant) =>
    stages.flatMap((stage): Row[] => [
      [`calls.ttft.${variant}.${stage}`, `median TTFT, ${variant}, ${stage} stage`, 2, "lower-is-better"],
      [`calls.throughput.${variant}.${stage}`, `median throughput, ${variant}, ${stage} stage`, 2, "higher-is-better"],
    ]),
  ),
];

const comparison: readonly Row[] = stages.flatMap((stage): Row[] => [
  [`comparison.ttft.${stage}.verdict`, `verdict on TTFT, chimera against baseline, ${stage} stage`, 1],
  [`comparison.ttft.${stage}.ratio`, `TTFT ratio, chimera over baseline, ${stage} stage`, 4],
  [`comparison.throughput.${stage}.verdict`, `verdict on throughput, chimera against baseline, ${stage} stage`, 1],
  [`comparison.throughput.${stage}.ratio`, `time per token ratio, chimera over baseline, ${stage} stage`, 4],
]);

function numbered(group: FactGroup, first: number, rows: readonly Row[]): readonly FactKind[] {
  return rows.map(([key, label, priority, direction = "neither"], index) => ({
    id: `f${first + index}`,
    key,
    group,
    label,
    direction,
    ...(priority === undefined ? {} : { priority }),
  }));
}

/** Every kind of fact. Ids are never given to another kind; new kinds take the next free ones of their group. */
export const catalogue: readonly FactKind[] = [
  ...numbered("data", 1, data),
  ...numbered("environment", 40, environment),
  ...numbered("calls", 50, calls),
  ...numbered("comparison", 70, comparison),
  ...moreKinds,
];

const byKey = new Map(catalogue.map((kind) => [kind.key, kind]));

/** The kind of a key. */
export function factKind(key: string): FactKind {
  const kind = byKey.get(key);
  if (!kind) throw new Error(`the catalogue has no fact "${key}"`);
  return kind;
}

/** First id for facts beyond the catalogue: further variants, stages and subjects. */
export const firstFreeId = 100;
