import type { CallRecord } from "../records";
import { isSpeedValid, isWarm, isWhole } from "../stats";
import type { CellSummary, CountedCall, MetricSummary } from "../stats";
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
    whole: cell.whole ? `${cell.whole.k}/${cell.whole.n}` : "0/0",
    wholeInterval: cell.whole ? `${grouped(cell.whole.low * 100, 0)}–${grouped(cell.whole.high * 100, 0)} %` : "",
    ttft: metricRow(cell.ttft),
    throughput: metricRow(cell.throughput),
    duration: metricRow(cell.duration),
    pooled: twoOrMore(cell.pooledThroughput),
    arriving: medianTexts(cell.arrivalRate),
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
export function coldRows(cells: readonly CellSummary[], calls: readonly CountedCall<CallRecord>[]) {
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
      why: call.coldReason ?? "",
    }));
}

/** What became of a call, in a word or two: why its times are set aside, else its warmth and what its answer lacks. */
function stateOf(call: CountedCall<CallRecord>): string {
  if (!call.speed.valid || !isWhole(call)) {
    const amiss = amissWord(call);
    return isSpeedValid(call) && !isWarm(call) ? `cold, ${amiss}` : amiss;
  }
  return isWarm(call) ? "warm" : "cold";
}

/** Why the times are set aside, else what the answer lacks. */
function amissWord({ speed, status, answer }: CallRecord): string {
  if (speed.valid) return `answer ${answer}`;
  return speed.fault === "failed" ? status : speed.fault.replaceAll("-", " ");
}

/** True for a call that belongs under what failed: its times are set aside, or its answer is not whole. */
export function isAmiss(call: CallRecord): boolean {
  return !isSpeedValid(call) || !isWhole(call);
}

/** Calls that were set aside or whose answer is not whole, those of one reason together, each with whatever text came. */
export function failureGroups(amiss: readonly CallRecord[]) {
  const groups = new Map<string, CallRecord[]>();
  for (const call of amiss) {
    const key = JSON.stringify([amissWord(call), reasonOf(call), call.variant, call.stage]);
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
      state: amissWord(first!),
      bad: !first!.speed.valid,
      reason: reasonOf(first!),
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
  return { failures: shown, failed: amiss.length, groupsLeft: groups.size - shown.length };
}

function reasonOf({ speed, error }: CallRecord): string {
  return speed.valid ? `${error ?? "The answer is not whole."} Its times count.` : speed.reason;
}

/** Every call while they are few, else evenly spaced ones. */
export function callRows(calls: readonly CountedCall<CallRecord>[]) {
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
      state: stateOf(call),
    })),
  };
}
