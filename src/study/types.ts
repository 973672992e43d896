import type { Connection } from "../llm";
import type { FactRegistry, IngestResult, Narrative, PlannedCall, Study, Variant } from "../records";
import type { RaceOption } from "./race";
import type { Workload } from "../workload";

export interface StudyOptions {
  readonly connection: Connection;
  /** What is compared; the first one is the baseline. One variant with the server's own settings unless given; the agent's are `defaultVariants`. */
  readonly variants?: readonly Variant[];
  /** What is sent: `agent(folder)`, `prompts(file)`, `fixedLength(…)`, `conversation(file)`, `depth(…)`. */
  readonly workload: Workload;
  /** The model of variants that name none; the only model of the server, or its first, unless given. */
  readonly model?: string;
  /**
   * Lets options pass that the kit's table of Ollama's (`ollamaOptions`) does not have, for a newer Ollama. Without it a name that is not
   * there is refused before the first call, because a server ignores it without a word.
   */
  readonly anyOption?: boolean;
  /** How often all of it is made in each variant; 6 unless given, and 3 for the agent and for six or more prompts. */
  readonly runs?: number;
  /** Seed of the order and of the report's own calls; 1 by default. */
  readonly seed?: number;
  /**
   * Makes it a race for this measure: variants that are worse than another beyond chance leave at looks that are planned before the start, and are not
   * measured further. `runs` is then the most there are; 10 unless given.
   */
  readonly race?: RaceOption;
  /** `avoid` (default) starts each measured prompt with a line of its own, so that no prompt cache serves it. */
  readonly cache?: "avoid" | "allow";
  /**
   * The study's folder in `out`. A study that is there goes on at its next missing call; more runs or more variants extend it; whatever else differs is
   * refused. A new folder unless given.
   */
  readonly name?: string;
  /** The study's folder, in place of a name in `out`. */
  readonly out?: string;
  /**
   * Whether the model chooses what the report says, in a call of its own; true for the agent, false for other workloads. The model has `limitMs` for them, else
   * the smaller of a minute and half of the time that the measured calls took; then the program chooses.
   */
  readonly narrative?: boolean | { readonly limitMs: number };
  /** How long a server that is away or answers 429 or 503 is waited for before the study stops, ms; 30,000 by default. */
  readonly patienceMs?: number;
  /** Ends the call in flight; what was measured is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: StudyProgress) => void;
  /**
   * Called when the measuring has ended and its facts are on disk, with what the program chooses to say, before the model is asked; what it does is
   * waited for. So a report need not wait for a model.
   */
  readonly onMeasured?: (result: StudyResult) => void | Promise<void>;
}

/** What is about to be measured, told before the first call. */
export interface StudyPlan {
  /** One sentence: how many calls of what. */
  readonly sentence: string;
  readonly runs: number;
  /** What a person should know before they are made, one sentence each. */
  readonly notes: readonly string[];
}

/** Where a study is; times in ms, throughput in tokens/s. */
export interface StudyProgress {
  readonly phase: "ingest" | "plan" | "call" | "waiting" | "narrative" | "done";
  /** In the phase `plan`. */
  readonly plan?: StudyPlan;
  readonly call?: PlannedCall;
  /** Planned calls that have a record. */
  readonly done: number;
  readonly planned: number;
  readonly elapsedMs: number;
  /** About how long the calls that are left take: each the mean of its variant's so far, or of all where it had none. Absent before the first. */
  readonly leftMs?: number;
  /** In a race: how many variants have not left, of how many. */
  readonly race?: { readonly stays: number; readonly of: number };
  readonly lastTtftMs?: number;
  readonly lastThroughput?: number;
  /** Text of the call in flight so far; while waiting for the server, why and for how long. */
  readonly text?: string;
  /** While the model chooses what the report says: how much of its time is gone, ms. */
  readonly writing?: {
    readonly elapsedMs: number;
    readonly limitMs: number;
  };
}

export interface StudyResult {
  readonly study: Study;
  readonly ingest: IngestResult;
  readonly registry: FactRegistry;
  readonly narrative: Narrative;
  /** The study's folder. */
  readonly dir: string;
  /** True when a person stopped the study before its end: `resume` goes on with it. */
  readonly interrupted: boolean;
  /** Why the study stopped by itself before its end, one sentence: the server was gone, or another one answered. */
  readonly stopped?: string;
}
