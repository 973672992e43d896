import { UserError } from "../records";
import type { CallRecord, JsonValue, RunnerOptions } from "../records";
import type { Connection } from "./connection";
import { measure } from "./measure";

/** What may be said beside the prompt. */
export interface AskOptions {
  /** The first that the server has unless given. */
  readonly model?: string;
  readonly system?: string;
  /** Longest answer, tokens; as long as the model likes unless given. */
  readonly maxTokens?: number;
  /** Options of Ollama, such as `{ temperature: 0 }`. */
  readonly options?: RunnerOptions;
  /** `json`, or a JSON schema that the answer is to keep to. */
  readonly format?: "json" | { readonly [key: string]: JsonValue };
  /** For a thinking model: whether it is to think. */
  readonly think?: boolean;
  readonly signal?: AbortSignal;
  /** The text so far, at most ten times a second. */
  readonly onToken?: (text: string) => void;
}

let asked = 0;

/**
 * Asks one thing and measures the answer: `response` is what the model said, `clock` and `throughput` how fast. A call that failed is a record with a
 * status, too. The prompt may be served from the server's cache, as in any chat.
 * @param prompt the text that is answered, under the model's own template
 * @throws UserError when there is no such model, the prompt is empty, or an option is none of Ollama's
 * @example
 * const connection = await connect({ embedded: true });
 * const { response, clock } = await ask(connection, "Why?", { maxTokens: 8 });
 * console.log(typeof response, clock.ttftMs! > 0);
 * await connection.close();
 */
export async function ask(connection: Connection, prompt: string, options: AskOptions = {}): Promise<CallRecord> {
  if (typeof prompt !== "string" || prompt.trim() === "")
    throw new UserError('ask needs a prompt that says something: ask(connection, "Why is the sky blue?").', 2);
  const { model, maxTokens, options: runner = {}, ...rest } = options;
  if (maxTokens !== undefined && !(Number.isInteger(maxTokens) && maxTokens >= 1))
    throw new UserError(`maxTokens must be a whole number of tokens from 1, not ${maxTokens}.`, 2);
  const found = await connection.model(model);
  asked += 1;
  return measure(connection, {
    ...rest,
    id: `ask-${asked}`,
    study: "ask",
    run: 1,
    stage: "answer",
    variant: "asked",
    order: asked,
    model: found,
    endpoint: "chat",
    prompt,
    options: { ...(maxTokens === undefined ? {} : { num_predict: maxTokens }), ...runner },
    cache: "allow",
  });
}
