/** What the statistics need of a call record; a `CallRecord` is one. Times in ms, throughput in tokens/s. */
export interface CallLike {
  readonly id: string;
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
  readonly order?: number;
  readonly status: string;
  readonly cold: boolean | null;
  readonly clock: { readonly ttftMs?: number; readonly durationMs?: number };
  readonly server: {
    readonly loadMs?: number;
    readonly promptEvalMs?: number;
    readonly evalMs?: number;
    readonly outputTokens?: number;
  };
  readonly throughput?: number;
}
