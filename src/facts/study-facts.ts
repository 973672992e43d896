import { comparedMetrics, directionOf, metrics } from "../records";
import type { CallRecord, CountedState, FactAbout, Study } from "../records";
import { countedCalls, isMeasured, isSpeedValid, isWhole, sum } from "../stats";
import type { CellSummary, CountedCall, Summary } from "../stats";
import type { FactCollector, FactInput } from "./build";
import { bestFacts } from "./best-facts";
import { cellCounts } from "./cell-counts";
import { comparisonFacts } from "./comparison-facts";
import { labelsOf } from "./names";
import { callsOf as sourcesOf } from "./sources";

/** Stages whose calls are measured; warm-ups and the writing of the report are not. */
export function measuredCalls(study: Study): readonly CountedCall<CallRecord>[] {
  const { stages } = study.manifest.config;
  return countedCalls(study.calls).filter((call) => isMeasured(call) && stages.includes(call.stage));
}

/** Facts about the calls of a study and the comparison of its variants. */
export function studyFacts(study: Study, summary: Summary, collect: FactCollector): void {
  const { stages, variants } = study.manifest.config;
  const names = variants.map((variant) => variant.name);
  const calls = measuredCalls(study);
  countFacts(calls, names, collect);
  const cold = summary.cells.flatMap((cell) => cell.coldCalls);
  collect.add({
    about: { role: "count", counted: "calls", state: "cold" },
    value: cold.length,
    sources: sourcesOf(cold),
  });
  collect.add({ about: { role: "count", counted: "variants" }, value: names.length });
  collect.add({ about: { role: "count", counted: "stages" }, value: stages.length });
  const known = (metric: string, unit: string, pick: (call: (typeof calls)[number]) => number | undefined): void => {
    const having = calls.filter((call) => pick(call) !== undefined);
    if (having.length === 0) return;
    const value = sum(having.map((call) => pick(call)!));
    collect.add({
      about: { role: "level", metric, statistic: "sum" },
      metric: null,
      value,
      unit,
      n: having.length,
      sources: sourcesOf(having.map((call) => call.id)),
    });
  };
  known("tokens", "tokens", (call) => call.server.outputTokens);
  known("duration", "ms", (call) => call.clock.durationMs);
  const [variantLabel, stageLabel] = [labelsOf(names), labelsOf(stages)];
  for (const cell of summary.cells) {
    cellFacts(cell, `${variantLabel(cell.variant)}, ${stageLabel(cell.stage)} stage`, collect);
    cellCounts(cell, `${variantLabel(cell.variant)}, ${stageLabel(cell.stage)} stage`, calls, collect);
  }
  bestFacts(summary, stageLabel, collect);
  comparisonFacts(summary, stages, collect);
}

function countFacts(calls: Study["calls"], names: readonly string[], collect: FactCollector): void {
  const input = (
    counted: "calls" | "answers",
    state: CountedState,
    own: Study["calls"],
    of: number,
    variant?: string,
  ): FactInput => ({
    about: {
      role: "share",
      counted,
      state,
      ...(variant === undefined ? {} : { subject: { kind: "variant", name: variant } }),
    },
    value: own.length,
    text: `${own.length} of ${of}`,
    n: of,
    sources: sourcesOf(own.map((call) => call.id)),
  });
  // Of no calls there is no share.
  if (calls.length === 0) return;
  collect.add({
    about: { role: "count", counted: "calls" },
    value: calls.length,
    sources: sourcesOf(calls.map((call) => call.id)),
  });
  const n = calls.length;
  collect.add(input("calls", "ok", calls.filter(isSpeedValid), n));
  collect.add(input("calls", "failed", calls.filter(hasFailed), n));
  const aside = calls.filter((call) => !isSpeedValid(call) && !hasFailed(call));
  if (aside.length > 0) collect.add(input("calls", "aside", aside, n));
  collect.add(input("answers", "whole", calls.filter(isWhole), n));
  const label = labelsOf(names);
  for (const name of names) {
    const own = calls.filter((call) => call.variant === name);
    if (own.length === 0) continue;
    for (const [kind, counted, holds, words] of [
      ["ok", "calls", isSpeedValid, `calls of ${label(name)} that were ok`],
      ["whole", "answers", isWhole, `answers of ${label(name)} that were whole`],
    ] as const) {
      const fact = input(counted, kind, own.filter(holds), own.length, name);
      collect.addOwn("calls", words, "neither", fact);
    }
  }
}

/** No text came, or the call did not end as it should. */
function hasFailed({ speed }: Study["calls"][number]): boolean {
  return !speed.valid && (speed.fault === "failed" || speed.fault === "no-text");
}

/** Median and pooled figures of one variant × stage, over its warm speed-valid calls. */
function cellFacts(cell: CellSummary, place: string, collect: FactCollector): void {
  const { variant, stage } = cell;
  const sources = sourcesOf(cell.calls);
  const about = (metric: string, statistic: "median" | "pooled"): FactAbout => ({
    role: "level",
    metric,
    statistic,
    subject: { kind: "variant", name: variant },
    stage,
  });
  for (const metric of comparedMetrics) {
    const { word, unit } = metrics[metric];
    const { median, interval, n } = cell[metric];
    if (median === null) continue;
    const input = {
      about: about(metric, "median"),
      sources,
      value: median,
      unit,
      n,
      ...(interval ? { interval: [interval.low, interval.high] as const } : {}),
    };
    collect.addOwn("calls", `median ${word}, ${place}`, directionOf(metrics[metric]), input);
    const { drift } = cell[metric];
    if (drift?.warning === true && drift.total !== null)
      collect.addOwn("calls", `drift of ${word} over the runs, ${place}`, "neither", {
        about: { role: "drift", metric, statistic: "median", subject: { kind: "variant", name: variant }, stage },
        sources,
        value: 100 * drift.total,
        unit: "%",
        n,
      });
  }
  if (cell.pooledThroughput !== null)
    collect.addOwn("calls", `pooled throughput, ${place}`, directionOf(metrics.throughput), {
      about: about("throughput", "pooled"),
      sources,
      value: cell.pooledThroughput,
      unit: metrics.throughput.unit,
      n: cell.calls.length,
    });
}
