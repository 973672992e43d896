import type { Measurement } from "../records";
import { median } from "../stats";
import type { FactCollector } from "./build";
import { rowsOf } from "./sources";

/** Observations of one name, and their median. */
export interface Group {
  readonly name: string;
  readonly value: number;
  readonly rows: readonly Measurement[];
}

/** Ok observations by name; those without a name or value belong to no group. */
export function groupsOf(
  rows: readonly Measurement[],
  nameOf: (each: Measurement) => string | undefined,
): readonly Group[] {
  const found = new Map<string, Measurement[]>();
  for (const each of rows) {
    const name = each.status === "ok" && each.value !== null ? nameOf(each) : undefined;
    if (name === undefined || name === "") continue;
    const group = found.get(name);
    if (group) group.push(each);
    else found.set(name, [each]);
  }
  return [...found].map(([name, own]) => ({ name, value: median(own.map((each) => each.value!))!, rows: own }));
}

export interface RankOptions {
  /** `data.throughput`, `data.ttft`, `data.sweep`, `data.compilation`. */
  readonly key: string;
  readonly unit: string;
  readonly metric: string;
  readonly better: "higher" | "lower";
}

/** Facts about the first and the last of a rank, and the ratio between them. Fewer than two, or all alike, make no rank. */
export function rankFacts(
  all: readonly Group[],
  { key, unit, metric, better }: RankOptions,
  collect: FactCollector,
): void {
  const sorted = [...all].sort(
    (a, b) => (better === "higher" ? b.value - a.value : a.value - b.value) || (a.name < b.name ? -1 : 1),
  );
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst || best.value === worst.value) return;
  const name = key === "data.sweep" ? "settings" : "subject";
  for (const [which, group, place] of [
    ["best", best, 1],
    ["worst", worst, sorted.length],
  ] as const) {
    const shared = {
      subject: group.name,
      metric,
      n: group.rows.length,
      rank: { place, of: sorted.length, among: key },
      sources: rowsOf(group.rows),
    };
    collect.add(`${key}.${which}.${name}`, { ...shared, text: group.name });
    collect.add(`${key}.${which}.value`, { ...shared, value: group.value, unit });
  }
  const [high, low] = better === "higher" ? [best, worst] : [worst, best];
  const sources = rowsOf([...high.rows, ...low.rows]);
  if (low.value > 0) collect.add(`${key}.ratio`, { value: high.value / low.value, unit: "ratio", metric, sources });
  if (key === "data.throughput")
    collect.add(`${key}.difference`, { value: high.value - low.value, unit, metric, sources });
}
