import type { JsonValue } from "../../records";
import type { GenerateJob } from "./job";

/** A request body of /api/generate or /api/chat, as it came. */
export interface Ask {
  readonly model?: unknown;
  readonly name?: unknown;
  readonly prompt?: unknown;
  readonly system?: unknown;
  readonly messages?: unknown;
  readonly stream?: unknown;
  readonly format?: unknown;
  readonly options?: unknown;
  readonly keep_alive?: unknown;
}

/** The client asked for something that cannot be: answered with status 400. */
export class BadRequest extends Error {}

/** Reads a request into a job, with Ollama's defaults where it says nothing. */
export function readJob(
  kind: "generate" | "chat",
  ask: Ask,
  trainContext: number,
): Omit<GenerateJob, "onText" | "signal"> & { readonly keepAliveSeconds: number } {
  const options = object(ask.options ?? {}, "options");
  const number = (name: string, otherwise: number): number => {
    const value = options[name];
    if (value === undefined || value === null) return otherwise;
    if (typeof value !== "number" || !Number.isFinite(value))
      throw new BadRequest(`option "${name}" must be of type number`);
    return value;
  };
  const stop = options["stop"] ?? [];
  const numCtx = Math.trunc(number("num_ctx", trainContext));
  return {
    prompt:
      kind === "chat"
        ? chatPrompt(ask.messages)
        : [text(ask.system, "system"), text(ask.prompt, "prompt")].filter(Boolean).join("\n"),
    numCtx: Math.min(Math.max(numCtx, 16), trainContext),
    numPredict: Math.trunc(number("num_predict", -1)),
    temperature: number("temperature", 0.8),
    topK: Math.trunc(number("top_k", 40)),
    topP: number("top_p", 0.9),
    repeatPenalty: number("repeat_penalty", 1.1),
    seed: Math.trunc(number("seed", Math.floor(Math.random() * 2 ** 31))),
    stop: (Array.isArray(stop) ? stop : [stop]).map(String).filter((each) => each !== ""),
    ...format(ask.format),
    keepAliveSeconds: keepAlive(ask.keep_alive),
  };
}

function format(given: unknown): { format?: NonNullable<GenerateJob["format"]> } {
  if (given === undefined || given === null || given === "") return {};
  if (given === "json") return { format: "json" };
  if (typeof given === "object" && !Array.isArray(given))
    return { format: given as { readonly [key: string]: JsonValue } };
  throw new BadRequest('invalid format: expected "json" or a JSON schema');
}

function chatPrompt(messages: unknown): string {
  if (!Array.isArray(messages)) throw new BadRequest("messages must be an array");
  return messages.map((each) => text(object(each, "message")["content"], "content")).join("\n");
}

function text(value: unknown, name: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new BadRequest(`${name} must be a string`);
  return value;
}

function object(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new BadRequest(`${name} must be an object`);
  return value as Record<string, unknown>;
}

/** Ollama's keep_alive: seconds as a number, or a duration such as "5m"; negative = for ever. */
function keepAlive(given: unknown): number {
  if (given === undefined || given === null) return 300;
  if (typeof given === "number") return given;
  const match = /^(-?\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(typeof given === "string" ? given : "");
  if (!match) throw new BadRequest("keep_alive must be a number of seconds or a duration such as 5m");
  return Number(match[1]) * { ms: 0.001, s: 1, m: 60, h: 3600 }[match[2] ?? "s"]!;
}
