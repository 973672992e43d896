import type { AnswerState, CallStatus, ServerTimes, SpeedFault, SpeedJudgement } from "../records";
import { clockDisturbed } from "./clock-disturbed";
import type { ClockWitness } from "./clock-disturbed";
import { implausible } from "./implausible";

/** What a call is judged by; a `CallRecord` has it all. */
export interface JudgedEvidence {
  readonly status: CallStatus;
  /** One sentence, when status is not `ok`. */
  readonly error?: string | undefined;
  /** Tokens that the answer was to have exactly. */
  readonly setLength?: number | undefined;
  readonly thinking?: string | undefined;
  readonly doneReason?: string | undefined;
  /** What the final record told, as it stands there; without any of it and without a reason for the end, no final record came. */
  readonly server: ServerTimes;
  readonly throughput?: number | undefined;
  readonly clock?: ClockWitness & { readonly chunkMs?: readonly number[] | undefined };
}

/** The two judgements of a call: may its times enter statistics, and what kind of answer is it. */
export interface CallJudgement {
  readonly speed: SpeedJudgement;
  readonly answer: AnswerState;
}

const answers: Readonly<Partial<Record<CallStatus, AnswerState>>> = {
  ok: "whole",
  truncated: "cut",
  empty: "empty",
  repeating: "repeating",
};

/**
 * Judges one call, whoever made it. Its times are valid when the stream ended as it should (with the final record, or at the token limit) and
 * text came, thoughts included; when this process and machine did not stand still; and when no figure is one that cannot be.
 */
export function judgeCall(call: JudgedEvidence): CallJudgement {
  return {
    speed: speedOf(call),
    answer: (call.setLength === undefined ? undefined : ofSetLength(call)) ?? answers[call.status] ?? "none",
  };
}

/** An answer that was to have a length is whole when it ended there, and cut when it ended before. */
function ofSetLength({ status, setLength, server: { outputTokens } }: JudgedEvidence): AnswerState | undefined {
  if (status !== "ok" && status !== "truncated") return undefined;
  return (outputTokens === undefined ? status === "truncated" : outputTokens >= setLength!) ? "whole" : "cut";
}

/** A record from a file, judged by what it says today: a fault that was found while it was made stands. */
export function judgedAgain<T extends JudgedEvidence>(record: T & Partial<CallJudgement>): T & CallJudgement {
  const judged = judgeCall(record);
  return { ...record, ...judged, speed: faultIn(record.speed) ?? judged.speed };
}

/** Whether a word is the name of a fault. */
export function isSpeedFault(word: unknown): word is SpeedFault {
  return faults.has(word);
}

const faults: ReadonlySet<unknown> = new Set<SpeedFault>([
  "no-text",
  "failed",
  "prompt-cut",
  "clock-disturbed",
  "implausible",
  "identity-changed",
]);

function faultIn(speed: unknown): SpeedJudgement | undefined {
  const { valid, fault, reason } = (speed ?? {}) as Record<string, unknown>;
  if (valid !== false || !faults.has(fault)) return undefined;
  return {
    valid,
    fault: fault as SpeedFault,
    reason: typeof reason === "string" ? reason : `Set aside: ${String(fault)}.`,
  };
}

function speedOf(call: JudgedEvidence): SpeedJudgement {
  const { status, error } = call;
  if (status === "prompt-cut")
    return { valid: false, fault: "prompt-cut", reason: error ?? "The server read less than was sent." };
  if (status === "empty" && (call.thinking ?? "").trim() === "")
    return { valid: false, fault: "no-text", reason: error ?? "No text came." };
  if (answers[status] === undefined || (status === "repeating" && !endedWell(call)))
    return { valid: false, fault: "failed", reason: error ?? `The call ended as ${status}.` };
  // A process that stood still explains figures that do not fit together, so it is asked for first.
  const disturbed = call.clock && clockDisturbed(call.clock);
  if (disturbed !== undefined) return { valid: false, fault: "clock-disturbed", reason: disturbed };
  const { server, throughput, clock } = call;
  const wild = implausible({ server, throughput, ...(clock ? { clock } : {}) });
  if (wild !== undefined) return { valid: false, fault: "implausible", reason: wild };
  return { valid: true };
}

function endedWell({ doneReason, server }: JudgedEvidence): boolean {
  return doneReason !== undefined || Object.keys(server).length > 0;
}
