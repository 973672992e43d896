import type { ModelInfo } from "../../llm";
import type { CallRecord, Environment } from "../../records";
import type { MetricSummary } from "../../stats";

/** What `quick` may be told; nothing is needed. */
export interface QuickOptions {
  /** Else the model that the connection chooses. */
  readonly model?: string;
  /** How long to measure, s; 60 by default. The call in flight is ended when half as much again has gone. */
  readonly seconds?: number;
  /** Stops after the call in flight; what was measured is returned. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: QuickProgress) => void;
}

/** Where a quick measurement is. */
export interface QuickProgress {
  readonly phase: "load" | "length" | "call";
  /** Calls made. */
  readonly calls: number;
  readonly elapsedMs: number;
}

/** One length of prompt: medians of its warm calls. Times in ms, rates in tokens/s, TPOT in ms/token. */
export interface QuickLength {
  readonly name: "short" | "long";
  /** Tokens of the prompt, as the server counts them. */
  readonly promptTokens: number;
  /** Tokens that were asked for; a model may stop before. */
  readonly outputTokens: number;
  readonly ttft: MetricSummary;
  readonly prefillRate: MetricSummary;
  readonly throughput: MetricSummary;
  readonly tpot: MetricSummary;
  readonly duration: MetricSummary;
  /** Median share of the duration by part, the largest first; empty where the server tells no times. */
  readonly parts: readonly { readonly name: string; readonly share: number }[];
}

export interface QuickResult {
  readonly model: ModelInfo;
  readonly environment: Environment;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Load time of the first call, ms; absent where the model was loaded already. */
  readonly loadMs?: number;
  /** Tokens of context that the model is loaded with; absent where the server does not tell. */
  readonly contextTokens?: number;
  readonly lengths: readonly QuickLength[];
  /** Every call, failed ones too. */
  readonly calls: readonly CallRecord[];
  readonly interrupted: boolean;
}
