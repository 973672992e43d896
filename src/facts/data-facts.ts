import type { FactSource, IngestResult, Measurement } from "../records";
import { median } from "../stats";
import type { FactCollector } from "./build";

const mostSources = 50;

/** Facts about the files: what was read, and what stands in it. */
export function dataFacts(ingest: IngestResult, collect: FactCollector): void {
  const { summary, measurements } = ingest;
  const format = (name: string): number => summary.byFormat.find((each) => each.format === name)?.files ?? 0;
  collect.add("data.files", {
    value: summary.files,
    sources: ingest.files.slice(0, mostSources).map((file) => ({ file: file.path })),
  });
  collect.add("data.csv", { value: format("csv") });
  collect.add("data.json", { value: format("json") });
  collect.add("data.markdown", { value: format("markdown") });
  if (summary.observations > 0) {
    collect.add("data.observations", { value: summary.observations });
    const failed = measurements.filter((each) => each.status !== "ok");
    collect.add("data.failed", {
      value: failed.length,
      text: `${failed.length} of ${summary.observations}`,
      n: summary.observations,
      sources: sourcesOf(failed),
    });
  }
  collect.add("data.duplicates", { value: summary.duplicates });
  collect.add("data.unreadable", { value: summary.unreadable });
  const models = new Set(measurements.flatMap((each) => each.subject.model ?? []));
  if (models.size > 0) collect.add("data.models", { value: models.size });

  const single = measurements.filter((each) => each.status === "ok" && each.aggregate === undefined);
  const throughput = groups(
    single,
    (each) => each.metric === "throughput" && each.kind !== "ollama-param-tuning",
    (each) => each.subject.model,
  );
  extremes(collect, "data.throughput", "tokens/s", "throughput", throughput, "higher");
  const ttft = groups(
    single,
    (each) => each.metric === "ttft.server_load_prompt" && each.kind !== "ollama-param-tuning",
    (each) => each.subject.model,
  );
  extremes(collect, "data.ttft", "ms", "ttft.server_load_prompt", ttft, "lower");
  const sweep = groups(
    single,
    (each) => each.metric === "throughput" && each.kind === "ollama-param-tuning",
    settingsText,
  );
  extremes(collect, "data.sweep", "tokens/s", "throughput", sweep, "higher");
  const compilation = measurements.filter(
    (each) =>
      (each.kind === "compilation" || each.kind === "json") && each.metric === "time" && each.aggregate === "mean",
  );
  const backends = groups(
    compilation,
    (each) => each.status === "ok",
    (each) => each.subject.backend,
  );
  extremes(collect, "data.compilation", "ms", "time", backends, "lower");
  const broken = compilation.filter((each) => each.status !== "ok");
  if (compilation.length > 0) {
    collect.add("data.compilation.failed", {
      value: broken.length,
      text: `${broken.length} of ${compilation.length}`,
      n: compilation.length,
      sources: sourcesOf(broken),
    });
  }
}

interface Group {
  readonly name: string;
  readonly value: number;
  readonly rows: readonly Measurement[];
}

function groups(
  rows: readonly Measurement[],
  keep: (each: Measurement) => boolean,
  name: (each: Measurement) => string | undefined,
): readonly Group[] {
  const found = new Map<string, Measurement[]>();
  for (const each of rows) {
    const key = keep(each) && each.value !== null ? name(each) : undefined;
    if (key === undefined || key === "") continue;
    const group = found.get(key);
    if (group) group.push(each);
    else found.set(key, [each]);
  }
  return [...found].map(([key, own]) => ({ name: key, value: median(own.map((each) => each.value!))!, rows: own }));
}

function extremes(
  collect: FactCollector,
  key: string,
  unit: string,
  metric: string,
  all: readonly Group[],
  better: "higher" | "lower",
): void {
  if (all.length < 2) return;
  const sorted = [...all].sort(
    (a, b) => (better === "higher" ? b.value - a.value : a.value - b.value) || (a.name < b.name ? -1 : 1),
  );
  const rank = (place: number): { place: number; of: number; among: string } => ({
    place,
    of: sorted.length,
    among: key,
  });
  const name = key.endsWith("sweep") ? "settings" : "subject";
  for (const [which, group, place] of [
    ["best", sorted[0]!, 1],
    ["worst", sorted.at(-1)!, sorted.length],
  ] as const) {
    const shared = {
      subject: group.name,
      metric,
      n: group.rows.length,
      rank: rank(place),
      sources: sourcesOf(group.rows),
    };
    collect.add(`${key}.${which}.${name}`, { ...shared, text: group.name });
    collect.add(`${key}.${which}.value`, { ...shared, value: group.value, unit });
  }
  if (key === "data.throughput" || key === "data.sweep") {
    const low = sorted.at(-1)!.value;
    if (low > 0) collect.add(`${key}.ratio`, { value: sorted[0]!.value / low, unit: "ratio" });
  }
}

function settingsText(row: Measurement): string {
  return ["num_gpu", "num_ctx", "temperature"]
    .filter((name) => row.settings[name] !== undefined)
    .map((name) => `${name}=${String(row.settings[name])}`)
    .join(" ");
}

function sourcesOf(rows: readonly Measurement[]): readonly FactSource[] {
  const seen = new Set<string>();
  const sources: FactSource[] = [];
  for (const { file, row, pointer } of rows) {
    const key = `${file}:${String(row ?? pointer)}`;
    if (seen.has(key) || sources.length >= mostSources) continue;
    seen.add(key);
    sources.push({ file, ...(row === undefined ? {} : { row }), ...(pointer === undefined ? {} : { pointer }) });
  }
  return sources;
}
