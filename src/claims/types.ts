import type { NarrativeSection } from "../records";

/** A stretch of a claim; one with a fact is that fact, as its text or as its value is said in words of size. */
export interface ClaimPart {
  readonly text: string;
  /** Id of the fact. */
  readonly fact?: string;
}

export type ClaimKind =
  | "verdict"
  | "change"
  | "ratio"
  | "level"
  | "interval"
  | "rank"
  | "best"
  | "share"
  | "count"
  | "failure"
  | "missing"
  | "drift"
  | "name";

/** A statement that follows from the facts, phrased by the program. */
export interface Claim {
  /** By what it says, such as `change.ttft.report.chimera`: the same in every report. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** Ids of all facts that it rests on. */
  readonly facts: readonly string[];
  /** How much it tells, from 0 to 100: by it the program chooses. */
  readonly weight: number;
  /** Where in a report it may stand. */
  readonly sections: readonly NarrativeSection[];
  readonly parts: readonly ClaimPart[];
}

/**
 * `proven`: every content word of the clause is borne out by facts. `contradicted`: the clause was resolved in full, and a fact says otherwise.
 * `not-read`: anything else: opinions, causes, advice, what nobody measured, and what the reader does not understand.
 */
export type Reading = "proven" | "contradicted" | "not-read";

/** One clause of a text; `start` and `end` are offsets in UTF-16 units. */
export interface ReadClause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly reading: Reading;
  /** Ids of the facts that it was judged by. */
  readonly facts: readonly string[];
  /** Why it was not read, or what the facts say. */
  readonly reason?: string;
}

export interface ReadText {
  /** In the order of the text; what says nothing, such as a bare heading, is no clause. */
  readonly clauses: readonly ReadClause[];
  readonly proven: number;
  readonly contradicted: number;
  readonly notRead: number;
}
