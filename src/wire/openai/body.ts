import type { Engine, JsonValue, RunnerOptions } from "../../records";
import type { Asked } from "./asked";
import { fieldOf } from "./fields";

/** What a server of this protocol wants otherwise than most do. */
export interface Habits {
  /** What it calls the longest answer. */
  readonly limit: "max_tokens" | "max_completion_tokens";
  /** Whether it may be asked for its counts at the end of a stream. */
  readonly usage: boolean;
}

export const usualHabits: Habits = { limit: "max_tokens", usage: true };

/** A request: the path below the address that ends in `/v1`, and what is sent. */
export interface OpenAiRequest {
  readonly path: "/chat/completions" | "/completions";
  readonly body: { readonly [key: string]: unknown };
}

/** The request that asks for it, as a stream unless told otherwise. What the protocol has no field for was refused before. */
export function openAiRequest(
  engine: Engine,
  asked: Asked,
  { limit, usage }: Habits = usualHabits,
  stream = true,
): OpenAiRequest {
  const { model, prompt, system, history = [], raw = false, options, format, think } = asked;
  const chat = [
    ...(system === undefined ? [] : [{ role: "system", content: system }]),
    ...history,
    { role: "user", content: prompt },
  ];
  const body = {
    model,
    ...(raw ? { prompt: system === undefined ? prompt : `${system}\n\n${prompt}` } : { messages: chat }),
    stream,
    ...(stream && usage ? { stream_options: { include_usage: true } } : {}),
    ...settings(engine, options, limit),
    ...(format === undefined ? {} : { response_format: responseFormat(format) }),
    ...(think === undefined ? {} : { chat_template_kwargs: { enable_thinking: think } }),
  };
  return { path: raw ? "/completions" : "/chat/completions", body };
}

function settings(engine: Engine, options: RunnerOptions, limit: Habits["limit"]): Record<string, JsonValue> {
  const sent: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || meansNothing(name, value)) continue;
    sent[name === "num_predict" ? limit : (fieldOf(engine, name) ?? name)] = value;
  }
  return sent;
}

/** -1 stands for "as long as it likes" and "a seed of its own", which the protocol says by silence. */
function meansNothing(name: string, value: JsonValue): boolean {
  return (name === "num_predict" || name === "seed") && value === -1;
}

function responseFormat(format: NonNullable<Asked["format"]>): object {
  if (format === "json") return { type: "json_object" };
  return { type: "json_schema", json_schema: { name: "answer", schema: format, strict: true } };
}

/** How to ask again after a refusal that names a field which this server wants otherwise; undefined where it says nothing of the kind. */
export function otherHabits(said: string, habits: Habits): Habits | undefined {
  if (habits.limit === "max_tokens" && said.includes("max_completion_tokens"))
    return { ...habits, limit: "max_completion_tokens" };
  return habits.usage && said.includes("stream_options") ? { ...habits, usage: false } : undefined;
}
