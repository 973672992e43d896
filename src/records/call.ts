import type { AnswerGrade } from "./grade";
import type { JsonValue } from "./json";

/** Every status that a call can have. */
export const callStatuses = [
  "ok",
  "empty",
  "truncated",
  "prompt-cut",
  "repeating",
  "interrupted-stream",
  "server-error",
  "refused",
  "timeout",
  "cancelled",
] as const;

/**
 * What the wire and the model did. `truncated`: the answer was cut at its token limit; `prompt-cut`: the server read less than was sent.
 * Whether a call's times may enter statistics is another question: see `CallRecord.speed`.
 */
export type CallStatus = (typeof callStatuses)[number];

/** Why a call's times may not enter statistics. */
export type SpeedFault = "no-text" | "failed" | "prompt-cut" | "clock-disturbed" | "implausible" | "identity-changed";

/** Whether a call's times may enter statistics; `reason` is one sentence for people. */
export type SpeedJudgement =
  { readonly valid: true } | { readonly valid: false; readonly fault: SpeedFault; readonly reason: string };

/**
 * What kind of answer came. `cut`: at its token limit, or, where a length was set, before it; `empty`: the stream ended well without answer text; `repeating`: a loop of the same
 * words; `none`: the call failed, or the server read less than was sent, so that nothing answers what was asked.
 */
export type AnswerState = "whole" | "cut" | "empty" | "repeating" | "none";

/** Runner and sampling options as they were sent to the server. */
export type RunnerOptions = Readonly<Record<string, JsonValue>>;

export interface CallModel {
  readonly name: string;
  /** sha256 of the model's manifest as the server gives it; absent where it does not. */
  readonly digest?: string;
  readonly quantization?: string;
  readonly parameterSize?: string;
  readonly family?: string;
}

/** Client times of one call: one monotonic clock, 0 = the request's bytes were handed to the socket. */
export interface CallClock {
  /** First chunk with non-empty answer or thinking text, ms; absent if none came. */
  readonly ttftMs?: number;
  /** First chunk with non-empty answer text, ms. */
  readonly ttfaMs?: number;
  /** To the final record fully received (or to the end of a failed call), ms. */
  readonly durationMs?: number;
  /** Time of every chunk with text, ms. */
  readonly chunkMs?: readonly number[];
  /** Connecting and issuing before 0, ms: a part of the budget of its own. */
  readonly connectMs?: number;
  /** Response headers, ms. */
  readonly headersMs?: number;
  /** Highest event-loop delay of the timing worker during the call, ms. */
  readonly eventLoopDelayMs?: number;
  /** How much further the wall clock went than the monotonic one during the call, ms: what a machine slept. */
  readonly wallJumpMs?: number;
}

/** The server's own figures, in ms; absent where the server sent none. What each of them covers differs from server to server. */
export interface ServerTimes {
  readonly totalMs?: number;
  /** Waiting for its turn. */
  readonly queueMs?: number;
  readonly loadMs?: number;
  readonly promptEvalMs?: number;
  readonly evalMs?: number;
  readonly promptTokens?: number;
  readonly cachedPromptTokens?: number;
  readonly outputTokens?: number;
  /** Output tokens that `evalMs` covers, where they are not all: the first token of some servers belongs to the prompt. */
  readonly evalTokens?: number;
}

/**
 * Where the time of a call went, all in ms: `connect + other + load + promptEval + decode + afterText + remainder = connect + duration`.
 * A part that is not known is absent.
 */
export interface TimeBudget {
  /** Connecting and handing over the request, before 0. */
  readonly connectMs: number;
  /** Server total − load − prompt evaluation − decode: waiting for a slot, templating, a grammar; which of them is not known. */
  readonly otherMs?: number;
  readonly loadMs?: number;
  readonly promptEvalMs?: number;
  readonly decodeMs?: number;
  /** What the server still did between the last text and its final record, beyond its own total. */
  readonly afterTextMs?: number;
  /** What no other part explains. */
  readonly remainderMs: number;
  /** True when the parts explain the duration within 5 ms or 1 %. */
  readonly closed: boolean;
}

/** How a loaded model lies in memory, each part only where the server tells. */
export interface ModelMemory {
  readonly bytes?: number;
  /** Of them in video memory. */
  readonly videoBytes?: number;
  readonly contextTokens?: number;
}

/** What a table of calls says where it does not hold the times that a record would tell it by. */
export interface ToldFigures {
  readonly cold?: boolean;
  /** ms a token. */
  readonly tpot?: number;
  /** Gaps between the chunks of the call, ms. */
  readonly itl?: number;
  readonly itlP95?: number;
  /** tokens/s. */
  readonly arrivalRate?: number;
  readonly prefillRate?: number;
}

/** One call to a model: one line of the ledger. */
export interface CallRecord {
  readonly schema: "chimera-notebook/call/1";
  /** Unique in its ledger, such as `r3-chimera-report`. */
  readonly id: string;
  readonly study: string;
  /** 1 for the first run; 0 for warm-up and probe calls. */
  readonly run: number;
  /** `analysis`, `report`, `warm-up`, `probe`, `narrative-choice`, … */
  readonly stage: string;
  /** `baseline`, `chimera`, … */
  readonly variant: string;
  /** Id of the session that the call belongs to, such as a prompt's; absent where a workload has one session only. */
  readonly session?: string;
  /** Place in the planned order, from 0. */
  readonly order?: number;
  /** ISO 8601, UTC. Absent for calls read from reports that do not give it. */
  readonly startedAt?: string;
  readonly model: CallModel;
  readonly options: RunnerOptions;
  readonly prompt: {
    readonly sha256?: string;
    readonly characters?: number;
    readonly cache: "avoid" | "allow" | "unknown";
  };
  readonly format?: "none" | "json" | "schema";
  readonly status: CallStatus;
  /** One sentence, when status is not `ok`, or the answer is shorter than was asked. */
  readonly error?: string;
  /** Tokens that the answer was to have exactly; absent where it could be of any length. */
  readonly setLength?: number;
  /** May its times enter statistics? An answer cut at its token limit has valid times. */
  readonly speed: SpeedJudgement;
  readonly answer: AnswerState;
  /** Whether the answer is right; absent where nothing says what is, and for a call that failed. */
  readonly grade?: AnswerGrade;
  /** What another model thinks of the answer: an opinion, counted apart from the grades. */
  readonly opinion?: AnswerGrade;
  /** HTTP status of the server's answer; absent where none came. */
  readonly http?: number;
  /** How often the request was sent again after a refused connection, 429 or 5xx; absent = never. */
  readonly retries?: number;
  /** Whether `/api/ps` listed the model just before: a hint and no proof, as an alias is listed under the name that loaded its weights. */
  readonly loadedBefore?: boolean;
  /** How the model lay in memory after the call; only warm-ups ask for it. */
  readonly memory?: ModelMemory;
  readonly clock: CallClock;
  readonly server: ServerTimes;
  readonly budget?: TimeBudget;
  /** tokens/s: output tokens / decode time by the server's own figures; absent when either is 0 or absent. */
  readonly throughput?: number;
  /** `arrival` where throughput is the rate at which the text arrived here, as the server tells no decode time or means another thing by it. */
  readonly throughputBy?: "arrival";
  readonly doneReason?: string;
  /** For a record read from a table: what that says which nothing else in the record can tell. */
  readonly told?: ToldFigures;
  readonly response: string;
  readonly thinking?: string;
  /** For a record read from a file: the file and row that it came from. */
  readonly source?: { readonly file: string; readonly row?: number };
}
