import type { Settings } from "./json";

/** Where a fact comes from: a row of a file, or a call of the ledger. */
export interface FactSource {
  readonly file?: string;
  readonly row?: number;
  readonly pointer?: string;
  readonly call?: string;
}

export type FactGroup = "data" | "environment" | "calls" | "comparison";

/** Which way is better, where the question makes sense. */
export type Direction = "lower-is-better" | "higher-is-better" | "neither";

/** Which figure of several observations one is; `single`: the one observation. `variation` is the standard deviation over the mean. */
export const statistics = ["single", "median", "mean", "deviation", "variation", "sum", "pooled"] as const;
export type Statistic = (typeof statistics)[number];

/** Whom a fact speaks of: a variant of the study, or a model, a combination of settings or a backend in the files. */
export interface FactSubject {
  readonly kind: "variant" | "model" | "settings" | "backend";
  readonly name: string;
  /** Of a combination of settings: what is set. */
  readonly settings?: Settings;
  /** Where it is spoken of as the first or the last of those like it. */
  readonly place?: "best" | "worst";
}

/** What is counted. */
export const countedThings = [
  "files",
  "observations",
  "models",
  "calls",
  "answers",
  "variants",
  "stages",
  "runs",
  "cores",
  "memory",
  "settings",
  "workloads",
  "backends",
  "compilations",
] as const;
export type Counted = (typeof countedThings)[number];

/** Which of them are counted; absent: all. `timed`: warm calls whose times count, the ones that medians are made of. */
export const countedStates = [
  "ok",
  "failed",
  "aside",
  "whole",
  "cold",
  "timed",
  "csv",
  "json",
  "markdown",
  "duplicate",
  "unreadable",
  "unranked",
] as const;
export type CountedState = (typeof countedStates)[number];

/** What a verdict comes to. `more-often`, `less-often` and `not-shown` are of answers that were whole. */
export const verdictSays = [
  "faster",
  "slower",
  "equivalent",
  "small",
  "faster-by-open",
  "slower-by-open",
  "inconclusive",
  "difference-only",
  "not-enough",
  "refused",
  "more-often",
  "less-often",
  "not-shown",
] as const;
export type VerdictSays = (typeof verdictSays)[number];

interface Measured {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly subject?: FactSubject;
  readonly stage?: string;
  /** How many calls ran at once, or how many began each second. */
  readonly load?: string;
  readonly run?: number;
}

/** What a fact speaks of, as data: nothing reads it out of a label, a key or a sentence. */
export type FactAbout =
  | ({ readonly role: "level" } & Measured)
  /** Subject less `against`; subject against `against` in %; the one over the other. `estimate`: of the paired calls, not of two medians. */
  | ({
      readonly role: "difference" | "change" | "ratio";
      readonly against?: FactSubject;
      readonly estimate?: boolean;
    } & Measured)
  /** The name that holds a place among its kind; 1 is best. */
  | ({ readonly role: "rank"; readonly place: number; readonly of: number } & Measured)
  | {
      readonly role: "count" | "share";
      readonly counted: Counted;
      readonly state?: CountedState;
      /** Of calls that failed or were set aside: their status, or what is wrong with their times. */
      readonly why?: string;
      readonly subject?: FactSubject;
      readonly stage?: string;
    }
  /** By how much values rose or fell over the runs, where it is more than chance. */
  | ({ readonly role: "drift" } & Measured)
  /** The variants that cannot be told from the best. */
  | {
      readonly role: "best";
      readonly metric: string;
      readonly stage: string;
      readonly subjects: readonly FactSubject[];
      /** How many were judged. */
      readonly of: number;
    }
  | {
      readonly role: "verdict";
      /** `whole`: how often answers were whole. */
      readonly metric: string;
      readonly subject: FactSubject;
      readonly against: FactSubject;
      readonly stage?: string;
      readonly load?: string;
      readonly says: VerdictSays;
    }
  | {
      readonly role: "setting";
      readonly subject: FactSubject;
      readonly settings: Settings;
    }
  | { readonly role: "name"; readonly names: "model" | "quantization" | "parameters" | "engine" | "sweep-model" };

/** One thing that may be said, computed by code, formatted once. */
export interface Fact {
  /** What it is about, such as `level.ttft.median.baseline.analysis`: the same in every report. See {@link factId}. */
  readonly id: string;
  readonly group: FactGroup;
  /** What it speaks of. */
  readonly about: FactAbout;
  /** What it is, in words without digits: "median TTFT, baseline, analysis stage". */
  readonly label: string;
  /** The number; absent for a fact that is a name or a sentence. */
  readonly value?: number;
  readonly unit?: string;
  /** The one text that may stand for it on a page: "104.05 tokens/s", "gemma3:latest", "9 of 10". */
  readonly text: string;
  /** 95 % interval in the same unit, where there is one. */
  readonly interval?: readonly [number, number];
  /** Observations behind it. */
  readonly n?: number;
  readonly subject?: string;
  /** For a comparison: what the subject is compared with. */
  readonly against?: string;
  /** Stage of the agent that it speaks of. */
  readonly stage?: string;
  readonly metric?: string;
  readonly direction: Direction;
  readonly sources: readonly FactSource[];
}

export interface FactRegistry {
  readonly schema: "chimera-notebook/facts/1";
  readonly facts: readonly Fact[];
}
