import type { CallLike } from "./call-like";
import { median } from "./median";
import { medianAbsoluteDeviation } from "./robust-spread";
import { reloadKey } from "./runner-key";
import { ascending, lowerBound } from "./sorted";

const leastLoadMs = 500;
const timesMedianLoad = 10;
/** 10 robust standard deviations: 10 · 1.4826. */
const farFromRest = 14.8;

/** Whether a call was cold, and how that is known. */
export interface Coldness {
  readonly cold: boolean;
  /** One phrase, for a cold call. */
  readonly reason?: string;
}

/**
 * Which calls are cold, in the order given, which is the order they were made in. A call that its recorder found cold is. Otherwise, among
 * calls of one model and one set of reloading options: load > max(500 ms, 10 × the median load of the others), or the first after such an
 * option changed. Where the load is unknown, the first call if (TTFT − median)/MAD of the rest > 14.8; a MAD of 0 counts as 1 % of the median.
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
  return calls.map((call, index) => {
    if (call.cold === true) return { cold: true, reason: call.coldReason ?? "recorded as cold" };
    const [load] = loadOf(call);
    if (load !== undefined && load > leastLoadMs) {
      const others = medianWithout(loads.get(keys[index]!)!, load) ?? 0;
      if (load > timesMedianLoad * others) return { cold: true, reason: `loading took ${Math.round(load)} ms` };
    }
    if (call.cold === null && followsDirectly(calls[index - 1], call) && keys[index - 1] !== keys[index]) {
      return { cold: true, reason: "first call after a change of runner options" };
    }
    const group = groups.get(keys[index]!)!;
    if (load !== undefined || call.cold !== null || group[0] !== call) return { cold: false };
    return firstStandsOut(call, group.slice(1));
  });
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

/** The same as plain yes and no. */
export function classifyCold(calls: readonly CallLike[]): readonly boolean[] {
  return judgeCold(calls).map(({ cold }) => cold);
}

function groupKey(call: CallLike): string {
  const model = call.model ? (call.model.digest ?? call.model.name) : "";
  return JSON.stringify([call.study, model, call.options ? reloadKey(call.options) : call.variant]);
}

/** Whether the call was made right after the previous one, and both say what they sent. */
function followsDirectly(previous: CallLike | undefined, call: CallLike): boolean {
  if (!previous?.options || !call.options || previous.study !== call.study) return false;
  return previous.order !== undefined && call.order === previous.order + 1;
}

function loadOf({ server: { loadMs } }: CallLike): readonly number[] {
  return loadMs === undefined || Number.isNaN(loadMs) ? [] : [loadMs];
}
