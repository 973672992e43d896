import type { CallLike } from "./call-like";
import { median } from "./median";
import { medianAbsoluteDeviation } from "./robust-spread";

const leastLoadMs = 500;
const timesMedianLoad = 10;
/** 10 robust standard deviations: 10 · 1.4826. */
const farFromRest = 14.8;

/**
 * Which calls of one model and options are cold, in the order given. A call that says so itself is; otherwise one whose load took
 * more than max(500 ms, 10 × the median load of the others); where loads are unknown, the first one if its TTFT is more than 14.8
 * MADs above the median of the rest.
 */
export function classifyCold(calls: readonly CallLike[]): readonly boolean[] {
  return calls.map((call, index) => {
    if (call.cold !== null) return call.cold;
    const load = call.server.loadMs;
    if (load !== undefined) {
      const others = calls.flatMap((other, at) =>
        at === index || other.server.loadMs === undefined ? [] : [other.server.loadMs],
      );
      return load > Math.max(leastLoadMs, timesMedianLoad * (median(others) ?? 0));
    }
    if (index !== 0 || call.clock.ttftMs === undefined) return false;
    const rest = calls.slice(1).flatMap((other) => (other.clock.ttftMs === undefined ? [] : [other.clock.ttftMs]));
    const spread = medianAbsoluteDeviation(rest);
    if (rest.length < 3 || !spread) return false;
    return (call.clock.ttftMs - median(rest)!) / spread > farFromRest;
  });
}
