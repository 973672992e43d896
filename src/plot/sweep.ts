import { median } from "../stats";
import type { Measurement, SettingValue } from "../records";

/** What of a sweep to draw. */
export interface SweepOptions {
  /** Metric as ingested; default: the first of `throughput`, `ttft`, `ttft.server_load_prompt`, else the most frequent. */
  readonly metric?: string;
  /** Model as ingested; default: the one with the most values. */
  readonly model?: string;
}

/** Observed values of one metric of one model, with their settings. */
export interface Sweep {
  readonly metric: string;
  readonly unit: string;
  readonly model: string;
  readonly rows: readonly { readonly settings: Measurement["settings"]; readonly value: number }[];
  /** Observations of this model and metric without a value. */
  readonly failed: number;
}

/** The single observations (no aggregates) of one model and metric that carry settings. */
export function sweepOf(measurements: readonly Measurement[], options: SweepOptions = {}): Sweep | undefined {
  const usable = measurements.filter((m) => m.aggregate === undefined && Object.keys(m.settings).length > 0);
  const metric = options.metric ?? preferred(usable.map((m) => m.metric));
  const ofMetric = usable.filter((m) => m.metric === metric);
  const model =
    options.model ?? mostFrequent(ofMetric.filter((m) => m.value !== null).map((m) => m.subject.model ?? ""));
  const own = ofMetric.filter((m) => (m.subject.model ?? "") === (model ?? ""));
  const rows = own.flatMap((m) =>
    m.status === "ok" && m.value !== null ? [{ settings: m.settings, value: m.value }] : [],
  );
  if (metric === undefined || model === undefined || rows.length === 0) return undefined;
  return { metric, unit: own[0]!.unit, model, rows, failed: own.length - rows.length };
}

/** " of gemma3:4b", or nothing where the files name no model. */
export function ofModel(sweep: Sweep): string {
  return sweep.model === "" ? "" : ` of ${sweep.model}`;
}

/** Different values of one setting, numbers in order. */
export function valuesOf(sweep: Sweep, setting: string): readonly SettingValue[] {
  const found = [...new Set(sweep.rows.map((row) => row.settings[setting]).filter((v) => v !== undefined))];
  return found.sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1,
  );
}

/** Median of the rows that have all these settings. */
export function cellOf(
  sweep: Sweep,
  settings: Measurement["settings"],
): { readonly centre: number; readonly n: number } | undefined {
  const values = sweep.rows
    .filter((row) => Object.entries(settings).every(([key, value]) => row.settings[key] === value))
    .map((row) => row.value);
  const centre = median(values);
  return centre === undefined ? undefined : { centre, n: values.length };
}

function preferred(names: readonly string[]): string | undefined {
  return ["throughput", "ttft", "ttft.server_load_prompt"].find((name) => names.includes(name)) ?? mostFrequent(names);
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
