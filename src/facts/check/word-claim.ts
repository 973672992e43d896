import type { Statement } from "./sentences";
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

/** Where a match in the text of a statement stands in the whole text. */
export function placeOf<K extends SpanKind>(
  statement: Statement,
  match: RegExpMatchArray & { readonly index: number },
  kind: K,
): { readonly start: number; readonly end: number; readonly kind: K } {
  const start = statement.start + match.index;
  return { start, end: start + match[0].length, kind };
}
