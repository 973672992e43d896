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
