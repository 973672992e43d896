import type { AnswerState, CallStatus, SpeedFault, SpeedJudgement } from "../records";

/** What a call is judged by; a `CallRecord` has it all. */
export interface JudgedEvidence {
  readonly status: CallStatus;
  /** One sentence, when status is not `ok`. */
  readonly error?: string | undefined;
  readonly thinking?: string | undefined;
  readonly doneReason?: string | undefined;
  /** What the final record told; without any of it and without a reason for the end, no final record came. */
  readonly server: object;
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
 * text came, thoughts included.
 */
export function judgeCall(call: JudgedEvidence): CallJudgement {
  return { speed: speedOf(call), answer: answers[call.status] ?? "none" };
}

/** A record from a file, judged by what it says today: a fault that was found while it was made stands. */
export function judgedAgain<T extends JudgedEvidence>(record: T & Partial<CallJudgement>): T & CallJudgement {
  const judged = judgeCall(record);
  return { ...record, ...judged, speed: faultIn(record.speed) ?? judged.speed };
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
  return { valid: true };
}

function endedWell({ doneReason, server }: JudgedEvidence): boolean {
  return doneReason !== undefined || Object.keys(server).length > 0;
}
