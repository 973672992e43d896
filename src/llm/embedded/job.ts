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
  readonly repeatPenalty: number;
  readonly seed: number;
  readonly stop: readonly string[];
  readonly format?: "json" | { readonly [key: string]: JsonValue };
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

/** A model in memory. One generation at a time: callers queue. */
export interface LoadedModel {
  readonly name: string;
  readonly bytes: number;
  readonly trainContext: number;
  readonly parameters: number;
  readonly architecture: string;
  readonly quantization: string;
  readonly reload: (numCtx: number) => Promise<void>;
  readonly contextSize: () => number;
  readonly generate: (job: GenerateJob) => Promise<GenerateResult>;
  readonly dispose: () => Promise<void>;
}
