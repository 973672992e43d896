import type { ChatMessage, JsonValue } from "../records";

/** What one call sends, before a variant's options are added. */
export interface StageRequest {
  /** `generate` sends a prompt, `chat` messages. */
  readonly endpoint: "generate" | "chat";
  /** The text that is answered. */
  readonly prompt: string;
  readonly system?: string;
  /** Earlier messages of the chat, in order, without the system text. */
  readonly history?: readonly ChatMessage[];
  /** True sends the prompt without the model's template. */
  readonly raw?: boolean;
  /** Longest answer, tokens; sent unless the variant has its own `num_predict`. */
  readonly tokens?: number;
  readonly format?: "json" | { readonly [key: string]: JsonValue };
  /**
   * What a prompt cache may hold of it: `none` asks that a line of its own stands before the prompt, `own` means that the session's earlier calls
   * are there, `unlike` that the prompt itself differs from call to call.
   */
  readonly cached: "none" | "own" | "unlike";
}

/** Answers of the stages before, by stage. */
export type Answers = Readonly<Record<string, string>>;

/** What a request may depend on beside the answers: which run it is, and a seed of its own. */
export interface Occasion {
  readonly run: number;
  /** The same again for the same call of the same study. */
  readonly seed: number;
}

/** One call of a session: a name, and what it sends once the stages before it have answered. */
export interface Stage {
  readonly name: string;
  readonly request: (answers: Answers, occasion: Occasion) => StageRequest;
}

/** A sequence of calls, each of which may use the answers before it. */
export interface Session {
  /** Unique in its workload: a prompt's id, `depth 512`. Calls of one id have like prompts. */
  readonly id: string;
  readonly stages: readonly Stage[];
}

/** What is sent: sessions, ready to be made. Each run makes every session once in each variant. */
export interface Workload {
  readonly kind: "agent" | "prompts" | "fixed-length" | "conversation" | "depth";
  /** One phrase: "10 prompts of my.csv". */
  readonly title: string;
  /** What defines it, for the manifest. */
  readonly settings: Readonly<Record<string, JsonValue>>;
  /** Digest of all that is sent: two studies of one digest have like prompts. */
  readonly sha256: string;
  readonly sessions: readonly Session[];
}
