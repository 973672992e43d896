import type { Sayable } from "./claims";
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

/** Finds the claims in words of one sort in a statement of `text`; `inFact` tells what is quoted from a fact. */
export type WordChecker = (
  statement: Statement,
  text: string,
  said: Sayable,
  inFact: (start: number) => boolean,
) => readonly WordClaim[];

/** Where a match in the text of a statement stands in the whole text. */
export function placeOf<K extends SpanKind>(
  statement: Statement,
  match: RegExpMatchArray & { readonly index: number },
  kind: K,
): { readonly start: number; readonly end: number; readonly kind: K } {
  const start = statement.start + match.index;
  return { start, end: start + match[0].length, kind };
}
