import { metrics } from "../../records";
import type { CallRecord, RankedMetric } from "../../records";
import { isMeasured, isSpeedValid, isWarm, mean } from "../../stats";
import type { CountedCall, RaceBlock } from "../../stats";

/** A variant that has fewer of a block's sessions than this share of what others have was not measured in it. */
const leastShare = 0.5;

/**
 * What one run says of each variant: the geometric mean of the objective over its sessions and stages, the same ones for all that were measured in it.
 * A variant whose warm calls gave no value, or fewer than half of what others gave, is not there.
 */
export function blockOf(calls: readonly CountedCall<CallRecord>[], objective: RankedMetric): RaceBlock {
  const byVariant = new Map<string, Map<string, number>>();
  for (const call of calls) {
    const value = metrics[objective].of(call);
    if (!isMeasured(call) || !isSpeedValid(call) || !isWarm(call) || value === undefined || !(value > 0)) continue;
    const own = byVariant.get(call.variant) ?? new Map<string, number>();
    own.set(JSON.stringify([call.session ?? "", call.stage]), Math.log(value));
    byVariant.set(call.variant, own);
  }
  const most = Math.max(0, ...[...byVariant.values()].map(({ size }) => size));
  const measured = [...byVariant].filter(([, own]) => own.size >= leastShare * most);
  const common = [...(measured[0]?.[1].keys() ?? [])].filter((key) => measured.every(([, own]) => own.has(key)));
  if (common.length === 0) return new Map();
  return new Map(measured.map(([variant, own]) => [variant, Math.exp(mean(common.map((key) => own.get(key)!))!)]));
}
