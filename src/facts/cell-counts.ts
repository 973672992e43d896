import type { CallRecord } from "../records";
import type { CellSummary } from "../stats";
import type { FactCollector } from "./build";
import { callsOf } from "./sources";

/** How many calls of one variant × stage the medians are made of, and what became of those whose times do not count. */
export function cellCounts(
  { variant, stage, calls, coldCalls, setAside }: CellSummary,
  place: string,
  all: readonly CallRecord[],
  collect: FactCollector,
): void {
  const about = { role: "share", counted: "calls", subject: { kind: "variant", name: variant }, stage } as const;
  const n = calls.length + coldCalls.length + setAside.length;
  const add = (
    label: string,
    own: readonly string[],
    more: { state: "timed" | "failed" | "aside"; why?: string },
  ): void =>
    collect.addOwn("calls", `${label}, ${place}`, "neither", {
      about: { ...about, ...more },
      value: own.length,
      text: `${own.length} of ${n}`,
      n,
      sources: callsOf(own),
    });
  add("warm calls whose times count", calls, { state: "timed" });
  const aside = new Set(setAside);
  const reasons = new Map<string, { state: "failed" | "aside"; ids: string[] }>();
  for (const { id, speed, status } of all) {
    if (speed.valid || !aside.has(id)) continue;
    const state = speed.fault === "failed" || speed.fault === "no-text" ? "failed" : "aside";
    const why = speed.fault === "failed" ? status : speed.fault;
    const own = reasons.get(why) ?? { state, ids: [] };
    own.ids.push(id);
    reasons.set(why, own);
  }
  for (const [why, { state, ids }] of reasons)
    add(`calls that ended as ${why.replaceAll("-", " ")}`, ids, { state, why });
}
