import { mainMetrics, metrics, variantNamesOfCalls } from "../records";
import type { MetricName } from "../records";
import type { CallLike } from "./call-like";
import { judgeCold } from "./cold";
import type { Coldness } from "./cold";
import { compareCells } from "./compare-cells";
import { mean, sum } from "./mean";
import { metricSummary } from "./metric-summary";
import type { MetricSummary } from "./metric-summary";
import { isMeasured, isSpeedValid, isWhole } from "./which-calls-count";
import { defaultMargin } from "./verdict";
import { wilson } from "./wilson";
import type { CellSummary, SetAside, Summary, SummaryOptions } from "./summary-types";

/**
 * Per variant × stage over the warm speed-valid calls, in the order of the variants; cold calls and those set aside are counted and named,
 * never averaged in. How many answers are whole stands beside the speeds.
 */
export function summarize(calls: readonly CallLike[], options: SummaryOptions = {}): Summary {
  const judged = judgeCold(calls).map((coldness, index) => ({ call: calls[index]!, coldness }));
  const measured = judged.filter(({ call }) => isMeasured(call));
  const variants = options.variants ?? variantNamesOfCalls(calls);
  const cells = cellsOf(measured, variants);
  const aside = measured.flatMap(({ call }) => (call.speed.valid ? [] : [setAside(call, call.speed.reason)]));
  const coldCalls = judged.flatMap(({ call, coldness }) =>
    coldness.cold ? [setAside(call, coldness.reason ?? "cold")] : [],
  );
  const timed = measured.filter(({ call }) => isSpeedValid(call));
  const excluded = [
    ...aside.map(({ id, status, fault }) => `${id}: ${fault === "failed" ? status : fault}`),
    ...cells.flatMap((cell) => cell.coldCalls.map((id) => `${id}: cold`)),
    ...cells.flatMap((cell) => mainMetrics.flatMap((metric) => cell[metric].excluded)),
  ];
  const margin = options.margin ?? defaultMargin;
  const compared = compareCells(
    cells,
    measured.map(({ call }) => call),
    variants,
    { ...options, margin },
  );
  return {
    variants,
    cells,
    n: measured.length,
    timed: timed.length,
    whole: wilson(measured.filter(({ call }) => isWhole(call)).length, measured.length) ?? null,
    meanThroughputOfTimed: mean(timed.flatMap(({ call }) => finite(call.throughput))) ?? null,
    coldCalls,
    setAside: aside,
    ...compared,
    margin,
    excluded,
    method: "median (quantile type 7) of warm speed-valid calls with the exact order-statistic interval",
    footnotes: [
      "Below 6 calls the interval is least to greatest value and covers less than 95 %.",
      excluded.length === 0 ? "No call was left out." : `Left out of the medians: ${excluded.join(", ")}.`,
    ],
  };
}

interface Judged {
  readonly call: CallLike;
  readonly coldness: Coldness;
}

/** Variant after variant, each by its stages in the order in which those appear. */
function cellsOf(measured: readonly Judged[], variants: readonly string[]): readonly CellSummary[] {
  const groups = new Map<string, Judged[]>();
  for (const each of measured) {
    const key = JSON.stringify([each.call.variant, each.call.stage]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  const stages = [...new Set(measured.map(({ call }) => call.stage))];
  const names = new Set([...variants, ...measured.map(({ call }) => call.variant)]);
  return [...names].flatMap((variant) =>
    stages.flatMap((stage) => {
      const group = groups.get(JSON.stringify([variant, stage]));
      return group === undefined ? [] : [summarizeCell(group)];
    }),
  );
}

function summarizeCell(judged: readonly Judged[]): CellSummary {
  const calls = judged.map(({ call }) => call);
  const valid = judged.filter(({ call }) => isSpeedValid(call));
  const warm = valid.filter(({ coldness }) => !coldness.cold).map(({ call }) => call);
  const timed = warm.filter(
    (call) => finite(call.server.outputTokens).length > 0 && finite(call.server.evalMs).length > 0,
  );
  const tokens = sum(timed.map((call) => call.server.outputTokens!));
  const evalMs = sum(timed.map((call) => call.server.evalMs!));
  return {
    variant: calls[0]!.variant,
    stage: calls[0]!.stage,
    whole: wilson(calls.filter(isWhole).length, calls.length) ?? null,
    ...allMetrics(warm),
    pooledThroughput: tokens > 0 && evalMs > 0 ? (tokens / evalMs) * 1000 : null,
    calls: warm.map((call) => call.id),
    coldCalls: valid.filter(({ coldness }) => coldness.cold).map(({ call }) => call.id),
    setAside: calls.filter((call) => !isSpeedValid(call)).map((call) => call.id),
  };
}

function allMetrics(calls: readonly CallLike[]): Readonly<Record<MetricName, MetricSummary>> {
  const each = Object.values(metrics).map((metric) => [metric.name, metricSummary(metric, calls)] as const);
  return Object.fromEntries(each) as Record<MetricName, MetricSummary>;
}

function setAside(call: CallLike, reason: string): SetAside {
  const { id, run, stage, variant, status } = call;
  return {
    id,
    run,
    stage,
    variant,
    status,
    ...(call.speed.valid ? {} : { fault: call.speed.fault }),
    reason,
    ttft: call.clock.ttftMs ?? null,
    throughput: call.throughput ?? null,
  };
}

function finite(value: number | undefined): readonly number[] {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? [value] : [];
}
