import type { CallLike } from "./call-like";
import { judgeCold } from "./cold";
import { identityFaults } from "./identity";

/** A call as it counts in its study: judged cold or warm beside the others, and set aside where another model answered. */
export type CountedCall<T extends CallLike = CallLike> = T & { readonly cold: boolean; readonly coldReason?: string };

const counted = new WeakSet();

/**
 * The calls of one or several studies, each judged beside the others of its study; calls that were judged so already come back as they are.
 * @param calls in the order in which they were made, warm-ups and probes among them: their load times tell what is usual
 * @example
 * countedCalls(study.calls).filter(isWarm).length; // the calls that medians are made of, warm-ups among them
 */
export function countedCalls<T extends CallLike>(calls: readonly T[]): readonly CountedCall<T>[] {
  if (calls.every((call) => counted.has(call))) return calls as readonly CountedCall<T>[];
  const coldness = judgeCold(calls);
  const faults = identityFaults(calls);
  return calls.map((call, index) => {
    const { cold, reason } = coldness[index]!;
    const speed = call.speed.valid ? (faults.get(call) ?? call.speed) : call.speed;
    const judged = { ...call, speed, cold, ...(reason === undefined ? {} : { coldReason: reason }) };
    counted.add(judged);
    return judged;
  });
}
