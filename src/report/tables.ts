import type { CallRecord } from "../records";
import type { CellSummary, MetricSummary } from "../stats";
import { grouped, medianTexts, twoOrMore } from "./format";

/** Rows that the table of all calls has at most; the ledger holds every one. */
const mostCallRows = 200;
const mostColdRows = 50;
const mostFailures = 100;
const longestRaw = 4000;

/** One row a variant and stage. */
export function cellRows(cells: readonly CellSummary[]) {
  return cells.map((cell) => ({
    variant: cell.variant,
    stage: cell.stage,
    ok: cell.ok ? `${cell.ok.k}/${cell.ok.n}` : "0/0",
    okInterval: cell.ok ? `${grouped(cell.ok.low * 100, 0)}–${grouped(cell.ok.high * 100, 0)} %` : "",
    ttft: metricRow(cell.ttft),
    throughput: metricRow(cell.throughput),
    duration: metricRow(cell.duration),
    pooled: twoOrMore(cell.pooledThroughput),
    cold: cell.coldCalls.length,
  }));
}

/** Percentiles only where there are enough values: P90 from 10, P95 from 20, P99 from 100. */
function metricRow(metric: MetricSummary) {
  const tails = [
    ["P90", metric.p90],
    ["P95", metric.p95],
    ["P99", metric.p99],
  ] as const;
  return {
    ...medianTexts(metric),
    spread: metric.rcv === null ? "" : `${grouped(metric.rcv * 100, 1)} %`,
    range: metric.min === null || metric.max === null ? "" : `${twoOrMore(metric.min)} … ${twoOrMore(metric.max)}`,
    tail: tails.flatMap(([name, value]) => (value === null ? [] : [`${name} ${twoOrMore(value)}`])).join(", "),
  };
}

/** Cold calls of the plan, each with why it is one. */
export function coldRows(cells: readonly CellSummary[], calls: readonly CallRecord[]) {
  const ids = new Set(cells.flatMap((cell) => cell.coldCalls));
  return calls
    .filter((call) => ids.has(call.id))
    .slice(0, mostColdRows)
    .map((call) => ({
      id: call.id,
      variant: call.variant,
      stage: call.stage,
      run: call.run,
      ttft: twoOrMore(call.clock.ttftMs),
      load: twoOrMore(call.server.loadMs),
      throughput: twoOrMore(call.throughput),
      why: call.coldReason ?? "judged by the rule for cold calls",
    }));
}

/** Calls that were not ok, those that failed for one reason together, each with whatever text came. */
export function failureGroups(failed: readonly CallRecord[]) {
  const groups = new Map<string, CallRecord[]>();
  for (const call of failed) {
    const key = JSON.stringify([call.status, call.error, call.variant, call.stage]);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  let room = mostFailures;
  const shown = [...groups.values()].slice(0, mostFailures).map((group) => {
    const [first] = group;
    const calls = group.slice(0, room).map((call) => ({
      id: call.id,
      run: call.run,
      raw: call.response.slice(0, longestRaw),
      cut: call.response.length > longestRaw,
    }));
    room -= calls.length;
    return {
      variant: first!.variant,
      stage: first!.stage,
      status: first!.status,
      reason: first!.error ?? "no reason was given",
      count: group.length,
      runs: group
        .slice(0, 20)
        .map((call) => call.run)
        .join(", "),
      runsLeft: Math.max(0, group.length - 20),
      calls,
      withText: calls.some((call) => call.raw.trim() !== ""),
      left: group.length - calls.length,
    };
  });
  return { failures: shown, failed: failed.length, groupsLeft: groups.size - shown.length };
}

/** Every call while they are few, else evenly spaced ones. */
export function callRows(calls: readonly CallRecord[]) {
  const step = Math.max(1, calls.length / mostCallRows);
  const shown = Array.from({ length: Math.min(calls.length, mostCallRows) }, (_, i) => calls[Math.floor(i * step)]!);
  return {
    callsLeft: calls.length - shown.length,
    calls: shown.map((call, index) => ({
      id: call.id,
      place: `call-${index}`,
      run: call.run,
      stage: call.stage,
      variant: call.variant,
      ttft: twoOrMore(call.clock.ttftMs),
      throughput: twoOrMore(call.throughput),
      tokens: call.server.outputTokens === undefined ? "—" : String(call.server.outputTokens),
      duration: twoOrMore(call.clock.durationMs),
      state: call.status === "ok" ? (call.cold === true ? "cold" : "ok") : call.status,
    })),
  };
}
