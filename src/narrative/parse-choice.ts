import { narrativeSections } from "../records";
import type { NarrativeSection } from "../records";
import { mostClaims } from "./choose";
import type { Sections } from "./choose";
import type { Offer } from "./offer";
import { findJson } from "./parse-json";

/** What a model chose, and what of it was dropped. */
export interface Choice {
  readonly sections: Sections;
  readonly dropped: readonly { readonly named: string; readonly reason: string }[];
}

/** Fewest claims that make a choice, and fewest sections that they lie in. */
const leastClaims = 4;
const leastSections = 2;
/** Codes beyond these are not looked at: an endless answer says no more. */
const mostNamed = 200;

/**
 * Reads what a model chose: JSON under the schema, or codes found in text below the headings of the sections. A code that is unknown, was named
 * before or does not fit its section is dropped, with the reason.
 */
export function parseChoice(answer: string, { byCode }: Offer): Choice {
  const sections = Object.fromEntries(narrativeSections.map((name) => [name, [] as string[]])) as Record<
    NarrativeSection,
    string[]
  >;
  const dropped: { named: string; reason: string }[] = [];
  const used = new Set<string>();
  for (const { code, section } of namedIn(answer).slice(0, mostNamed)) {
    const claim = byCode.get(code);
    const own = section ?? claim?.sections[0];
    const reason =
      claim === undefined || own === undefined
        ? "there is no such statement"
        : used.has(code)
          ? "it was named before"
          : !claim.sections.includes(own)
            ? `it does not belong to ${own.replaceAll("_", " ")}`
            : sections[own].length >= mostClaims[own]
              ? `${own.replaceAll("_", " ")} is full`
              : undefined;
    if (reason !== undefined || claim === undefined || own === undefined) {
      dropped.push({ named: code.slice(0, 40), reason: reason ?? "" });
      continue;
    }
    used.add(code);
    sections[own].push(claim.id);
  }
  return { sections, dropped };
}

/** True when enough stands: at least four claims in two sections, or one for each section that any was offered for where those are fewer. */
export function isChoice({ sections }: Choice, { sectionOf }: Offer): boolean {
  const filled = Object.values(sections).filter((ids) => ids.length > 0);
  const count = filled.flat().length;
  const offered = new Set(sectionOf.values()).size;
  return count > 0 && (filled.length >= offered || (count >= leastClaims && filled.length >= leastSections));
}

interface Named {
  readonly code: string;
  /** Undefined where the text stands below no heading: the claim's own first section. */
  readonly section: NarrativeSection | undefined;
}

function namedIn(answer: string): readonly Named[] {
  const json = findJson(answer)?.value;
  if (json && narrativeSections.some((name) => Array.isArray(json[name])))
    return narrativeSections.flatMap((section) => {
      const list: unknown = json[section];
      return Array.isArray(list)
        ? list.flatMap((code: unknown) =>
            typeof code === "string" ? [{ code: code.trim().toLowerCase(), section }] : [],
          )
        : [];
    });
  let section: NarrativeSection | undefined;
  return answer.split("\n").flatMap((line) => {
    section = headingOf(line) ?? section;
    return [...line.matchAll(/\bc(\d{1,4})\b/gi)].map(([code]) => ({ code: code.toLowerCase(), section }));
  });
}

/** The section that a line begins with the name of: `## Key findings`, `executive_summary: c1, c2`. */
function headingOf(line: string): NarrativeSection | undefined {
  const name = line
    .slice(0, 80)
    .replace(/^[\s#*_>"'{-]*(?:\d{1,2}[.)]\s*)?/, "")
    .toLowerCase()
    .replace(/[\s_]+/g, "_");
  return narrativeSections.find(
    (section) => name.startsWith(section) || (section === "executive_summary" && name.startsWith("summary")),
  );
}
