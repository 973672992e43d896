import { BadRequest } from "./bad-request";

/** Ollama's own default: five minutes. */
export const defaultKeepAliveSeconds = 300;

const secondsOf: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Ollama's keep_alive in seconds: a number, or a duration such as "5m" or "1h30m"; negative = for ever. */
export function keepAliveSeconds(given: unknown): number {
  if (given === undefined || given === null) return defaultKeepAliveSeconds;
  if (typeof given === "number") return given;
  const match = /^(-?)((?:\d+(?:\.\d+)?(?:ms|s|m|h))+|0)$/.exec(typeof given === "string" ? given : "");
  if (!match) throw new BadRequest("keep_alive must be a number of seconds or a duration such as 5m");
  const parts = (match[2] ?? "").matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g);
  const seconds = [...parts].reduce((sum, [, value, unit]) => sum + Number(value) * secondsOf[unit ?? "s"]!, 0);
  return match[1] === "-" ? -seconds : seconds;
}
