import type { Fact, FactRegistry } from "../records";
import { catalogue } from "./catalogue";

const priorities = new Map(catalogue.map(({ id, priority }) => [id, priority]));

/** Characters of a fact table that make a token, when the server has not counted any: fewer than tokenizers in use need, which take digits one by one. */
export const charactersPerToken = 2.2;

/** The facts that fit into so many characters, most relevant first chosen, in the order of the registry; and how many had no room. Facts that no prompt holds count as neither. */
export function factTable(
  registry: FactRegistry,
  characters: number,
): { readonly facts: readonly Fact[]; readonly leftOut: number } {
  const eligible = registry.facts
    .map((fact) => ({ fact, priority: priorities.get(fact.id) }))
    .filter((each): each is { fact: Fact; priority: number } => each.priority !== undefined)
    .sort((a, b) => a.priority - b.priority);
  const chosen = new Set<Fact>();
  let used = 0;
  for (const { fact } of eligible) {
    const line = factLine(fact).length + 1;
    if (used + line > characters) continue;
    used += line;
    chosen.add(fact);
  }
  return { facts: registry.facts.filter((fact) => chosen.has(fact)), leftOut: eligible.length - chosen.size };
}

/** A fact as a line of a prompt. */
export function factLine({ label, text }: Fact): string {
  return `${label}: ${text}`;
}
