import { variantNames, variantNamesOfCalls } from "../records";
import type { CallRecord, Study } from "../records";
import { countedCalls, isMeasured, isSpeedValid, isWarm } from "../stats";
import type { CountedCall } from "../stats";
import { count, short } from "./text";
import { seriesStyle } from "./theme";

/** What a figure of single calls is drawn from: a study, or calls that belong to none. */
export type FigureSource = Study | readonly CallRecord[];

/** A variant as a figure shows it. */
export interface Series extends ReturnType<typeof seriesStyle> {
  readonly variant: string;
  readonly index: number;
}

interface Known {
  readonly length: number;
  readonly calls: readonly CountedCall<CallRecord>[];
}

const known = new WeakMap<readonly CallRecord[], Known>();

/** Calls of the plan, each judged beside the others of its study, as the medians judge it; warm-ups, probes and the narrative's own calls are none. */
export function measured(source: FigureSource): readonly CountedCall<CallRecord>[] {
  const calls = "manifest" in source ? source.calls : source;
  const before = known.get(calls);
  if (before?.length === calls.length) return before.calls;
  const judged = countedCalls(calls).filter(isMeasured);
  known.set(calls, { length: calls.length, calls: judged });
  return judged;
}

/** Variants with their colours and shapes, in the order of the study; a variant without any of these calls keeps its colour to itself. */
export function seriesOf(source: FigureSource, calls: readonly CallRecord[]): readonly Series[] {
  const names = "manifest" in source ? variantNames(source) : variantNamesOfCalls(source);
  const drawn = new Set(calls.map(({ variant }) => variant));
  return names.flatMap((variant, index) => (drawn.has(variant) ? [{ variant, index, ...seriesStyle(index) }] : []));
}

/** Stages in the order in which they appear. */
export function stagesOf(calls: readonly CallRecord[]): readonly string[] {
  return [...new Set(calls.map((call) => call.stage))];
}

/** At most `limit` entries, evenly spaced, first and last kept: enough to see a shape. */
export function thin<T>(entries: readonly T[], limit: number): readonly T[] {
  if (entries.length <= limit) return entries;
  const step = (entries.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, i) => entries[Math.round(i * step)]!);
}

/** "n = 9 warm, 1 cold (empty marks), 1 call set aside (crosses on the axis)". */
export function markWords(calls: readonly CountedCall<CallRecord>[]): string {
  const cold = calls.filter((call) => isSpeedValid(call) && !isWarm(call)).length;
  const aside = calls.filter((call) => !isSpeedValid(call)).length;
  return [
    `n = ${calls.filter(isWarm).length.toLocaleString("en-US")} warm`,
    ...(cold > 0 ? [`${cold} cold (empty marks)`] : []),
    ...(aside > 0 ? [`${count(aside, "call")} set aside (crosses on the axis)`] : []),
  ].join(", ");
}

/** "median 812.4 ms (n = 9)" or "no warm call". */
export function medianWords(value: number | undefined, unit: string, n: string): string {
  return value === undefined ? "no warm call" : `median ${short(value)} ${unit} (n = ${n})`;
}
