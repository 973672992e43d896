import { readText } from "../claims";
import { isWhole } from "../stats";
import type { CallRecord, FactRegistry, Narrative } from "../records";
import { modelText } from "./model-text";
import { claimsOf } from "./narrative";

/** How many of the study's whole reports bear a claim out, most first: a clause of theirs that is proven rests on a fact that the claim prints. */
export function agreement(calls: readonly CallRecord[], registry: FactRegistry): NonNullable<Narrative["agreement"]> {
  const reports = calls.filter((call) => call.stage === "report" && call.run >= 1 && isWhole(call));
  const proven = reports.map(
    ({ response }) =>
      new Set(
        readText(modelText(response, registry), registry).clauses.flatMap(({ reading, facts }) =>
          reading === "proven" ? facts : [],
        ),
      ),
  );
  return claimsOf(registry)
    .map(({ id, parts }) => {
      const printed = parts.flatMap(({ fact }) => fact ?? []);
      const said = proven.filter((facts) => printed.some((fact) => facts.has(fact))).length;
      return { claim: id, said, of: reports.length };
    })
    .filter(({ said }) => said > 0)
    .sort((a, b) => b.said - a.said);
}

/** Puts findings first that most runs bear out; the others keep their order behind them. */
export function withAgreement(narrative: Narrative, agreed: NonNullable<Narrative["agreement"]>): Narrative {
  if (agreed.length === 0) return narrative;
  const times = new Map(agreed.map(({ claim, said }) => [claim, said]));
  const key_findings = [...narrative.sections.key_findings].sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0));
  return { ...narrative, agreement: agreed, sections: { ...narrative.sections, key_findings } };
}
