import { judgeCall } from "../../src/stats";
import type { CallJudgement, JudgedEvidence } from "../../src/stats";

/** A call with the judgements that its status and figures bear, whatever it said before. */
export function judged<T extends JudgedEvidence>(call: T): T & CallJudgement {
  return { ...call, ...judgeCall(call) };
}
