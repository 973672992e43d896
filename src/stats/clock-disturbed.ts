/** What the timing worker saw of its own clock during one call, ms. */
export interface ClockWitness {
  readonly durationMs?: number | undefined;
  /** Highest delay of the worker's event loop. */
  readonly eventLoopDelayMs?: number | undefined;
  /** How much further the wall clock went than the monotonic one. */
  readonly wallJumpMs?: number | undefined;
}

/**
 * A worker that could not look for this long did not run: its process was stopped, or its machine. Beside eight busy processes on two cores
 * the highest delay in 2,000 calls stays far below (bench/clock-limits).
 */
const mostDelayMs = 1000;
/** A monotonic clock rests while a machine sleeps, a wall clock does not. Setting a clock by degrees moves it by 0.05 % at most. */
const mostJumpMs = 1000;
const mostJumpShare = 0.01;

/** Why the times of a call are not to be trusted: this process or its machine stood still. Undefined where nothing tells that. */
export function clockDisturbed({
  durationMs = 0,
  eventLoopDelayMs = 0,
  wallJumpMs = 0,
}: ClockWitness): string | undefined {
  if (eventLoopDelayMs > mostDelayMs)
    return `The process that measured stood still for ${seconds(eventLoopDelayMs)} during the call.`;
  if (wallJumpMs > Math.max(mostJumpMs, durationMs * mostJumpShare))
    return `The machine slept or its clock was set during the call: the wall clock went ${seconds(wallJumpMs)} further than the monotonic one.`;
  return undefined;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
