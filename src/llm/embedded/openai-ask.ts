import { BadRequest } from "./bad-request";
import type { Ask, AskKind } from "./read-job";

/** Fields of OpenAI's protocol that have the same name in Ollama's options. */
const same = ["seed", "temperature", "top_p", "presence_penalty", "frequency_penalty", "stop"];
/** What this engine takes beside them, as llama-server does. */
const more = ["top_k", "min_p", "repeat_penalty", "repeat_last_n"];

/** The protocol's own defaults, where a request is silent. */
const silent = { temperature: 1, top_p: 1 };

/**
 * A request to `/v1/chat/completions` or `/v1/completions` as the request that means the same to Ollama's own paths.
 * @param contextTokens what the model is loaded with: this protocol does not say
 * @throws BadRequest
 */
export function openAiAsk(kind: AskKind, ask: Ask, contextTokens: number | undefined): Ask {
  if ((ask["n"] ?? 1) !== 1) throw new BadRequest("n must be 1: this engine gives one answer");
  const taken = [...same, ...more].filter((name) => (ask[name] ?? undefined) !== undefined);
  const limit = ask["max_completion_tokens"] ?? ask["max_tokens"];
  const options = {
    ...silent,
    ...Object.fromEntries(taken.map((name) => [name, ask[name]])),
    ...(limit === undefined || limit === null ? {} : { num_predict: limit }),
    ...(contextTokens === undefined ? {} : { num_ctx: contextTokens }),
  };
  const text = kind === "chat" ? { messages: ask["messages"] } : { prompt: ask["prompt"] };
  if (kind === "chat" && !(Array.isArray(ask["messages"]) && ask["messages"].length > 0))
    throw new BadRequest("messages must be a list with at least one message");
  if (kind === "generate" && typeof ask["prompt"] !== "string") throw new BadRequest("prompt must be a text");
  return { ...text, options, ...formatOf(ask["response_format"]) };
}

function formatOf(given: unknown): { readonly format?: unknown } {
  if (given === undefined || given === null) return {};
  const { type, json_schema: schema } = (typeof given === "object" ? given : {}) as Record<string, unknown>;
  if (type === "text") return {};
  if (type === "json_object") return { format: "json" };
  const inner = type === "json_schema" ? (schema as { readonly schema?: unknown } | undefined)?.schema : undefined;
  if (inner === undefined)
    throw new BadRequest("response_format must be text, json_object, or json_schema with a schema");
  return { format: inner };
}

/** Whether a stream is to end with its counts. */
export function wantsUsage(ask: Ask): boolean {
  return (ask["stream_options"] as { readonly include_usage?: unknown } | null | undefined)?.include_usage === true;
}
