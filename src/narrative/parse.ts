import { fits } from "../facts";
import { narrativeSections } from "../records";
import type { FactRegistry, NarrativeSection, Sentence, SentencePart } from "../records";
import { findJson } from "./parse-json";
import { parseTagged } from "./parse-tagged";
import { strayText } from "./stray-text";

/** Sentences that hold, those that do not, and what is wrong with the whole. */
export interface ParsedNarrative {
  readonly sections: Readonly<Record<NarrativeSection, readonly Sentence[]>>;
  readonly dropped: readonly { readonly sentence: string; readonly reason: string }[];
  /** What a model would have to mend, one sentence each; empty when it may stand. */
  readonly complaints: readonly string[];
}

/**
 * Reads what a model returned for the report call: JSON under the schema, also inside of a Markdown fence, or text with references
 * such as `{{f12}}`. Nothing that was invented gets through: a sentence with a digit, an unknown fact or stray script is dropped.
 */
export function parseNarrative(response: string, registry: FactRegistry): ParsedNarrative {
  const known = new Map(registry.facts.map((fact) => [fact.id, fact]));
  const dropped: { sentence: string; reason: string }[] = [];
  const complaints: string[] = [];
  const json = findJson(response);
  const raw: Partial<Record<NarrativeSection, unknown>> | undefined = json?.value ?? parseTagged(response);
  if (json?.cut === true) dropped.push({ sentence: response.slice(-80), reason: "the answer was cut off in it" });
  if (!raw) complaints.push("The answer is neither JSON of the asked form nor text with references such as {{f1}}.");
  const sections = Object.fromEntries(
    narrativeSections.map((name) => {
      const used = new Set<string>();
      const sentences = list(raw?.[name]).flatMap((sentence): Sentence[] => {
        const given = toSentence(sentence);
        const reason = given === undefined ? "it is not a list of parts" : wrongWith(given, registry, known, used);
        if (given === undefined || reason !== undefined) {
          dropped.push({
            sentence: JSON.stringify(sentence)?.slice(0, 300) ?? "",
            reason: reason ?? "it is not a list of parts",
          });
          return [];
        }
        for (const part of given.parts) if ("fact" in part) used.add(part.fact);
        return [given];
      });
      return [name, sentences];
    }),
  ) as Record<NarrativeSection, Sentence[]>;
  const kept = narrativeSections.flatMap((name) => sections[name]);
  if (raw && !kept.some(({ parts }) => parts.some((part) => "fact" in part)))
    complaints.push("No sentence names a fact of the table.");
  for (const { sentence, reason } of dropped.slice(0, 5))
    complaints.push(`The sentence ${sentence} was dropped: ${reason}.`);
  return { sections, dropped, complaints };
}

/** True when enough stands for a report: a fact is named, at least three sections have a sentence, and they do not all say the same. */
export function mayStand(parsed: ParsedNarrative): boolean {
  const filled = narrativeSections.filter((name) => parsed.sections[name].length > 0);
  const named = filled.some((name) => parsed.sections[name].some(({ parts }) => parts.some((part) => "fact" in part)));
  const different = new Set(filled.flatMap((name) => parsed.sections[name].map(({ parts }) => JSON.stringify(parts))));
  return named && filled.length >= 3 && different.size >= 3;
}

function wrongWith(
  sentence: Sentence,
  registry: FactRegistry,
  known: ReadonlyMap<string, unknown>,
  used: ReadonlySet<string>,
): string | undefined {
  const { evidence, parts } = sentence;
  const unknown = evidence.find((id) => !known.has(id));
  if (unknown !== undefined) return `there is no fact ${JSON.stringify(unknown.slice(0, 40))}`;
  const here = new Set<string>();
  let before: SentencePart | undefined;
  for (const part of parts) {
    if ("fact" in part) {
      if (!known.has(part.fact)) return `there is no fact ${JSON.stringify(part.fact.slice(0, 40))}`;
      if (used.has(part.fact)) return `${part.fact} was already said in this section`;
      if (here.has(part.fact)) return `it says ${part.fact} more than once`;
      if (before && "fact" in before) return "two facts stand side by side without a word between them";
      here.add(part.fact);
    } else {
      const stray = strayText(part.text);
      if (stray !== undefined) return stray;
    }
    before = part;
  }
  const words = parts.map((part) => ("text" in part ? part.text : "")).join(" ");
  if (!/\p{L}{2}/u.test(words)) return "it has no words";
  if (evidence.length === 0 && words.trim().split(/\s+/).length < 3) return "it says nothing";
  const { reason } = fits(sentence, registry);
  return reason === undefined ? undefined : `its words do not fit its facts (${reason})`;
}

/** A sentence as the schema has it, or a bare list of parts; the facts among the parts are evidence too. */
function toSentence(given: unknown): Sentence | undefined {
  const object =
    typeof given === "object" && given !== null ? (given as { evidence?: unknown; parts?: unknown }) : undefined;
  const parts = toParts(Array.isArray(given) ? given : object?.parts);
  if (parts === undefined) return undefined;
  const named = list(object?.evidence).filter((id): id is string => typeof id === "string");
  const cited = parts.flatMap((part) => ("fact" in part ? [part.fact] : []));
  return { evidence: [...new Set([...named, ...cited])], parts };
}

function toParts(given: unknown): readonly SentencePart[] | undefined {
  if (!Array.isArray(given) || given.length === 0) return undefined;
  const parts = given.map((part: unknown): SentencePart | undefined => {
    if (typeof part !== "object" || part === null) return undefined;
    const { text, fact } = part as { text?: unknown; fact?: unknown };
    if (typeof fact === "string" && text === undefined) return { fact };
    return typeof text === "string" && fact === undefined ? { text } : undefined;
  });
  return parts.every((part): part is SentencePart => part !== undefined) ? parts : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
