import type { CallModel, ChatMessage, JsonValue, RunnerOptions } from "../records";
import type { CallBudgets } from "./timing/trace";

/** A pause before a request is sent again. */
export interface Pause {
  /** Why, one phrase: "the server answered 503". */
  readonly why: string;
  readonly ms: number;
}

/** What to ask, and as which call of which study. */
export interface MeasureRequest {
  readonly id: string;
  readonly study: string;
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
  readonly session?: string;
  readonly order?: number;
  /** True where the answer is to be as long as `num_predict` says: then it is whole when it ends there. */
  readonly setLength?: boolean;
  readonly model: CallModel;
  readonly endpoint?: "generate" | "chat";
  readonly prompt: string;
  readonly system?: string;
  /** Earlier messages of a chat, in order, without the system text; needs the endpoint `chat`. */
  readonly history?: readonly ChatMessage[];
  /** True sends the prompt without the model's template; needs the endpoint `generate`. */
  readonly raw?: boolean;
  readonly options: RunnerOptions;
  /** Lets options pass that the kit's table of Ollama's does not have, for a newer Ollama. */
  readonly anyOption?: boolean;
  readonly format?: "json" | { readonly [key: string]: JsonValue };
  readonly think?: boolean;
  /** Takes the rate at which the text arrives for the throughput, also where the server tells its own: for calls of servers that mean different things by it. */
  readonly rate?: "arrival";
  readonly keepAlive?: string | number;
  /** `avoid` puts a short line that differs from call to call at the start of the prompt, so that no prompt cache serves it. */
  readonly cache: "avoid" | "allow";
  /**
   * Makes the line of `avoid`, so that a seeded study sends the same prompts again; the study's and the call's id when absent. An empty one
   * adds no line: the prompt itself differs from call to call.
   */
  readonly nonce?: string;
  readonly budgets?: Partial<CallBudgets>;
  /** How often a refused connection, a 429 or a 5xx may be tried again; 0 by default. */
  readonly retries?: number;
  /** Longest time, ms, that all pauses between attempts may take together; no limit but the number of attempts when absent. */
  readonly patienceMs?: number;
  /** Hears of each pause before it begins. */
  readonly onWait?: (pause: Pause) => void;
  readonly signal?: AbortSignal;
  /** The text so far, at most ten times a second; never touches the clock. */
  readonly onToken?: (text: string) => void;
}
