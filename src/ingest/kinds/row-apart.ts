import { bareAggregate, rankAggregate } from "../values/aggregate";
import type { AggregateWord } from "../values/aggregate";
import { readName } from "../values/name";
import { remember } from "../values/remember";

const warmUp = /^warm[-_ ]?up/i;
const phases = new Set([
  "phase",
  "benchmark_phase",
  "stage",
  "run",
  "type",
  "run_type",
  "label",
  "iteration",
  "kind",
  "mode",
]);
const statistics = new Set([
  "statistic",
  "stat",
  "statistics",
  "agg",
  "aggregate",
  "aggregation",
  "aggregate_name",
  "percentile",
  "percentiles",
  "percentage_served",
  "quantile",
  "quantiles",
]);
const sums: ReadonlyMap<string, AggregateWord> = new Map([
  ["total", { aggregate: "sum" }],
  ["totals", { aggregate: "sum" }],
  ["aggregated", { aggregate: "other", keep: "overall" }],
  ["aggregate", { aggregate: "other", keep: "overall" }],
  ["overall", { aggregate: "other", keep: "overall" }],
]);

/** Under which word a record's figures stay apart from those of others: a warm-up's, a cold start's; undefined for most. */
export function apartBy(role: string | undefined, plain: string, value: unknown): string | undefined {
  if (role === "warm-up" || role === "cold") return isYes(value) ? (role === "cold" ? "cold" : "warm_up") : undefined;
  return phases.has(plain) && typeof value === "string" && warmUp.test(value.trim()) ? "warm_up" : undefined;
}

function isYes(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === "string" && /^(?:true|yes|y|1|t)$/i.test(value.trim()));
}

/** Whether a column may hold such a word. */
export function mayBeApart(name: string): boolean {
  const { role, plain } = readName(name);
  return role === "warm-up" || role === "cold" || phases.has(plain);
}

/** Whether a column says which statistic its row is. */
export function namesStatistic(name: string): boolean {
  return statistics.has(readName(name).plain);
}

/** The statistic that a row is, where a cell that should name something says `Average`, `p95`, `Total`. */
export function rowAggregate(cell: string | undefined, isStatistic: boolean): AggregateWord | undefined {
  if (cell === undefined || cell.length > 40) return undefined;
  if (isStatistic) return statisticIn(cell);
  // Numbers of runs, of which there are many, are no words.
  const first = cell.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 ? undefined : caseIn(cell);
}

/** Cells of names repeat, row after row. */
const [statisticIn, caseIn] = [remember((cell) => wordIn(cell, true)), remember((cell) => wordIn(cell, false))];

function wordIn(cell: string, isStatistic: boolean): AggregateWord | undefined {
  const word = cell.trim().replace(/\s*(?:\(.*\)|:)$/, "");
  // A case may be called `p1` or `q1`; a statistic that stands where cases do is written out.
  const said = isStatistic ? rankAggregate(word) : /^[pqt]?p?\d/i.test(word) ? undefined : bareAggregate(word);
  return said ?? sums.get(word.toLowerCase());
}
