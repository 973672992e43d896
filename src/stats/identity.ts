import type { SpeedJudgement } from "../records";
import type { CallLike } from "./call-like";

/**
 * Why a call is not of the model that its study measures, as a judgement to set it aside; undefined where the digests agree, or one is not known.
 * @param expected digest that the study, or the first call of the variant, was answered by
 */
function identityFault(
  name: string,
  expected: string | undefined,
  found: string | undefined,
): Extract<SpeedJudgement, { readonly valid: false }> | undefined {
  if (expected === undefined || found === undefined || expected === found) return undefined;
  const reason = `The model behind ${name} changed: ${short(found)} answered, and before it ${short(expected)}.`;
  return { valid: false, fault: "identity-changed", reason };
}

/** Calls whose model has another digest than the first call of their study, variant and model name had. */
export function identityFaults(calls: readonly CallLike[]): ReadonlyMap<CallLike, SpeedJudgement> {
  const first = new Map<string, string>();
  const found = new Map<CallLike, SpeedJudgement>();
  for (const call of calls) {
    const { name, digest } = call.model ?? {};
    if (name === undefined || digest === undefined) continue;
    const key = JSON.stringify([call.study, call.variant, name]);
    const fault = identityFault(name, first.get(key), digest);
    if (fault) found.set(call, fault);
    else first.set(key, digest);
  }
  return found;
}

function short(digest: string): string {
  return digest.replace(/^sha256:/, "").slice(0, 12);
}
