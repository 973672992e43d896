import { checkText } from "../facts";
import { narrativeSections } from "../records";
import type { FactRegistry, NarrativeSection, Sentence } from "../records";
import type { ParsedNarrative } from "./parse";
import { renderSentence } from "./render";

/**
 * Reads every sentence once more as it will stand on the page: one that says "faster" where the verdict says slower, names the wrong
 * subject, or calls the second best the best, is dropped with the reason.
 */
export function dropUnverified(parsed: ParsedNarrative, registry: FactRegistry): ParsedNarrative {
  const dropped = [...parsed.dropped];
  const complaints = [...parsed.complaints];
  const said = new Set<string>();
  const sections = Object.fromEntries(
    narrativeSections.map((name) => [
      name,
      parsed.sections[name].map(withEnd).filter((sentence) => {
        const text = sentenceText(sentence, registry);
        const reason = said.has(text) ? "it was already said" : wrongOnPage(sentence, registry);
        said.add(text);
        if (reason === undefined) return true;
        dropped.push({ sentence: text.slice(0, 300), reason });
        complaints.push(`The sentence ${JSON.stringify(text.slice(0, 160))} does not hold: ${reason}.`);
        return false;
      }),
    ]),
  ) as Record<NarrativeSection, Sentence[]>;
  return { sections, dropped, complaints };
}

/** A sentence that ends like one. */
function withEnd(sentence: Sentence): Sentence {
  const last = sentence.parts.at(-1);
  if (last && "text" in last && /[.!?]\s*$/.test(last.text)) return sentence;
  return { ...sentence, parts: [...sentence.parts, { text: "." }] };
}

/** Why a sentence may not stand on the page; undefined when it may. */
export function wrongOnPage(sentence: Sentence, registry: FactRegistry): string | undefined {
  const text = sentenceText(sentence, registry);
  const labels = registry.facts
    .filter(({ id }) => sentence.evidence.includes(id))
    .map(({ label }) => label.toLowerCase())
    .join(" ");
  for (const span of checkText(text, registry).spans) {
    if (span.status !== "unverified" && span.status !== "contradicted") continue;
    // "highest over lowest" is what some facts are; "of all calls" claims nothing about all of them.
    if (span.kind === "superlative" && labels.includes(span.text.toLowerCase())) continue;
    if (span.kind === "quantifier" && /\bof\s*$/i.test(text.slice(0, span.start))) continue;
    return `${JSON.stringify(span.text.trim().slice(0, 60))} is ${span.status}, ${span.reason ?? "no fact says so"}`;
  }
  return undefined;
}

/** A sentence as it stands on a page, as plain text. */
export function sentenceText(sentence: Sentence, registry: FactRegistry): string {
  return renderSentence(sentence, registry)
    .map((part) => part.text)
    .join("");
}
