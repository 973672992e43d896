import type { Measurement } from "../records";
import type { FactCollector } from "./build";
import { groupsOf, rankFacts } from "./data-ranks";
import { shareOf } from "./share-of";
import { rowsOf } from "./sources";

/**
 * Facts about compilation backends. They are ranked over the workloads that all of them completed: a backend that failed on the heavy ones
 * would look fast beside those that did them.
 */
export function compilationFacts(measurements: readonly Measurement[], collect: FactCollector): void {
  const times = measurements.filter(
    (each) =>
      (each.kind === "compilation" || each.kind === "json") &&
      each.metric === "time" &&
      each.aggregate === "mean" &&
      each.subject.backend !== undefined,
  );
  if (times.length === 0) return;
  const { workloads, backends } = sharedWorkloads(times);
  const shared = times.filter((each) => workloads.has(workloadOf(each)) && backends.has(each.subject.backend!));
  const groups = groupsOf(shared, (each) => each.subject.backend);
  rankFacts(groups, { kind: "backend", unit: "ms", metric: "time", statistic: "median", better: "lower" }, collect);
  if (groups.length > 1) {
    collect.add({
      about: { role: "count", counted: "workloads" },
      value: workloads.size,
      sources: rowsOf(shared),
    });
    const apart = times.filter((each) => !backends.has(each.subject.backend!));
    const names = new Set(apart.map((each) => each.subject.backend));
    if (names.size > 0)
      collect.add({
        about: { role: "count", counted: "backends", state: "unranked" },
        value: names.size,
        sources: rowsOf(apart),
      });
  }
  shareOf(
    { counted: "compilations", state: "failed" },
    times.filter((each) => each.status !== "ok"),
    times.length,
    collect,
  );
}

/** One file runs one workload with every backend, side by side. */
function workloadOf({ file, subject, settings }: Measurement): string {
  return JSON.stringify([file, subject.model, subject.item, settings]);
}

/**
 * The workloads that all backends completed. Where there is none, the backend that completed the fewest is set apart, and so on until
 * those that are left share one.
 */
function sharedWorkloads(times: readonly Measurement[]): {
  readonly workloads: ReadonlySet<string>;
  readonly backends: ReadonlySet<string>;
} {
  const done = new Map<string, Set<string>>();
  for (const each of times) {
    if (each.status !== "ok") continue;
    const backend = each.subject.backend!;
    if (!done.has(backend)) done.set(backend, new Set());
    done.get(backend)!.add(workloadOf(each));
  }
  const ranked = [...done].sort(([a, own], [b, others]) => others.size - own.size || (a < b ? -1 : 1));
  for (let count = ranked.length; count > 0; count -= 1) {
    const [[, first], ...rest] = ranked.slice(0, count) as [[string, Set<string>], ...[string, Set<string>][]];
    const workloads = [...first].filter((workload) => rest.every(([, own]) => own.has(workload)));
    if (workloads.length > 0) {
      return { workloads: new Set(workloads), backends: new Set(ranked.slice(0, count).map(([name]) => name)) };
    }
  }
  return { workloads: new Set(), backends: new Set() };
}
