import type { Claim } from "../claims";
import { narrativeSections } from "../records";
import type { NarrativeSection } from "../records";

export type Sections = Record<NarrativeSection, readonly string[]>;

/** Most claims that a section holds. */
export const mostClaims: Readonly<Record<NarrativeSection, number>> = {
  executive_summary: 4,
  data: 4,
  performance_analysis: 8,
  key_findings: 6,
  recommendations: 4,
  conclusion: 3,
};

/** Sections that find few claims choose before those that find many. */
const order: readonly NarrativeSection[] = [
  "executive_summary",
  "data",
  "conclusion",
  "key_findings",
  "recommendations",
  "performance_analysis",
];

/** The program's own choice: the claims that tell most, each once; what is chosen already is left out. */
export function ownChoice(claims: readonly Claim[], chosen: Partial<Sections> = {}): Sections {
  const used = new Set(Object.values(chosen).flat());
  const sections = Object.fromEntries(narrativeSections.map((name) => [name, chosen[name] ?? []])) as Sections;
  for (const name of order) {
    if (sections[name].length > 0) continue;
    const fitting = claims.filter((claim) => claim.sections.includes(name) && !used.has(claim.id));
    sections[name] = fitting.slice(0, mostClaims[name]).map(({ id }) => id);
    for (const id of sections[name]) used.add(id);
  }
  return sections;
}
