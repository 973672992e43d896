import type { Connection, ModelInfo } from "../llm";
import type {
  AnswerGrade,
  CallRecord,
  ChatMessage,
  Environment,
  IngestResult,
  JsonValue,
  PlannedVariant,
  StudyConfig,
  WorkloadNote,
} from "../records";
import type { Prompts } from "./agent/prompts";

/** What one call sends, before a variant's options are added. */
export interface StageRequest {
  /** `generate` sends a prompt, `chat` messages. */
  readonly endpoint: "generate" | "chat";
  /** The text that is answered. */
  readonly prompt: string;
  readonly system?: string;
  /** Earlier messages of the chat, in order, without the system text. */
  readonly history?: readonly ChatMessage[];
  /** True sends the prompt without the model's template. */
  readonly raw?: boolean;
  /** Longest answer, tokens; sent unless the variant has its own `num_predict`. */
  readonly tokens?: number;
  /** True where the answer is to have exactly that length. */
  readonly setLength?: boolean;
  readonly format?: "json" | { readonly [key: string]: JsonValue };
  /**
   * What a prompt cache may hold of it: `none` asks that a line of its own stands before the prompt, `own` means that the session's earlier calls
   * are there, `unlike` that the prompt itself differs from call to call.
   */
  readonly cached: "none" | "own" | "unlike";
}

/** Answers of the stages before, by stage. */
export type Answers = Readonly<Record<string, string>>;

/** What a request may depend on beside the answers: which run it is, and a seed of its own. */
export interface Occasion {
  readonly run: number;
  /** The same again for the same call of the same study. */
  readonly seed: number;
  /** Words of filler that make the set length with the variant's model, by session. */
  readonly fitted?: Readonly<Record<string, number>>;
}

/** One call of a session: a name, and what it sends once the stages before it have answered. */
export interface Stage {
  /** Calls of one stage have like prompts, or differ in their session: they are summarised together. */
  readonly name: string;
  readonly request: (answers: Answers, occasion: Occasion) => StageRequest;
}

/** A sequence of calls, each of which may use the answers before it. */
export interface Session {
  /** Unique in its workload, such as a prompt's id. */
  readonly id: string;
  readonly stages: readonly Stage[];
}

/** A variant with who answers for it. */
export interface Member {
  readonly variant: PlannedVariant;
  readonly connection: Connection;
  readonly model: ModelInfo;
  readonly environment: Environment;
}

/** What a workload may ask when a study is planned. */
export interface Planning {
  /** The study's id. */
  readonly study: string;
  /** The variants, the baseline first. */
  readonly members: readonly Member[];
  readonly runs: number;
  /** Of a study that goes on: what was found before holds, and the members are those that were added. */
  readonly holds?: StudyConfig;
  readonly signal?: AbortSignal;
}

/** What a workload found out before the first call. */
export interface Prepared {
  /** Calls that were made for it. */
  readonly probes: readonly CallRecord[];
  /** What the manifest keeps of it. */
  readonly config: Partial<Pick<StudyConfig, "table" | "formatEnforced" | "fitted">>;
  /** Whether a variant's model is asked to think, by variant. */
  readonly think?: Readonly<Record<string, boolean>>;
}

/** A workload whose files were read. */
export interface OpenWorkload extends WorkloadNote {
  /** Names of its stages, in order. */
  readonly stages: readonly string[];
  /** What the manifest keeps of its files. */
  readonly config: Partial<Pick<StudyConfig, "data" | "dataSha256" | "prompts" | "cases" | "casesSha256">>;
  /**
   * Asks what must be known before the first call.
   * @throws UserError for a variant that cannot take the workload
   */
  readonly prepare: (planning: Planning) => Promise<Prepared>;
  /** The sessions of a study that is planned. */
  readonly ready: (config: StudyConfig, environment: Environment) => readonly Session[];
  /** Says whether the answer of a measured call is right; undefined where nothing was expected of it. */
  readonly grade?: (call: CallRecord) => Promise<AnswerGrade | undefined>;
  /** What another model thinks of the answer, asked when the measuring has ended; undefined where nobody is asked. */
  readonly opinion?: (call: CallRecord) => Promise<AnswerGrade | undefined>;
  /** The benchmark files of the agent, and its templates. */
  readonly ingest?: IngestResult;
  readonly templates?: Prompts;
  /** Before each run of a variant: makes sure that the files are what they were, and says how long that took, ms. */
  readonly beforeRun?: () => Promise<number>;
}

/** Folders that a study writes itself, and what ends its reading. */
export interface OpenOptions {
  readonly leaveOut: readonly string[];
  readonly signal?: AbortSignal;
}

/** What is sent in each run of each variant. */
export interface Workload {
  readonly kind: WorkloadNote["kind"];
  /** One phrase: "10 prompts". */
  readonly title: string;
  /** @internal */
  readonly open: (options: OpenOptions) => Promise<OpenWorkload>;
}

/** A workload that is known without reading a folder or asking a server. */
export interface SetWorkload extends Workload {
  /** What defines it, for the manifest. */
  readonly settings: WorkloadNote["settings"];
  readonly sha256: string;
  readonly sessions: readonly Session[];
}
