import { narrativeSections } from "../records";
import type { FactRegistry, Narrative, NarrativeSection } from "../records";
import { checkText } from "../facts";
import { renderSentence } from "../narrative";
import { sum } from "../stats";
import { escapeHtml } from "../text";
import { evidenceWords } from "./facts-view";
import { modelWords } from "./model-text";

const titles: Readonly<Record<NarrativeSection, string>> = {
  executive_summary: "Summary",
  data: "Data",
  performance_analysis: "Performance",
  key_findings: "Key findings",
  recommendations: "Recommendations",
  conclusion: "Conclusion",
};

/** The narrative with every number bound to its fact; null where there is none. */
export function narrativeView(narrative: Narrative | undefined, registry: FactRegistry) {
  if (!narrative) return null;
  const known = new Map(registry.facts.map((fact) => [fact.id, fact]));
  const agreed = new Map((narrative.agreement ?? []).map((each) => [each.fact, each]));
  const sections = narrativeSections
    .map((name) => ({
      name,
      title: titles[name],
      list: name === "key_findings" || name === "recommendations",
      sentences: narrative.sections[name].map((sentence) => {
        const parts = renderSentence(sentence, registry).map((part) => ({
          text: part.text,
          fact: part.fact?.id ?? "",
        }));
        const html = parts
          .map((part) =>
            part.fact === ""
              ? spaced(part.text)
              : `<a class="fact" href="#fact-${escapeHtml(part.fact)}" title="where this comes from">${escapeHtml(part.text)}</a>`,
          )
          .join("");
        return {
          text: parts.map((part) => part.text).join(""),
          markup: { markup: html },
          evidence: sentence.evidence.flatMap((id) => {
            const fact = known.get(id);
            const agreement = agreed.get(id);
            const named = agreement ? `named by ${agreement.named} of ${agreement.of} runs` : "";
            return fact ? [{ id, label: fact.label, words: evidenceWords(fact), named }] : [];
          }),
        };
      }),
    }))
    .filter((section) => section.sentences.length > 0);
  const checked = checkedWords(
    sections.flatMap(({ sentences }) => sentences.map(({ text }) => text)),
    registry,
  );
  return {
    writer: narrative.writer,
    model: narrative.model ?? "",
    why: narrative.fallbackReason ?? "",
    repairs: narrative.repairs,
    dropped: narrative.dropped.length,
    droppedWhy: narrative.dropped.slice(0, 10).map(({ reason }) => reason),
    problems: checked.problems.slice(0, 20),
    checked: checked.coverage,
    allChecked: checked.problems.length === 0,
    sections,
  };
}

/** Inline Markdown drops the spaces at the ends of a part; they belong to the sentence. */
function spaced(text: string): string {
  const [, before = "", middle = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${before ? " " : ""}${modelWords(middle)}${after ? " " : ""}`;
}

/** Characters that the checker reads at once: its work grows faster than the text. */
const longestText = 2000;

/** What stands on the page, checked once more as a text: the only count of numbers that a reader is shown. */
function checkedWords(sentences: readonly string[], registry: FactRegistry) {
  const texts: string[] = [];
  for (const sentence of sentences) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + sentence.length < longestText)
      texts[texts.length - 1] = `${last}\n${sentence}`;
    else texts.push(sentence);
  }
  const each = texts.map((text) => checkText(text, registry));
  const [verified, total] = [sum(each.map((one) => one.verified)), sum(each.map((one) => one.total))];
  return { coverage: `${verified}/${total} numbers verified`, problems: each.flatMap((one) => one.problems) };
}
