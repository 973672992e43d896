import type { JsonValue } from "../../records";
import { BadRequest } from "./bad-request";
import type { GenerateJob } from "./job";

/** A request body, as it came. */
export type Ask = Readonly<Record<string, unknown>>;

/** Which of the two ways of asking for text. */
export type AskKind = "generate" | "chat";

const leastContext = 16;

/**
 * Reads a request into a job, with Ollama's defaults where it says nothing.
 * @throws BadRequest
 */
export function readJob(kind: AskKind, ask: Ask, model: string, trainContext: number): GenerateJob {
  if (ask["think"] !== undefined && ask["think"] !== null && ask["think"] !== false)
    throw new BadRequest(`"${model}" does not support thinking`);
  if (typeof ask["suffix"] === "string" && ask["suffix"] !== "")
    throw new BadRequest(`"${model}" does not support insert`);
  const options = object(ask["options"] ?? {}, "options");
  const number = (name: string, otherwise: number): number => {
    const value = options[name];
    if (value === undefined || value === null) return otherwise;
    if (typeof value !== "number" || !Number.isFinite(value))
      throw new BadRequest(`option "${name}" must be of type number`);
    return value;
  };
  const whole = (name: string, otherwise: number): number => Math.trunc(number(name, otherwise));
  const stop = options["stop"] ?? [];
  const seed = whole("seed", -1);
  return {
    prompt: kind === "chat" ? chatPrompt(ask["messages"]) : joined(text(ask["system"], "system"), promptText(ask)),
    numCtx: Math.min(Math.max(whole("num_ctx", trainContext), leastContext), trainContext),
    numPredict: whole("num_predict", -1),
    temperature: number("temperature", 0.8),
    topK: Math.max(0, whole("top_k", 40)),
    topP: number("top_p", 0.9),
    minP: number("min_p", 0),
    repeatPenalty: number("repeat_penalty", 1.1),
    repeatLastN: whole("repeat_last_n", 64),
    presencePenalty: number("presence_penalty", 0),
    frequencyPenalty: number("frequency_penalty", 0),
    seed: seed < 0 ? Math.floor(Math.random() * 2 ** 31) : seed,
    stop: (Array.isArray(stop) ? stop : [stop]).map(String).filter((each) => each !== ""),
    ...format(ask["format"]),
  };
}

/** True when a request brings no text: it only loads or unloads the model. */
export function asksForNothing(kind: AskKind, ask: Ask): boolean {
  if (kind === "generate") return promptText(ask) === "";
  return ask["messages"] === undefined || (Array.isArray(ask["messages"]) && ask["messages"].length === 0);
}

function format(given: unknown): { format?: NonNullable<GenerateJob["format"]> } {
  if (given === undefined || given === null || given === "") return {};
  if (given === "json") return { format: "json" };
  if (typeof given === "object" && !Array.isArray(given))
    return { format: given as { readonly [key: string]: JsonValue } };
  throw new BadRequest('invalid format: expected "json" or a JSON schema');
}

function promptText(ask: Ask): string {
  return text(ask["prompt"], "prompt");
}

/** The template of a model without a chat format: the texts one below the other. */
function joined(...texts: readonly string[]): string {
  return texts.filter((each) => each !== "").join("\n");
}

function chatPrompt(messages: unknown): string {
  if (!Array.isArray(messages)) throw new BadRequest("messages must be an array");
  return joined(...messages.map((each) => text(object(each, "message")["content"], "content")));
}

function text(value: unknown, name: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new BadRequest(`${name} must be a string`);
  return value;
}

function object(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new BadRequest(`${name} must be an object`);
  return value as Record<string, unknown>;
}
