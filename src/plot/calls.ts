import { classifyCold } from "../stats";
import type { CallRecord } from "../records";
import { count, short } from "./text";

/** Calls of the plan: warm-ups, probes and the narrative's own calls have run 0. */
export function measured(calls: readonly CallRecord[]): readonly CallRecord[] {
  return withCold(calls.filter((call) => call.run >= 1));
}

/** Calls that do not say whether they were cold are judged by the rule, per variant and stage. */
function withCold(calls: readonly CallRecord[]): readonly CallRecord[] {
  if (calls.every((call) => call.cold !== null)) return calls;
  const cells = new Map<string, CallRecord[]>();
  for (const call of calls) {
    const key = JSON.stringify([call.variant, call.stage]);
    const cell = cells.get(key);
    if (cell) cell.push(call);
    else cells.set(key, [call]);
  }
  const judged = new Map(
    [...cells.values()].flatMap((cell) => classifyCold(cell).map((cold, i) => [cell[i]!, cold] as const)),
  );
  return calls.map((call) => (call.cold === null ? { ...call, cold: judged.get(call)! } : call));
}

/** Variants in the order in which they appear, `baseline` first. */
export function variantsOf(calls: readonly CallRecord[]): readonly string[] {
  const names = [...new Set(calls.map((call) => call.variant))];
  return names.includes("baseline") ? ["baseline", ...names.filter((name) => name !== "baseline")] : names;
}

/** Stages in the order in which they appear. */
export function stagesOf(calls: readonly CallRecord[]): readonly string[] {
  return [...new Set(calls.map((call) => call.stage))];
}

/** True for a call that enters statistics: ok and not known to be cold. */
export function isWarm(call: CallRecord): boolean {
  return call.status === "ok" && call.cold !== true;
}

/** At most `limit` entries, evenly spaced, first and last kept: enough to see a shape. */
export function thin<T>(entries: readonly T[], limit: number): readonly T[] {
  if (entries.length <= limit) return entries;
  const step = (entries.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, i) => entries[Math.round(i * step)]!);
}

/** "n = 9 warm, 1 cold (empty mark), 1 failed (cross on the axis)". */
export function markWords(calls: readonly CallRecord[]): string {
  const cold = calls.filter((call) => call.status === "ok" && call.cold === true).length;
  const failed = calls.filter((call) => call.status !== "ok").length;
  return [
    `n = ${calls.filter(isWarm).length.toLocaleString("en-US")} warm`,
    ...(cold > 0 ? [`${cold} cold (empty marks)`] : []),
    ...(failed > 0 ? [`${count(failed, "call")} not ok (crosses on the axis)`] : []),
  ].join(", ");
}

/** "median 812.4 ms (n = 9)" or "no warm call". */
export function medianWords(value: number | undefined, unit: string, n: number): string {
  return value === undefined ? "no warm call" : `median ${short(value)} ${unit} (n = ${n})`;
}
