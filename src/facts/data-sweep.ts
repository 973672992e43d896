import type { Measurement, Settings } from "../records";
import type { FactCollector } from "./build";
import { groupsOf, rankFacts } from "./data-ranks";
import { rowsOf } from "./sources";

/**
 * Facts about a sweep over settings. Sweeps of different models or files are never pooled: it is the measured model's where it has one, else
 * the one with the most rows that are ok.
 */
export function sweepFacts(
  measurements: readonly Measurement[],
  measuredModel: string | undefined,
  collect: FactCollector,
): void {
  const sweeps = new Map<string, Measurement[]>();
  for (const each of measurements) {
    if (each.metric !== "throughput" || each.kind !== "ollama-param-tuning" || each.aggregate !== undefined) continue;
    const key = each.subject.model ?? each.file;
    sweeps.set(key, [...(sweeps.get(key) ?? []), each]);
  }
  const okOf = (name: string): number => sweeps.get(name)!.filter((each) => each.status === "ok").length;
  const [name] = [...sweeps.keys()].sort(
    (a, b) => Number(b === measuredModel) - Number(a === measuredModel) || okOf(b) - okOf(a) || (a < b ? -1 : 1),
  );
  if (name === undefined) return;
  const rows = sweeps.get(name)!;
  const groups = groupsOf(rows, settingsText);
  if (groups.length < 2) return;
  collect.add({ about: { role: "name", names: "sweep-model" }, text: name, sources: rowsOf(rows) });
  collect.add({
    about: { role: "count", counted: "settings" },
    value: groups.length,
    sources: rowsOf(rows),
  });
  rankFacts(
    groups,
    {
      kind: "settings",
      unit: "tokens/s",
      metric: "throughput",
      statistic: "single",
      better: "higher",
      settingsOf: (group) => swept(group.rows[0]!),
    },
    collect,
  );
}

/** "num_gpu=80 num_ctx=1024 temperature=0.8". */
function settingsText(row: Measurement): string {
  return Object.entries(swept(row))
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(" ");
}

/** What a sweep varies. */
function swept({ settings }: Measurement): Settings {
  return Object.fromEntries(
    ["num_gpu", "num_ctx", "temperature"].flatMap((name) =>
      settings[name] === undefined ? [] : [[name, settings[name]]],
    ),
  );
}
