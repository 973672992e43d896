import { parseNarrative } from "../../narrative";
import { isWhole } from "../../stats";
import type { CallRecord, FactRegistry, Narrative, Sentence } from "../../records";

/** How many of the study's report calls that ended well named each fact, most first. No single run's text is the report. */
export function agreement(calls: readonly CallRecord[], registry: FactRegistry): NonNullable<Narrative["agreement"]> {
  const reports = calls.filter((call) => call.stage === "report" && call.run >= 1 && isWhole(call));
  const named = new Map<string, number>();
  for (const { response } of reports) {
    const { sections } = parseNarrative(response, registry);
    const facts = new Set(
      Object.values(sections).flatMap((sentences) => sentences.flatMap(({ evidence }) => evidence)),
    );
    for (const fact of facts) named.set(fact, (named.get(fact) ?? 0) + 1);
  }
  return [...named]
    .map(([fact, times]) => ({ fact, named: times, of: reports.length }))
    .sort((a, b) => b.named - a.named || Number(a.fact.slice(1)) - Number(b.fact.slice(1)));
}

/** Puts findings first that rest on what most runs named; findings on other facts keep their order behind them. */
export function withAgreement(narrative: Narrative, agreed: NonNullable<Narrative["agreement"]>): Narrative {
  if (agreed.length === 0) return narrative;
  const times = new Map(agreed.map(({ fact, named }) => [fact, named]));
  const weight = ({ evidence }: Sentence): number => Math.max(0, ...evidence.map((fact) => times.get(fact) ?? 0));
  const key_findings = [...narrative.sections.key_findings].sort((a, b) => weight(b) - weight(a));
  return { ...narrative, agreement: agreed, sections: { ...narrative.sections, key_findings } };
}
