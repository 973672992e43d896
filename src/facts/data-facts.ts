import type { Counted, CountedState, FactAbout, IngestResult, Measurement } from "../records";
import type { FactCollector } from "./build";
import { coldRows } from "./data-cold";
import { compilationFacts } from "./data-compilation";
import { groupsOf, rankFacts } from "./data-ranks";
import { sweepFacts } from "./data-sweep";
import { shareOf } from "./share-of";
import { filesOf, rowsOf } from "./sources";

/** Facts about the files: what was read, and what stands in it. The measured model's own sweep comes before those of others. */
export function dataFacts(ingest: IngestResult, collect: FactCollector, measuredModel?: string): void {
  fileFacts(ingest, collect);
  observationFacts(ingest, collect);
  modelFacts(ingest.measurements, collect);
  sweepFacts(ingest.measurements, measuredModel, collect);
  compilationFacts(ingest.measurements, collect);
}

function fileFacts({ summary, files }: IngestResult, collect: FactCollector): void {
  collect.add({ about: count("files"), value: summary.files, sources: filesOf(files) });
  for (const format of ["csv", "json", "markdown"] as const) {
    const value = summary.byFormat.find((each) => each.format === format)?.files ?? 0;
    const sources = filesOf(files.filter((file) => file.format === format));
    collect.add({ about: count("files", format), value, sources });
    if (summary.files > 0)
      collect.add({
        about: { role: "share", counted: "files", state: format },
        value: (100 * value) / summary.files,
        unit: "%",
        n: summary.files,
        sources,
      });
  }
  for (const [status, value] of [
    ["duplicate", summary.duplicates],
    ["unreadable", summary.unreadable],
  ] as const)
    collect.add({
      about: count("files", status),
      value,
      sources: filesOf(files.filter((file) => file.status === status)),
    });
}

function observationFacts({ summary, measurements }: IngestResult, collect: FactCollector): void {
  if (summary.observations > 0) {
    collect.add({
      about: count("observations"),
      value: summary.observations,
      sources: rowsOf(measurements),
    });
    // A streamed table has one measurement for all rows of a group that failed: the summary counts the rows.
    const { failedObservations: failed, observations: n } = summary;
    const sources = rowsOf(measurements.filter((each) => each.status !== "ok"));
    collect.add({
      about: { role: "share", counted: "observations", state: "failed" },
      value: failed,
      text: `${failed} of ${n}`,
      n,
      sources,
    });
  }
  const firsts = new Map<string, Measurement>();
  for (const each of measurements) {
    const { model } = each.subject;
    if (model !== undefined && !firsts.has(model)) firsts.set(model, each);
  }
  if (firsts.size > 0)
    collect.add({
      about: count("models"),
      value: firsts.size,
      sources: rowsOf([...firsts.values()]),
    });
}

function count(counted: Counted, state?: CountedState): FactAbout {
  return { role: "count", counted, ...(state === undefined ? {} : { state }) };
}

/** Medians of each model over its single ok observations. A cold row's TTFT holds the loading of the model: it stays out, and is counted. */
function modelFacts(measurements: readonly Measurement[], collect: FactCollector): void {
  const cold = coldRows(measurements);
  // A document retells what was measured elsewhere, a sweep is no model's usual setting, and a streamed table has no single observations.
  const apart = new Set(["markdown", "ollama-param-tuning", "streamed-table"]);
  const single = measurements.filter((each) => each.aggregate === undefined && !apart.has(each.kind));
  const throughput = single.filter((each) => each.metric === "throughput" && each.unit === "tokens/s");
  const ttft = single.filter((each) => each.metric === "ttft.server_load_prompt");
  const left = ttft.filter((each) => each.status === "ok" && cold(each));
  if (ttft.length > 0) collect.add({ about: count("observations", "cold"), value: left.length, sources: rowsOf(left) });
  const modelOf = (each: Measurement): string | undefined => each.subject.model;
  const groups = groupsOf(throughput, modelOf);
  rankFacts(
    groups,
    {
      kind: "model",
      unit: "tokens/s",
      metric: "throughput",
      statistic: "median",
      better: "higher",
    },
    collect,
  );
  const sorted = [...groups].sort((a, b) => b.value - a.value);
  for (const [which, group] of [
    ["best", sorted[0]],
    ["worst", sorted.at(-1)],
  ] as const) {
    if (!group || sorted.length < 2) continue;
    const all = throughput.filter((each) => each.subject.model === group.name);
    const about = {
      counted: "observations",
      state: "ok",
      subject: { kind: "model", name: group.name, place: which },
    } as const;
    shareOf(about, group.rows, all.length, collect);
  }
  const warm = ttft.filter((each) => !cold(each));
  rankFacts(
    groupsOf(warm, modelOf),
    {
      kind: "model",
      unit: "ms",
      metric: "ttft.server_load_prompt",
      statistic: "median",
      better: "lower",
    },
    collect,
  );
}
