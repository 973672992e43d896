import type { JsonValue } from "../../records";

/** One generation, options resolved. */
export interface GenerateJob {
  readonly prompt: string;
  readonly numCtx: number;
  /** −1 = until the context is full. */
  readonly numPredict: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly repeatPenalty: number;
  readonly repeatLastN: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;
  readonly seed: number;
  readonly stop: readonly string[];
  readonly format?: "json" | { readonly [key: string]: JsonValue };
}

/** Who hears of the text while it is made, and who may end it. */
export interface GenerateWatch {
  readonly onText: (text: string) => void;
  readonly signal: AbortSignal;
}

/** What one generation gave; times in ms. */
export interface GenerateResult {
  readonly text: string;
  readonly doneReason: "stop" | "length";
  readonly promptTokens: number;
  readonly promptEvalMs: number;
  readonly outputTokens: number;
  readonly evalMs: number;
}

/** What is known of a model file. */
export interface ModelFacts {
  readonly name: string;
  readonly bytes: number;
  readonly trainContext: number;
  readonly parameters: number;
  readonly architecture: string;
  readonly quantization: string;
}

/** A model in memory. One generation at a time: callers queue. */
export interface LoadedModel {
  readonly facts: ModelFacts;
  /** Makes room for this many tokens; quick when there already is. */
  readonly prepare: (numCtx: number) => Promise<void>;
  readonly contextSize: () => number;
  readonly generate: (job: GenerateJob, watch: GenerateWatch) => Promise<GenerateResult>;
  /** One vector of length 1 for each text, and the tokens read. */
  readonly embed: (texts: readonly string[]) => Promise<{ readonly vectors: number[][]; readonly tokens: number }>;
  readonly dispose: () => Promise<void>;
}
