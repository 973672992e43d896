import type { CallClock, CallRecord, ServerTimes, ToldFigures } from "./call";
import type { Direction } from "./fact";

/** Figures of one call, by the names that frames, facts and figures use. */
export type MetricName =
  "ttft" | "ttfa" | "duration" | "tpot" | "itl" | "itlP95" | "throughput" | "arrivalRate" | "prefillRate";

/** What a metric is read from; a `CallRecord` is one. */
export interface MetricSource {
  readonly clock: CallClock;
  readonly server: ServerTimes;
  readonly throughput?: number;
  readonly prompt?: { readonly cache?: CallRecord["prompt"]["cache"] };
  readonly told?: ToldFigures;
}

/** One figure of a call: what it is called, in what, which way is better, and where it stands in a record. */
export interface Metric {
  readonly name: MetricName;
  /** In a sentence: "TTFT", "throughput". */
  readonly word: string;
  /** What a figure is titled with: "Time to first token". */
  readonly title: string;
  readonly unit: "ms" | "ms/token" | "tokens/s";
  readonly better: "lower" | "higher";
  /** The value in `unit`; undefined where the record does not hold it, never 0 for that. */
  readonly of: (call: MetricSource) => number | undefined;
}

/** Every metric of a call, by name: the one place that says what it is called, in what, and where it stands. */
export const metrics: Readonly<Record<MetricName, Metric>> = {
  ttft: time("ttft", "TTFT", "Time to first token", ({ clock }) => clock.ttftMs),
  ttfa: time("ttfa", "TTFA", "Time to first answer", ({ clock }) => clock.ttfaMs),
  duration: time("duration", "duration", "Duration", ({ clock }) => clock.durationMs),
  tpot: { ...time("tpot", "TPOT", "Time per output token", timePerToken), unit: "ms/token" },
  itl: time("itl", "median ITL", "Gap between chunks, median", (call) => gapQuantile(call, 0.5) ?? call.told?.itl),
  itlP95: time(
    "itlP95",
    "P95 of ITL",
    "Gap between chunks, P95",
    (call) => gapQuantile(call, 0.95) ?? call.told?.itlP95,
  ),
  throughput: rate("throughput", "throughput", "Throughput", (call) => call.throughput),
  arrivalRate: rate("arrivalRate", "arrival rate", "Arrival rate", arrivalRateOf),
  prefillRate: rate("prefillRate", "prefill rate", "Prefill rate", prefillRateOf),
};

/** Metrics that variants are compared by: each makes one member of the family of verdicts, so they are few. */
export const comparedMetrics = ["ttft", "throughput"] as const satisfies readonly MetricName[];

export type ComparedMetric = (typeof comparedMetrics)[number];

/** Metrics whose missing values are named wherever calls are left out: every call has them. */
export const mainMetrics = [...comparedMetrics, "duration"] as const satisfies readonly MetricName[];

/** Metrics that several variants are ranked by, in the order of a table. */
export const rankedMetrics = [
  "prefillRate",
  "ttft",
  "throughput",
  "tpot",
  "duration",
] as const satisfies readonly MetricName[];

export type RankedMetric = (typeof rankedMetrics)[number];

/** Which way of a metric is better, as facts say it. */
export function directionOf(metric: Metric): Direction {
  return `${metric.better}-is-better`;
}

function time(name: MetricName, word: string, title: string, of: Metric["of"]): Metric {
  return { name, word, title, unit: "ms", better: "lower", of };
}

function rate(name: MetricName, word: string, title: string, of: Metric["of"]): Metric {
  return { name, word, title, unit: "tokens/s", better: "higher", of };
}

/** (Last text chunk − TTFT) / (output tokens − 1), ms a token. */
function timePerToken({ clock, server, told }: MetricSource): number | undefined {
  return perToken(clock.ttftMs, clock.chunkMs?.at(-1), server.outputTokens) ?? told?.tpot;
}

/** (Output tokens − 1) / (last − first text chunk), tokens/s, by this side's clock. */
function arrivalRateOf({ clock, server, told }: MetricSource): number | undefined {
  const each = perToken(clock.chunkMs?.[0], clock.chunkMs?.at(-1), server.outputTokens);
  return each === undefined ? told?.arrivalRate : 1000 / each;
}

function perToken(first: number | undefined, last: number | undefined, tokens: number | undefined): number | undefined {
  if (first === undefined || last === undefined || tokens === undefined) return undefined;
  return tokens > 1 && last > first ? (last - first) / (tokens - 1) : undefined;
}

/** (Prompt tokens − cached) / prompt evaluation; only where the cached count is known or the prompt cannot be cached. */
function prefillRateOf({ server, prompt, told }: MetricSource): number | undefined {
  const cached = server.cachedPromptTokens ?? (prompt?.cache === "avoid" ? 0 : undefined);
  if (cached === undefined || server.promptTokens === undefined || server.promptEvalMs === undefined)
    return told?.prefillRate;
  const read = server.promptTokens - cached;
  return read > 0 && server.promptEvalMs > 0 ? (read / server.promptEvalMs) * 1000 : undefined;
}

/** Quantile (type 7, as in `stats`) of the times between text chunks of one call. */
function gapQuantile({ clock: { chunkMs = [] } }: MetricSource, p: number): number | undefined {
  const gaps = chunkMs.slice(1).map((at, index) => at - chunkMs[index]!);
  if (gaps.length === 0) return undefined;
  gaps.sort((a, b) => a - b);
  const place = (gaps.length - 1) * p;
  const low = gaps[Math.floor(place)]!;
  return low + (gaps[Math.ceil(place)]! - low) * (place % 1);
}
