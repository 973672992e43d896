import type { ChatMessage, JsonValue, RunnerOptions } from "../../records";

/** What is asked of a model, whatever the protocol. */
export interface Asked {
  readonly model: string;
  readonly prompt: string;
  readonly system?: string;
  readonly history?: readonly ChatMessage[];
  /** True sends the prompt without the model's template. */
  readonly raw?: boolean;
  readonly options: RunnerOptions;
  readonly format?: "json" | { readonly [key: string]: JsonValue };
  readonly think?: boolean;
}
