import type { CallLike } from "./call-like";
import { median } from "./median";
import { medianAbsoluteDeviation } from "./robust-spread";
import { reloadKey } from "./runner-key";

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
  const groups = new Map<string, CallLike[]>();
  for (const call of calls) groups.set(groupKey(call), [...(groups.get(groupKey(call)) ?? []), call]);
  return calls.map((call, index) => {
    if (call.cold === true) return { cold: true, reason: call.coldReason ?? "recorded as cold" };
    const group = groups.get(groupKey(call))!;
    const load = call.server.loadMs;
    if (load !== undefined) {
      const others = group.flatMap((other) => (other === call ? [] : known(other.server.loadMs)));
      if (load > Math.max(leastLoadMs, timesMedianLoad * (median(others) ?? 0))) {
        return { cold: true, reason: `loading took ${Math.round(load)} ms` };
      }
    }
    if (call.cold === null && followsReload(calls[index - 1], call)) {
      return { cold: true, reason: "first call after a change of runner options" };
    }
    if (load !== undefined || call.cold !== null || group[0] !== call) return { cold: false };
    const ttft = call.clock.ttftMs;
    const rest = group.slice(1).flatMap((other) => known(other.clock.ttftMs));
    if (ttft === undefined || !Number.isFinite(ttft) || rest.length < 3) return { cold: false };
    const centre = median(rest)!;
    const spread = medianAbsoluteDeviation(rest)! || Math.abs(centre) / 100;
    const far = (ttft - centre) / spread > farFromRest;
    return far ? { cold: true, reason: "first call, TTFT far above the rest; load time unknown" } : { cold: false };
  });
}

/** The same as plain yes and no. */
export function classifyCold(calls: readonly CallLike[]): readonly boolean[] {
  return judgeCold(calls).map(({ cold }) => cold);
}

function groupKey(call: CallLike): string {
  const model = call.model ? (call.model.digest ?? call.model.name) : "";
  return JSON.stringify([call.study, model, call.options ? reloadKey(call.options) : call.variant]);
}

function followsReload(previous: CallLike | undefined, call: CallLike): boolean {
  if (!previous?.options || !call.options || previous.study !== call.study) return false;
  const inPlace = previous.order !== undefined && call.order === previous.order + 1;
  return inPlace && groupKey(previous) !== groupKey(call);
}

function known(value: number | undefined): readonly number[] {
  return value === undefined || Number.isNaN(value) ? [] : [value];
}
