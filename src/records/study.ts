import type { JsonValue, Settings } from "./json";
import type { Engine } from "./engine";
import type { StudyCase } from "./grade";
import type { RankedMetric } from "./metrics";
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
  /** Version that the server gives; "unknown" where it gives none. */
  readonly server: string;
  readonly engine: Engine;
  /** The language that was spoken with it, where it is not Ollama's. */
  readonly protocol?: "openai";
  readonly hostKind: "loopback" | "remote";
  /** Where the server answered, without credentials; absent for the embedded engine, which listens somewhere else each time. */
  readonly host?: string;
  readonly kit: string;
}

/** What is compared, as a person asks for it: a model of a server with its options, and a prompt where that is what is compared. */
export interface Variant {
  /** Letters, digits, `-`, `_` and `.`; a name of its own. */
  readonly name: string;
  /** The study's model unless given. */
  readonly model?: string;
  /** Where the model is served; the study's connection unless given. */
  readonly server?: string;
  readonly options?: RunnerOptions;
  /** What is put around each prompt of the workload: `{{prompt}}` is where it goes; without that mark it is a system text. */
  readonly prompt?: string;
}

/** A variant as it is measured. */
export interface PlannedVariant {
  readonly name: string;
  readonly options: RunnerOptions;
  /** Where it is another than the study's. */
  readonly model?: CallModel;
  /** Machine and server, where they are others than the study's. */
  readonly environment?: Environment;
  readonly prompt?: string;
  /** For a thinking model of the agent: whether it is asked to think; false where its context leaves no room for thoughts. */
  readonly think?: boolean;
}

/** What is sent in a study, as the manifest names it. */
export interface WorkloadNote {
  readonly kind: "agent" | "prompts" | "fixed-length" | "conversation" | "depth";
  /** One phrase: "10 prompts". */
  readonly title: string;
  readonly settings: Readonly<Record<string, JsonValue>>;
  /** Digest of all that is sent: two studies of one digest have like prompts. */
  readonly sha256: string;
  /** How many sessions each run makes in each variant. */
  readonly sessions: number;
}

/** Runs or variants that were added when a study had begun. */
export interface Extension {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly runsBefore: number;
  /** Runs of each variant since then. */
  readonly runs: number;
  /** Names of the variants that were added. */
  readonly variants: readonly string[];
}

/** What the server tells of a variant's model before it is loaded; each part only where it does. */
export interface ServedAs {
  /** Parameters of the model's Modelfile: they apply where a variant is silent. */
  readonly modelfile?: Settings;
  /** Threads that the server computes with. */
  readonly threads?: number;
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

/** What a race is run for. */
export interface RaceNote {
  readonly objective: RankedMetric;
  /** Fewer looks, and a stricter rule for variants that vary much more than the others. */
  readonly strict: boolean;
}

export interface StudyConfig {
  /** The model of variants that name no other. */
  readonly model: CallModel;
  readonly variants: readonly PlannedVariant[];
  readonly workload: WorkloadNote;
  readonly runs: number;
  /** Kinds of measured calls, in their order: calls of one stage have like prompts. */
  readonly stages: readonly string[];
  readonly cache: "avoid" | "allow";
  readonly seed: number;
  /** The data folder of the agent as the caller named it. */
  readonly data?: string;
  /** sha256 over the data files' digests. */
  readonly dataSha256?: string;
  /** sha256 of each prompt template of the agent by name; none for other workloads. */
  readonly prompts: Readonly<Record<string, string>>;
  /** Whether answers keep to a schema; null where no probe was made or it did not end. */
  readonly formatEnforced: boolean | null;
  /** What every prompt of the agent showed. */
  readonly table?: {
    /** Ids of the facts, in order. */
    readonly shown: readonly string[];
    /** Facts that had no room. */
    readonly leftOut: number;
    /** Context that the table was made for, tokens. */
    readonly contextTokens: number;
    /** Characters that make a token, as measured. */
    readonly charactersPerToken: number;
  };
  /** Words of filler that make each set length, by variant and session. */
  readonly fitted?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What was expected of the answers, by session; absent where nothing was. */
  readonly cases?: readonly StudyCase[];
  /** Digest of all that grades are made from: grades of two digests are not pooled. */
  readonly casesSha256?: string;
  /** Where variants leave once they are worse than another beyond chance; absent where all are measured to the end. */
  readonly race?: RaceNote;
  readonly extended?: readonly Extension[];
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
  /** By variant. */
  readonly served?: Readonly<Record<string, ServedAs>>;
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
