import type { SpanKind, SpanStatus } from "./types";

/** A claim in words: offsets in the plain text. */
export interface WordClaim {
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  readonly status: SpanStatus;
  readonly fact?: string;
  readonly reason?: string;
}
