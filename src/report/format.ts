import { formatMeasured, formatNumber } from "../facts";
import { counted } from "../stats";
import type { MetricSummary } from "../stats";

/** Decimals that an interval supports: two significant digits of its width, at most three decimals. */
export function decimalsFor(low: number, high: number): number {
  const width = high - low;
  if (!(width > 0) || !Number.isFinite(width)) return 2;
  return Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(width))));
}

/** A median and its interval with digits cut to the interval's width; "—" where there is none. */
export function medianTexts(metric: Pick<MetricSummary, "median" | "interval" | "n" | "sessions">): {
  readonly value: string;
  readonly interval: string;
  readonly n: string;
  readonly sure: string;
} {
  const { median, interval } = metric;
  const n = metric.sessions === undefined ? String(metric.n) : counted(metric.n, metric.sessions.word);
  if (median === null) return { value: "—", interval: "", n, sure: "" };
  const decimals = interval ? decimalsFor(interval.low, interval.high) : 2;
  return {
    value: grouped(median, decimals),
    interval: interval ? `[${grouped(interval.low, decimals)}, ${grouped(interval.high, decimals)}]` : "",
    n,
    sure: interval ? `${formatNumber(Math.floor(interval.confidence * 1000) / 10, 1)} %` : "",
  };
}

/** A number with commas between thousands: "12,345.7". */
export function grouped(value: number, decimals: number): string {
  const [whole = "", fraction] = formatNumber(value, decimals).split(".");
  const separated = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** A number with two decimals, or "—": as the original printed it. */
export function two(value: number | null | undefined): string {
  return value === null || value === undefined ? "—" : formatNumber(value, 2);
}

/** The same with more decimals where it is small, so that it is not shown as 0. */
export function twoOrMore(value: number | null | undefined): string {
  return value === null || value === undefined ? "—" : formatMeasured(value, 2);
}

/** Memory in GiB, or "—". */
export function gib(bytes: number): string {
  return bytes > 0 ? `${formatNumber(bytes / 2 ** 30, 1)} GiB` : "—";
}

/** Options as they were sent: `num_gpu=80, num_ctx=1024`. */
export function optionWords(options: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(options);
  if (entries.length === 0) return "Ollama defaults";
  return entries.map(([name, value]) => `${name}=${optionText(value)}`).join(", ");
}

const classicNames = {
  num_gpu: "num_gpu",
  num_ctx: "num_ctx",
  temperature: "temp",
  top_p: "top_p",
  top_k: "top_k",
  repeat_penalty: "repeat_penalty",
} as const;

/** Options as the original printed them, in its order, with those not set as "default"; others follow. */
export function classicOptionWords(options: Readonly<Record<string, unknown>>): string {
  if (Object.keys(options).length === 0) return "Ollama defaults";
  const named = Object.entries(classicNames).map(
    ([name, word]) => `${word}=${name in options ? optionText(options[name]) : "default"}`,
  );
  const others = Object.entries(options).filter(([name]) => !(name in classicNames));
  return [...named, ...others.map(([name, value]) => `${name}=${optionText(value)}`)].join(", ");
}

function optionText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "2026-03-01 10:00:00 UTC" from ISO 8601. */
export function when(iso: string | undefined): string {
  const at = iso === undefined ? NaN : Date.parse(iso);
  return Number.isNaN(at) ? "—" : `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;
}
