import type { ServerTimes, TimeBudget } from "../records";

/** The parts explain the duration when what is left over is within 5 ms or 1 %. */
const slackMs = 5;
const slackShare = 0.01;

/**
 * Where the time went: duration = queue & other + load + prompt evaluation + decode + client remainder, with connecting before it.
 * Undefined where the server did not send all of its durations.
 */
export function timeBudget(connectMs: number, durationMs: number, server: ServerTimes): TimeBudget | undefined {
  const { totalMs, loadMs, promptEvalMs, evalMs } = server;
  if (totalMs === undefined || loadMs === undefined || promptEvalMs === undefined || evalMs === undefined)
    return undefined;
  const queueMs = totalMs - loadMs - promptEvalMs - evalMs;
  const remainderMs = durationMs - totalMs;
  const slack = Math.max(slackMs, durationMs * slackShare);
  return {
    connectMs,
    queueMs,
    loadMs,
    promptEvalMs,
    decodeMs: evalMs,
    remainderMs,
    closed: Math.abs(remainderMs) <= slack && queueMs >= -slack,
  };
}
