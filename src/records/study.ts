import type { Settings } from "./json";
import type { CallModel, CallRecord, RunnerOptions } from "./call";

/** Machine and software that a study ran on. What cannot be known of another machine is absent: this one's is not the server's. */
export interface Environment {
  /** Of the machine that measured. */
  readonly os: string;
  /** Of the machine that the model ran on. */
  readonly cpu?: string;
  readonly cores?: number;
  readonly memoryBytes?: number;
  readonly gpu?: string;
  readonly node: string;
  /** Version that the server gives. */
  readonly server: string;
  /** Who answered: Ollama, or the engine that ships with this kit. */
  readonly engine: "ollama" | "embedded";
  readonly hostKind: "loopback" | "remote";
  /** Where the server answered, without credentials; absent for the embedded engine, which listens somewhere else each time. */
  readonly host?: string;
  readonly kit: string;
}

export interface Variant {
  readonly name: string;
  readonly options: RunnerOptions;
}

/** One planned call. */
export interface PlannedCall {
  readonly id: string;
  readonly order: number;
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
  /** Id of its session; absent where the workload has one session only. */
  readonly session?: string;
}

export interface StudyConfig {
  readonly model: CallModel;
  readonly variants: readonly Variant[];
  readonly runs: number;
  readonly stages: readonly string[];
  readonly cache: "avoid" | "allow";
  readonly seed: number;
  /** The data folder as the caller named it. */
  readonly data: string;
  /** sha256 over the data files' digests. */
  readonly dataSha256: string;
  /** sha256 of each prompt template by name. */
  readonly prompts: Readonly<Record<string, string>>;
  readonly formatEnforced: boolean | null;
  /** For a thinking model: whether it was asked to think; false where its context leaves no room for thoughts. */
  readonly think?: boolean;
  /** What every prompt of the study showed. */
  readonly table?: {
    /** Ids of the facts, in order. */
    readonly shown: readonly string[];
    /** Facts that had no room. */
    readonly leftOut: number;
    /** Smallest context of the variants, tokens. */
    readonly contextTokens: number;
    /** Characters that make a token, as measured. */
    readonly charactersPerToken: number;
  };
}

/** First file of a study folder: what was planned, with what, where. */
export interface StudyManifest {
  readonly schema: "chimera-notebook/study/1";
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly config: StudyConfig;
  readonly order: readonly PlannedCall[];
  readonly environment: Environment;
  /** Parameters of the model's Modelfile: they apply where a variant is silent. */
  readonly modelfile?: Settings;
  /** Threads that the server computed with, where it tells. */
  readonly threads?: number;
  /** Share of the loaded model in video memory, from 0 to 1. */
  readonly vramShare?: number;
}

/** Times of one run's parts, ms. */
export interface WorkflowTimes {
  readonly run: number;
  readonly variant: string;
  readonly ingestMs: number;
  readonly analysisMs?: number;
  readonly reportMs?: number;
}

export interface Study {
  readonly manifest: StudyManifest;
  readonly calls: readonly CallRecord[];
  readonly workflow: readonly WorkflowTimes[];
}
