import { formatNumber } from "../facts";
import { measured } from "../plot";
import { classicSummary, isSpeedValid, mean } from "../stats";
import type { MeanAndDeviation } from "../stats";
import type { CallRecord } from "../records";
import { dataView } from "./data-view";
import { classicOptionWords, two, when } from "./format";
import { narrativeView } from "./narrative-view";
import { ownWordsView } from "./own-words-view";
import { statedSums } from "./stated";
import type { ReportInput } from "./types";

/** What the original's layout prints: means over all calls, in its words and order. */
export function classicView(input: ReportInput) {
  const { study, ingest } = input;
  const { manifest } = study;
  const all = measured(study.calls);
  const variants = manifest.config.variants.map((variant) => {
    const calls = all.filter((call) => call.variant === variant.name);
    const times = study.workflow.filter((each) => each.variant === variant.name);
    const summary = classicSummary(calls);
    const stated = statedSums(calls, ingest);
    const seconds = (pick: (each: (typeof times)[number]) => number | undefined): number | undefined => {
      const known = times.map(pick).filter((value) => value !== undefined);
      return known.length === 0 ? undefined : mean(known)! / 1000;
    };
    const parts = [seconds((t) => t.ingestMs), seconds((t) => t.analysisMs), seconds((t) => t.reportMs)];
    return {
      name: variant.name,
      stated: Object.keys(stated).length > 0,
      options: classicOptionWords(variant.options),
      throughput: plusMinus(summary.throughput, "tok/s"),
      ttft: plusMinus(summary.ttft, "ms"),
      tokens: tokens(calls.some((call) => call.server.outputTokens !== undefined) ? summary.tokens : undefined),
      duration: total(calls, summary.durationMs, stated.durationMs, (call) => call.clock.durationMs),
      promptEval: total(calls, summary.promptEvalMs, stated.promptEvalMs, (call) => call.server.promptEvalMs),
      evaluation: total(calls, summary.evalMs, stated.evalMs, (call) => call.server.evalMs),
      load: total(calls, summary.loadMs, stated.loadMs, (call) => call.server.loadMs),
      throughputCv: percent(summary.throughput.cv),
      ttftCv: percent(summary.ttft.cv),
      runs: summary.runs,
      execution: parts.every((part) => part !== undefined)
        ? `${two(parts.reduce((sum, part) => sum + part, 0))}s (ingest ${two(parts[0])}s | analysis ${two(parts[1])}s | report ${two(parts[2])}s)`
        : "—",
      calls: calls.map((call) => ({
        run: call.run,
        stage: call.stage,
        ttft: two(call.clock.ttftMs),
        throughput: two(call.throughput ?? (call.status === "empty" ? 0 : undefined)),
        tokens: tokens(call.server.outputTokens ?? (call.status === "empty" ? 0 : undefined)),
        duration: two(call.clock.durationMs),
      })),
    };
  });
  const heading = `${variants.length === 1 && variants[0]!.name === "baseline" ? "Baseline" : "Chimera"} Agent Report`;
  return {
    title: `${heading}: ${manifest.config.model.name}`,
    heading,
    model: manifest.config.model.name,
    runs: manifest.config.runs,
    created: when(manifest.created),
    system: manifest.environment.os,
    variants,
    single: variants.length === 1,
    // The original had two variants, which its title tells apart; any other is named.
    named: variants.length === 1 && !["baseline", "chimera"].includes(variants[0]!.name) ? variants[0]!.name : "",
    data: ingest ? dataView(ingest) : null,
    narrative: narrativeView(input.narrative, input.registry, true),
    ownWords: ownWordsView(study, input.registry),
    bad: all.filter((call) => !isSpeedValid(call)).length,
    stated: variants.some((variant) => variant.stated),
  };
}

function plusMinus(value: MeanAndDeviation, unit: string): string {
  if (value.mean === null) return "—";
  return value.sd === null ? `${two(value.mean)} ${unit}` : `${two(value.mean)} ± ${two(value.sd)} ${unit}`;
}

function total(
  calls: readonly CallRecord[],
  sum: number,
  stated: number | undefined,
  pick: (call: CallRecord) => number | undefined,
): string {
  if (stated !== undefined) return `${two(stated)} ms`;
  return calls.some((call) => pick(call) !== undefined) ? `${two(sum)} ms` : "—";
}

function tokens(count: number | undefined): string {
  return count === undefined ? "—" : formatNumber(count, 0);
}

function percent(ratio: number | null): string {
  return ratio === null ? "—" : `${formatNumber(ratio * 100, 1)}%`;
}
