/** What a span of the text claims. */
export type SpanKind = "number" | "superlative" | "direction" | "significance" | "quantifier" | "stray";

/**
 * `verified`: a fact says so. `unverified`: no fact does. `contradicted`: the facts say otherwise. `masked`: no claim: a name, a version, a
 * date, a list number.
 */
export type SpanStatus = "verified" | "unverified" | "contradicted" | "masked";

/** One claim in a text; `start` and `end` are offsets in UTF-16 units. */
export interface CheckedSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: SpanKind;
  readonly status: SpanStatus;
  /** Id of the fact that it was judged by. */
  readonly fact?: string;
  /** Why it does not stand, or what was masked. */
  readonly reason?: string;
}

export interface CheckedText {
  /** In the order of the text. */
  readonly spans: readonly CheckedSpan[];
  /** Numbers that a fact bears out. */
  readonly verified: number;
  /** Numbers that claim something; masked ones do not. */
  readonly total: number;
  /** Such as "14/14 numbers verified". */
  readonly coverage: string;
  /** One sentence for everything that does not stand; empty when the text may stand. */
  readonly problems: readonly string[];
}

/** A way to read a printed number: "1,234" has two. */
export interface Reading {
  readonly value: number;
  readonly decimals: number;
}

/** A number as it stands in the text. Offsets are in the plain text (see `plainText`). */
export interface PrintedNumber {
  readonly start: number;
  /** End of the digits. */
  readonly end: number;
  /** End of the unit, or `end`. */
  readonly unitEnd: number;
  readonly readings: readonly Reading[];
  /** −1, 1, or 0 for a number without a sign. */
  readonly sign: -1 | 0 | 1;
  /** 1000 for "k" and "thousand"; 1 otherwise. */
  readonly scale: number;
  /** Unit in the words of `units.ts`; absent where none is written. */
  readonly unit?: string;
  /** Preceded by "±". */
  readonly deviation: boolean;
  /** Written as a word. */
  readonly word: boolean;
}

/** A range of a plain text that claims nothing, and what it is. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}
