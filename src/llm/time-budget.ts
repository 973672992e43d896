import type { CallClock, Engine, ServerTimes, TimeBudget } from "../records";

/** The parts explain the duration when what is left over is within 5 ms or 1 %. */
const slackMs = 5;
const slackShare = 0.01;

/**
 * Where the time went: duration = other on the server + load + prompt evaluation + decode + after the text + remainder, with connecting before it.
 * What the server does between the last text and its final record, such as Ollama's context of `/api/generate`, is in no figure of its own: of the time that
 * its total leaves open, as much as lies there is *after the text*. A server without a total that tells how long a request waited has its parts and that. Undefined where the server sent none of its durations.
 */
export function timeBudget(
  { connectMs = 0, durationMs, chunkMs, headersMs }: CallClock,
  server: ServerTimes,
  engine: Engine = "ollama",
): TimeBudget | undefined {
  const { totalMs, loadMs, promptEvalMs, evalMs } = server;
  if (durationMs === undefined || [totalMs, loadMs, promptEvalMs, evalMs].every((each) => each === undefined))
    return undefined;
  const parts = (loadMs ?? 0) + (promptEvalMs ?? 0) + (evalMs ?? 0);
  const isWhole = loadMs !== undefined && promptEvalMs !== undefined && evalMs !== undefined;
  // llama-server sends its headers when a slot begins with the request, and loads nothing once it answers.
  const waitedMs = server.queueMs ?? (engine === "llama-server" ? headersMs : undefined);
  const waitedOnly = promptEvalMs === undefined || evalMs === undefined ? undefined : waitedMs;
  const otherMs = totalMs !== undefined && isWhole ? totalMs - parts : waitedOnly;
  const open = durationMs - (totalMs ?? parts + (waitedOnly ?? 0));
  const lastText = chunkMs?.at(-1);
  const afterTextMs =
    (totalMs ?? waitedOnly) === undefined || lastText === undefined
      ? undefined
      : Math.max(0, Math.min(open, durationMs - lastText));
  const remainderMs = durationMs - parts - (otherMs ?? 0) - (afterTextMs ?? 0);
  const slack = Math.max(slackMs, durationMs * slackShare);
  return {
    connectMs,
    ...(otherMs === undefined ? {} : { otherMs }),
    ...(loadMs === undefined ? {} : { loadMs }),
    ...(promptEvalMs === undefined ? {} : { promptEvalMs }),
    ...(evalMs === undefined ? {} : { decodeMs: evalMs }),
    ...(afterTextMs === undefined ? {} : { afterTextMs }),
    remainderMs,
    closed: otherMs !== undefined && Math.abs(remainderMs) <= slack && otherMs >= -slack,
  };
}
