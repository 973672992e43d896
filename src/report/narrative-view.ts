import { readText } from "../claims";
import { narrativeClaims, narrativeText } from "../narrative";
import { narrativeSections } from "../records";
import type { FactRegistry, Narrative, NarrativeSection } from "../records";
import { escapeHtml } from "../text";
import { evidenceWords } from "./facts-view";
import { listed } from "./format";

const titles: Readonly<Record<NarrativeSection, string>> = {
  executive_summary: "Summary",
  data: "Data",
  performance_analysis: "Performance",
  key_findings: "Key findings",
  recommendations: "Recommendations",
  conclusion: "Conclusion",
};

/**
 * The narrative with every number bound to its fact; null where there is none.
 * @param keepLists lists stand also where no claim fits them
 */
export function narrativeView(narrative: Narrative | undefined, registry: FactRegistry, keepLists = false) {
  if (!narrative) return null;
  const known = new Map(registry.facts.map((fact) => [fact.id, fact]));
  const agreed = new Map((narrative.agreement ?? []).map((each) => [each.claim, each]));
  const claims = narrativeClaims(narrative, registry);
  const sections = narrativeSections
    .map((name) => ({
      name,
      title: titles[name],
      list: name === "key_findings" || name === "recommendations",
      sentences: claims[name]!.map(({ id: claim, parts, facts }) => {
        const agreement = agreed.get(claim);
        const html = parts
          .map(({ text, fact }) =>
            fact === undefined
              ? escapeHtml(text)
              : `<a class="fact" href="#fact-${escapeHtml(fact)}" title="where this comes from">${escapeHtml(text)}</a>`,
          )
          .join("");
        return {
          text: parts.map(({ text }) => text).join(""),
          markup: { markup: html },
          named: agreement ? `borne out by ${agreement.said} of ${agreement.of} reports of the model` : "",
          evidence: facts.flatMap((id) => {
            const fact = known.get(id);
            return fact ? [{ id, label: fact.label, words: evidenceWords(fact) }] : [];
          }),
        };
      }),
    }))
    .filter(({ sentences, list }) => sentences.length > 0 || (keepLists && list));
  const { clauses, proven } = readText(narrativeText(narrative, registry), registry);
  return {
    byModel: narrative.chosenBy === "model",
    model: narrative.model ?? "",
    why: narrative.reason ?? "",
    filled: listed(narrative.filled.map((name) => titles[name])),
    dropped: narrative.dropped.length,
    droppedWhy: narrative.dropped.slice(0, 10).map(({ named, reason }) => `${named}: ${reason}`),
    checked: `${proven} of ${clauses.length} ${clauses.length === 1 ? "statement" : "statements"} proven`,
    allChecked: proven === clauses.length,
    sections,
  };
}
