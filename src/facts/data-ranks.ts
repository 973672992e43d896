import type { FactSubject, Measurement, Settings, Statistic } from "../records";
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
  /** What is ranked. */
  readonly kind: "model" | "settings" | "backend";
  readonly unit: string;
  readonly metric: string;
  readonly statistic: Statistic;
  readonly better: "higher" | "lower";
  /** Of a combination of settings: what is set. */
  readonly settingsOf?: (group: Group) => Settings;
}

/** Facts about the first and the last of a rank, and the ratio between them. Fewer than two, or all alike, make no rank. */
export function rankFacts(
  all: readonly Group[],
  { kind, unit, metric, statistic, better, settingsOf }: RankOptions,
  collect: FactCollector,
): void {
  const sorted = [...all].sort(
    (a, b) => (better === "higher" ? b.value - a.value : a.value - b.value) || (a.name < b.name ? -1 : 1),
  );
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst || best.value === worst.value) return;
  const subjectOf = (group: Group, place: "best" | "worst"): FactSubject => ({
    kind,
    name: group.name,
    place,
    ...(settingsOf === undefined ? {} : { settings: settingsOf(group) }),
  });
  for (const [which, group, place] of [
    ["best", best, 1],
    ["worst", worst, sorted.length],
  ] as const) {
    const shared = {
      n: group.rows.length,
      sources: rowsOf(group.rows),
    };
    const about = { metric, statistic, subject: subjectOf(group, which) };
    collect.add({
      ...shared,
      about: { role: "rank", ...about, place, of: sorted.length },
      text: group.name,
    });
    collect.add({ ...shared, about: { role: "level", ...about }, value: group.value, unit });
  }
  const ends = { best: subjectOf(best, "best"), worst: subjectOf(worst, "worst") };
  const [high, low] = better === "higher" ? [best, worst] : [worst, best];
  const [subject, against] = better === "higher" ? [ends.best, ends.worst] : [ends.worst, ends.best];
  const sources = rowsOf([...high.rows, ...low.rows]);
  const apart = { metric, statistic, subject, against };
  if (low.value > 0)
    collect.add({
      about: { role: "ratio", ...apart },
      sources,
      value: high.value / low.value,
      unit: "ratio",
    });
  if (kind === "model" && metric === "throughput")
    collect.add({
      about: { role: "difference", ...apart },
      sources,
      value: high.value - low.value,
      unit,
    });
}
