import type { Fact, FactRegistry } from "../records";
import { catalogue } from "./catalogue";

const priorities = new Map(catalogue.map((kind) => [kind.key, kind.priority]));
/** Facts beyond the catalogue come last, but they may come. */
const freePriority = 9;

/** Characters of a fact table that make a token, when the server has not counted any: fewer than tokenizers in use need, which take digits one by one. */
export const charactersPerToken = 2.2;

/** The facts that fit into so many characters, most relevant first chosen, in the order of their ids; and how many had no room. Facts that no prompt holds count as neither. */
export function factTable(
  registry: FactRegistry,
  characters: number,
): { readonly facts: readonly Fact[]; readonly leftOut: number } {
  const eligible = registry.facts
    .map((fact) => ({ fact, priority: priorities.has(fact.key) ? priorities.get(fact.key) : freePriority }))
    .filter((each): each is { fact: Fact; priority: number } => each.priority !== undefined)
    .sort((a, b) => a.priority - b.priority || Number(a.fact.id.slice(1)) - Number(b.fact.id.slice(1)));
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
export function factLine(fact: Fact): string {
  return `{{${fact.id}}} ${fact.label}: ${fact.text}`;
}
