import type { Fact, FactAbout, FactRegistry } from "../../records";
import type { Vocabulary } from "../words/lex";

export type About<Role extends FactAbout["role"]> = Extract<FactAbout, { readonly role: Role }>;

/** A measured value that is known: of whom, in which stage, which statistic of which metric. */
export interface Level {
  readonly fact: Fact;
  readonly about: About<"level">;
  readonly value: number;
  readonly unit: string;
}

/** What lies between two, as a fact says it. */
export interface Between {
  readonly fact: Fact;
  readonly about: About<"difference" | "change" | "ratio">;
  readonly value: number;
}

export interface Verdict {
  readonly fact: Fact;
  readonly about: About<"verdict">;
}

/** A number of things: `k` of `n`, or `k` alone. */
export interface Count {
  readonly fact: Fact;
  readonly about: About<"count" | "share">;
  readonly k: number;
  readonly n?: number;
}

export interface Rank {
  readonly fact: Fact;
  readonly about: About<"rank">;
}

/** How values of a metric went over the runs, in %. */
export interface Drifting {
  readonly fact: Fact;
  readonly about: About<"drift">;
  readonly value: number;
}

/** A registry, sorted by what its facts speak of: what the reader judges by. */
export interface Known {
  readonly registry: FactRegistry;
  readonly levels: readonly Level[];
  readonly between: readonly Between[];
  readonly verdicts: readonly Verdict[];
  readonly counts: readonly Count[];
  readonly ranks: readonly Rank[];
  readonly drifts: readonly Drifting[];
  readonly bests: readonly { readonly fact: Fact; readonly about: About<"best"> }[];
  readonly settings: readonly { readonly fact: Fact; readonly about: About<"setting"> }[];
  readonly names: readonly { readonly fact: Fact; readonly about: About<"name"> }[];
  /** Variants of the study, the baseline first where facts tell which it is. */
  readonly variants: readonly string[];
  readonly baseline: string | undefined;
  readonly stages: readonly string[];
  readonly vocabulary: Vocabulary;
}
