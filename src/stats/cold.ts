import type { CallLike } from "./call-like";
import { median } from "./median";
import { medianAbsoluteDeviation } from "./robust-spread";
import { reloadKey, reloadsFor } from "./runner-key";
import { ascending, lowerBound } from "./sorted";

const leastLoadMs = 500;
const timesMedianLoad = 10;
/** A load of at most this many times the median of the others is the usual one. */
const timesUnmoved = 2;
/** 10 robust standard deviations: 10 · 1.4826. */
const farFromRest = 14.8;

/** Whether a call was cold, and how that is known. */
export interface Coldness {
  readonly cold: boolean;
  /** One phrase, for a cold call. */
  readonly reason?: string;
}

/**
 * Which calls are cold, in the order given, which is the order they were made in: the one rule, applied when a study is summarised. A call is cold
 * if its load time > max(500 ms, 10 × the median load of the other calls of that model and options), or if it is the first after a change of those
 * options from one named value to another. Where one side leaves an option to the server, which may take the same value by itself, it is cold unless
 * its load time is the usual one. Without another call there is nothing to compare a load with, and it waits until there is. Where the load is
 * unknown, the first call is cold if (TTFT − median)/MAD of the rest > 14.8; a MAD of 0 counts as 1 % of the median. What `/api/ps` said is no
 * evidence: it lists a model under the name that loaded its weights first.
 */
export function judgeCold(calls: readonly CallLike[]): readonly Coldness[] {
  const keys = calls.map(groupKey);
  const groups = new Map<string, CallLike[]>();
  calls.forEach((call, index) => {
    const group = groups.get(keys[index]!);
    if (group === undefined) groups.set(keys[index]!, [call]);
    else group.push(call);
  });
  const loads = new Map([...groups].map(([key, group]) => [key, ascending(group.flatMap(loadOf))]));
  const reloaded = afterReload(calls);
  return calls.map((call, index) => {
    // Its table was written when all calls of the study were known, with their options.
    if (call.told?.cold !== undefined) return call.told.cold ? { cold: true, reason: "its table says so" } : { cold: false }; // prettier-ignore
    const [load] = loadOf(call);
    const usual = load === undefined ? undefined : medianWithout(loads.get(keys[index]!)!, load);
    if (load !== undefined && isColdLoad(load, usual))
      return { cold: true, reason: `loading took ${Math.round(load)} ms` };
    // Options that were named and options that the server takes by itself may be the same: then nothing was loaded.
    const nothingLoaded = load !== undefined && usual !== undefined && load <= timesUnmoved * usual;
    const change = reloaded.get(call);
    if (change === "certain" || (change === "possible" && !nothingLoaded))
      return { cold: true, reason: "first call after a change of runner options" };
    const group = groups.get(keys[index]!)!;
    if (load !== undefined || group[0] !== call) return { cold: false };
    return firstStandsOut(call, group.slice(1));
  });
}

/**
 * Which of these load times (ms) say that the model was loaded then, each beside the others: the same rule for rows of files, of which nothing else is
 * known. One that stands alone is not judged.
 */
export function coldLoads(loads: readonly number[]): readonly boolean[] {
  const sorted = ascending(loads);
  return loads.map((load) => isColdLoad(load, medianWithout(sorted, load)));
}

function isColdLoad(load: number, usual: number | undefined): boolean {
  return usual !== undefined && load > Math.max(leastLoadMs, timesMedianLoad * usual);
}

/**
 * Calls before which the options that reload their model changed: certainly, or perhaps, where one side leaves them to the server. A call that did not
 * come to the model changed nothing there.
 */
function afterReload(calls: readonly CallLike[]): ReadonlyMap<CallLike, "certain" | "possible"> {
  const found = new Map<CallLike, "certain" | "possible">();
  const loaded = new Map<string, Readonly<Record<string, unknown>>>();
  for (const call of calls) {
    // Calls of old reports stand variant by variant, not in the order in which they were made.
    if (!call.options || (call.order === undefined && call.startedAt === undefined) || !reached(call)) continue;
    const model = JSON.stringify([call.study, call.model?.name]);
    const before = loaded.get(model);
    if (before !== undefined && reloadKey(before) !== reloadKey(call.options))
      found.set(call, reloadsFor(before, call.options) ? "certain" : "possible");
    loaded.set(model, call.options);
  }
  return found;
}

function reached({ speed, server, clock }: CallLike): boolean {
  return speed.valid || server.totalMs !== undefined || clock.ttftMs !== undefined;
}

/** Without a load time only the first call of a group can be told to be cold: by a TTFT far above those of the rest. */
function firstStandsOut(first: CallLike, others: readonly CallLike[]): Coldness {
  const ttft = first.clock.ttftMs;
  const rest = others.flatMap(({ clock: { ttftMs } }) =>
    ttftMs === undefined || Number.isNaN(ttftMs) ? [] : [ttftMs],
  );
  if (ttft === undefined || !Number.isFinite(ttft) || rest.length < 3) return { cold: false };
  const centre = median(rest)!;
  const spread = medianAbsoluteDeviation(rest)! || Math.abs(centre) / 100;
  const far = (ttft - centre) / spread > farFromRest;
  return far ? { cold: true, reason: "first call, TTFT far above the rest; load time unknown" } : { cold: false };
}

/** Median of values in order after one that equals `value` is taken out; undefined where none is left. */
function medianWithout(sorted: Float64Array, value: number): number | undefined {
  const at = lowerBound(sorted, value);
  const nth = (place: number): number => sorted[place < at ? place : place + 1]!;
  const left = sorted.length - 1;
  return left < 1 ? undefined : nth((left - 1) >> 1) / 2 + nth(left >> 1) / 2;
}

function groupKey(call: CallLike): string {
  const model = call.model ? (call.model.digest ?? call.model.name) : "";
  return JSON.stringify([call.study, model, call.options ? reloadKey(call.options) : call.variant]);
}

function loadOf({ server: { loadMs } }: CallLike): readonly number[] {
  return loadMs === undefined || Number.isNaN(loadMs) ? [] : [loadMs];
}
