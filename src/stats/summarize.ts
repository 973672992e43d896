import { mainMetrics, metrics, variantNamesOfCalls } from "../records";
import type { MetricName } from "../records";
import type { CallLike } from "./call-like";
import { countedCalls } from "./counted-calls";
import type { CountedCall } from "./counted-calls";
import { compareCells } from "./compare-cells";
import { mean, sum } from "./mean";
import { metricSummary } from "./metric-summary";
import type { MetricSummary } from "./metric-summary";
import { rankCells } from "./rank";
import type { RankedCell } from "./rank";
import { isMeasured, isSpeedValid, isWarm, isWhole } from "./which-calls-count";
import { stagesOfSessions } from "./by-session";
import { defaultMargin } from "./verdict-judge";
import { defaultSessionWord } from "./session-word";
import { wilson } from "./wilson";
import type { SetAside, Summary, SummaryOptions } from "./summary-types";

/**
 * Per variant × stage over the warm speed-valid calls, in the order of the variants; cold calls and those set aside are counted and named,
 * never averaged in. How many answers are whole stands beside the speeds.
 */
export function summarize(calls: readonly CallLike[], options: SummaryOptions = {}): Summary {
  const judged = countedCalls(calls);
  const measured = judged.filter(isMeasured);
  const variants = options.variants ?? variantNamesOfCalls(calls);
  const sessionWord = options.sessionWord ?? defaultSessionWord;
  const grouped = cellsOf(measured, variants, sessionWord);
  const cells = grouped.map(({ cell }) => cell);
  const aside = measured.flatMap((call) => (call.speed.valid ? [] : [setAside(call, call.speed.reason)]));
  const coldCalls = judged.flatMap((call) => (call.cold ? [setAside(call, call.coldReason ?? "cold")] : []));
  const timed = measured.filter(isSpeedValid);
  const excluded = [
    ...aside.map(({ id, status, fault }) => `${id}: ${fault === "failed" ? status : fault}`),
    ...cells.flatMap((cell) => cell.coldCalls.map((id) => `${id}: cold`)),
    ...cells.flatMap((cell) => mainMetrics.flatMap((metric) => cell[metric].excluded)),
  ];
  const margin = options.margin ?? defaultMargin;
  const compared = compareCells(cells, measured, variants, { ...options, margin });
  return {
    variants,
    cells,
    n: measured.length,
    timed: timed.length,
    whole: wilson(measured.filter(isWhole).length, measured.length) ?? null,
    meanThroughputOfTimed: mean(timed.flatMap(({ throughput }) => finite(throughput))) ?? null,
    coldCalls,
    setAside: aside,
    ...compared,
    // Studies that are put together were not measured run by run beside each other.
    rankings: options.pairs === undefined ? rankCells(grouped, compared.comparisons, sessionWord) : [],
    sessionWord,
    margin,
    excluded,
    method: "median (quantile type 7) of warm speed-valid calls with the exact order-statistic interval",
    footnotes: [
      ...(cells.some(({ sessions }) => sessions !== undefined)
        ? [`Where a stage has several ${sessionWord}s, each counts once, by the median of its calls.`]
        : []),
      "Below 6 calls the interval is least to greatest value and covers less than 95 %.",
      excluded.length === 0 ? "No call was left out." : `Left out of the medians: ${excluded.join(", ")}.`,
    ],
  };
}

/** Variant after variant, each by its stages in the order in which those appear. */
function cellsOf(
  measured: readonly CountedCall[],
  variants: readonly string[],
  sessionWord: string,
): readonly RankedCell[] {
  const groups = new Map<string, CountedCall[]>();
  for (const each of measured) {
    const key = JSON.stringify([each.variant, each.stage]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  const stages = [...new Set(measured.map(({ stage }) => stage))];
  const several = stagesOfSessions(measured);
  const names = new Set([...variants, ...measured.map(({ variant }) => variant)]);
  return [...names].flatMap((variant) =>
    stages.flatMap((stage) => {
      const group = groups.get(JSON.stringify([variant, stage]));
      return group === undefined ? [] : [summarizeCell(group, several.has(stage) ? sessionWord : undefined)];
    }),
  );
}

function summarizeCell(calls: readonly CountedCall[], sessionWord: string | undefined): RankedCell {
  const warm = calls.filter(isWarm);
  const timed = warm.filter(
    (call) => finite(call.server.outputTokens).length > 0 && finite(call.server.evalMs).length > 0,
  );
  const tokens = sum(timed.map((call) => call.server.outputTokens!));
  const evalMs = sum(timed.map((call) => call.server.evalMs!));
  const cell = {
    variant: calls[0]!.variant,
    stage: calls[0]!.stage,
    whole: wilson(calls.filter(isWhole).length, calls.length) ?? null,
    ...allMetrics(warm, sessionWord),
    pooledThroughput: tokens > 0 && evalMs > 0 ? (tokens / evalMs) * 1000 : null,
    calls: warm.map((call) => call.id),
    ...(sessionWord === undefined ? {} : { sessions: [...new Set(calls.map(({ session = "" }) => session))] }),
    coldCalls: calls.filter((call) => isSpeedValid(call) && !isWarm(call)).map((call) => call.id),
    setAside: calls.filter((call) => !isSpeedValid(call)).map((call) => call.id),
  };
  return { cell, warm };
}

function allMetrics(
  calls: readonly CallLike[],
  sessionWord: string | undefined,
): Readonly<Record<MetricName, MetricSummary>> {
  const each = Object.values(metrics).map(
    (metric) => [metric.name, metricSummary(metric, calls, sessionWord)] as const,
  );
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
