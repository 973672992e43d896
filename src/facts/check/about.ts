import type { Fact } from "../../records";

export type VerdictWord = "faster" | "slower" | "equivalent" | "small" | "inconclusive" | "none";

/** What a fact speaks of, in the dimensions in which a sentence can be wrong about it. */
export interface About {
  readonly metric?: string;
  readonly variant?: string;
  /** The variant that it is compared with. */
  readonly against?: string;
  readonly stage?: string;
  /** Model, backend or settings that the files name. */
  readonly entity?: string;
  /** Where it was measured: the files' models, their sweep, or the calls of the study. */
  readonly scope?: "files" | "sweep" | "calls";
  readonly statistic?: string;
  readonly extreme?: "best" | "worst";
  readonly verdict?: VerdictWord;
  readonly run?: string;
}

const verdictStarts: readonly (readonly [VerdictWord, string])[] = [
  ["faster", "faster"],
  ["slower", "slower"],
  ["equivalent", "no practical difference"],
  ["small", "small difference"],
  ["inconclusive", "inconclusive"],
  ["none", "not enough runs"],
  ["none", "not compared"],
  ["none", "no ratio"],
];

/** Statistics by the words that name them; "median" for a fact of means is wrong. */
export const statisticWords: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["median", /\bmedians?\b/gi],
  ["mean", /\b(?:means?|averages?|avg)\b/gi],
  ["sd", /\b(?:standard deviations?|std\.?(?: dev\.?)?|sd)\b/gi],
  ["cv", /\b(?:cv|rcv|coefficients? of variation)\b/gi],
  ["percentile", /\b(?:p\d{2}|percentiles?)\b/gi],
  ["sum", /\b(?:sums?|all calls together)\b/gi],
  ["pooled", /\bpooled\b/gi],
];

export function aboutOf(fact: Fact): About {
  const parts = fact.key.split(".");
  const calls = fact.group === "calls" || fact.group === "comparison";
  const stage = fact.stage ?? (calls ? stageOf(fact, parts) : undefined);
  const variant = calls ? fact.subject : undefined;
  const against = fact.against ?? (fact.group === "comparison" && variant === "chimera" ? "baseline" : undefined);
  const metric = metricOf(fact, parts);
  const statistic = statisticWords.find(([, pattern]) => new RegExp(pattern.source, "i").test(fact.label))?.[0];
  const extreme = parts.includes("best") ? "best" : parts.includes("worst") ? "worst" : undefined;
  const verdict = parts.includes("verdict")
    ? (verdictStarts.find(([, start]) => fact.text.startsWith(start))?.[0] ?? "none")
    : undefined;
  const run = /\.run-(\d+)\b/.exec(fact.key)?.[1];
  const about: Record<string, string> = {};
  for (const [name, value] of Object.entries({
    metric,
    variant,
    against,
    stage,
    statistic,
    extreme,
    verdict,
    run,
    scope: scopeOf(fact, parts, metric),
    entity: fact.group === "data" ? fact.subject : undefined,
  }))
    if (value !== undefined) about[name] = value;
  return about;
}

function stageOf(fact: Fact, parts: readonly string[]): string | undefined {
  if (fact.group === "comparison") return parts[2];
  return parts.length >= 4 ? parts[3] : undefined;
}

function scopeOf(fact: Fact, parts: readonly string[], metric: string | undefined): About["scope"] {
  if (parts[1] === "sweep") return "sweep";
  if (fact.group === "data") return metric === "ttft" || metric === "throughput" ? "files" : undefined;
  return metric === undefined ? undefined : "calls";
}

/** Whether less of it is better, for names and ratios too. */
export function lowerIsBetter(fact: Fact, about: About): boolean {
  return fact.direction === "lower-is-better" || about.metric === "ttft" || about.metric === "compilation";
}

function metricOf(fact: Fact, parts: readonly string[]): string | undefined {
  if (parts[1] === "compilation") return "compilation";
  const named = fact.metric ?? parts.find((part) => part === "ttft" || part === "throughput");
  return named?.split(".")[0];
}
