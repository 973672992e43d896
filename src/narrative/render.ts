import type { Fact, FactRegistry, Narrative, Sentence } from "../records";

/** A sentence as it stands on a page: words, and facts to fill in. */
export type RenderedPart = { readonly text: string; readonly fact?: Fact };

/** Fills the facts into a sentence and mends the spaces between parts. */
export function renderSentence(sentence: Sentence, registry: FactRegistry): readonly RenderedPart[] {
  const known = new Map(registry.facts.map((fact) => [fact.id, fact]));
  const parts: RenderedPart[] = [];
  for (const part of sentence.parts) {
    const fact = "fact" in part ? known.get(part.fact) : undefined;
    if ("fact" in part && fact === undefined) continue;
    const text = fact ? fact.text : (part as { text: string }).text;
    const before = parts.at(-1)?.text ?? "";
    const glued = before !== "" && !/\s$/.test(before) && !/^[\s.,;:!?)%]/.test(text) && !/[(/]$/.test(before);
    if (glued) parts.push({ text: " " });
    parts.push({ text, ...(fact ? { fact } : {}) });
  }
  return parts;
}

/** The whole narrative as plain text, one sentence a line: what the checker reads. */
export function narrativeText(narrative: Narrative, registry: FactRegistry): string {
  return Object.values(narrative.sections)
    .flatMap((sentences) =>
      sentences.map((sentence) =>
        renderSentence(sentence, registry)
          .map((part) => part.text)
          .join(""),
      ),
    )
    .join("\n");
}
