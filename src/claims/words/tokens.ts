import type { Fact, FactSubject, SettingValue } from "../../records";
import type { Slot } from "./lexicon";

/** How a number is meant: `about` 80, `least` 80, `above` 80. */
export type Bound = "least" | "most" | "above" | "below" | "about" | "exactly" | "up";

interface At {
  /** Offsets in the plain text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A number with what belongs to it. */
export interface Quantity extends At {
  readonly kind: "quantity";
  readonly value: number;
  /** Digits behind the point. */
  readonly decimals: number;
  /** 1000 for "k" and "thousand". */
  readonly scale: number;
  readonly sign: -1 | 0 | 1;
  readonly unit?: string;
  readonly bound?: Bound;
  /** Written as a word. */
  readonly word?: true;
  /** What follows "±". */
  readonly deviation?: Quantity;
  /** Of two sides: said of the other one, "instead of 632 ms". */
  readonly other?: true;
  /** "by 12 ms", "12 ms lower". */
  readonly difference?: true;
}

export type Token =
  | Quantity
  /** "5 of 41". */
  | ({ readonly kind: "share"; readonly k: Quantity; readonly n: Quantity } & At)
  /** "40 to 254 ms", "between 40 and 254 ms"; `from`: "from 40 to 254 ms", which may be a change. */
  | ({ readonly kind: "range"; readonly low: Quantity; readonly high: Quantity; readonly from: boolean } & At)
  | ({ readonly kind: "subject"; readonly subject: FactSubject; readonly other?: true } & At)
  | ({ readonly kind: "stage"; readonly stage: string } & At)
  | ({ readonly kind: "run"; readonly run: number } & At)
  | ({ readonly kind: "setting"; readonly name: string; readonly value: SettingValue } & At)
  /** The whole text of a fact. */
  | ({ readonly kind: "quote"; readonly facts: readonly Fact[] } & At)
  /** What looks like a name: of a model, a file, a version. */
  | ({ readonly kind: "name" } & At)
  | ({ readonly kind: "word"; readonly slot: Slot; readonly value: string } & At)
  | ({ readonly kind: "unknown" } & At)
  | ({ readonly kind: "mark" } & At);

export type WordToken = Extract<Token, { kind: "word" }>;

/** What a word of this slot says; undefined where the token is none. */
export function saysOf(token: Token | undefined, slot: Slot): string | undefined {
  return token?.kind === "word" && token.slot === slot ? token.value : undefined;
}

/** Whether a token is a word of this slot, and of one of these values where some are given. */
export function isWord(token: Token | undefined, slot: Slot, ...values: readonly string[]): boolean {
  return token?.kind === "word" && token.slot === slot && (values.length === 0 || values.includes(token.value));
}
