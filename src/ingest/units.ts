import type { CanonicalUnit } from "../records";

/** What a column or key measures: its name without the unit, the canonical unit, and the factor into it. */
export interface UnitOfName {
  readonly metric: string;
  readonly unit: CanonicalUnit;
  readonly factor: number;
  /** The unit as the name writes it. */
  readonly written: string;
}

const units: readonly (readonly [pattern: RegExp, unit: CanonicalUnit, factor: number])[] = [
  [/(?:tokens?|tok)(?:_per_s(?:ec(?:ond)?)?|_s|ps|\/s(?:ec)?| per second)$/i, "tokens/s", 1],
  [/_ns$|\(ns\)$/i, "ms", 1e-6],
  [/_us$|\(us\)$|\(µs\)$/i, "ms", 1e-3],
  [/_ms$|\(ms\)$|_milliseconds$/i, "ms", 1],
  [/_s$|\(s\)$|_sec$|_secs$|_seconds$|\(seconds\)$/i, "ms", 1000],
  [/_bytes$|\(bytes\)$/i, "bytes", 1],
  [/_kb$|\(kb\)$/i, "bytes", 1024],
  [/_mb$|\(mb\)$/i, "bytes", 1024 * 1024],
  [/_gb$|\(gb\)$/i, "bytes", 1024 ** 3],
  [/_w$|_watts?$|\(w\)$/i, "W", 1],
  [/_celsius$|_temp_c$|\(°c\)$/i, "°C", 1],
  [/_percent$|_pct$|\(%\)$/i, "ratio", 0.01],
  [/(?:^|_)(?:eval_count|prompt_eval_count|total_tokens|tokens|prompt_tokens|output_tokens)$/i, "tokens", 1],
  [/_count$|^count$/i, "count", 1],
];

/** Reads a unit from a name such as `mean_ttft_s` or `Duration (ms)`; undefined where the name has none. */
export function unitOfName(name: string): UnitOfName | undefined {
  const trimmed = name.trim();
  for (const [pattern, unit, factor] of units) {
    const match = pattern.exec(trimmed);
    if (!match) continue;
    const rest = unit === "tokens/s" || unit === "tokens" || unit === "count" ? trimmed : trimmed.slice(0, match.index);
    return { metric: metricName(rest), unit, factor, written: match[0].replace(/^_|[()]/g, "") };
  }
  return undefined;
}

/** `Generation Time` → `generation_time`. */
export function metricName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, "_")
    .replace(/^_+|_+$/g, "");
}
