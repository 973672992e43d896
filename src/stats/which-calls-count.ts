import type { CallLike } from "./call-like";
import type { CountedCall } from "./counted-calls";

/** True for a call that a run is made of, false for warm-ups, probes and what is written after the runs. */
export function isMeasured(call: Pick<CallLike, "run" | "stage">): boolean {
  return call.run >= 1 && call.stage !== "warm-up";
}

/** True where the call's times may enter statistics, also those of an answer that was cut at its token limit. */
export function isSpeedValid({ speed }: Pick<CallLike, "speed">): boolean {
  return speed.valid;
}

/** True for a speed-valid call that is not cold: the ones that medians are made of. */
export function isWarm({ speed, cold }: Pick<CountedCall, "speed" | "cold">): boolean {
  return speed.valid && !cold;
}

/** True where the answer is whole: neither cut, empty or repeating, nor missing. */
export function isWhole({ answer }: Pick<CallLike, "answer">): boolean {
  return answer === "whole";
}
