import { claims } from "../claims";
import type { Claim } from "../claims";
import { narrativeSections } from "../records";
import type { FactRegistry, Narrative } from "../records";
import { ownChoice } from "./choose";
import type { Choice } from "./parse-choice";

const wordingSeed = 1;

/** The claims of a narrative's wording. */
export function claimsOf(registry: FactRegistry, seed = wordingSeed): readonly Claim[] {
  return claims(registry, seed);
}

/** The narrative that needs no model: the claims that tell most, as the program chooses them. */
export function ownNarrative(registry: FactRegistry, reason?: string, model?: string): Narrative {
  return {
    schema: "chimera-notebook/narrative/1",
    chosenBy: "program",
    ...(model === undefined ? {} : { model }),
    ...(reason === undefined ? {} : { reason }),
    seed: wordingSeed,
    dropped: [],
    filled: [],
    sections: ownChoice(claimsOf(registry)),
  };
}

/** The narrative that a model chose; sections of which nothing that it named may stand are the program's. */
export function chosenNarrative(registry: FactRegistry, choice: Choice, model: string): Narrative {
  const own = narrativeSections.filter((name) => choice.sections[name].length > 0);
  const sections = ownChoice(claimsOf(registry), choice.sections);
  return {
    schema: "chimera-notebook/narrative/1",
    chosenBy: "model",
    model,
    seed: wordingSeed,
    dropped: choice.dropped,
    filled: narrativeSections.filter((name) => sections[name].length > 0 && !own.includes(name)),
    sections,
  };
}

/** The claims of each section, in order; an id that the facts do not bear out any more says nothing. */
export function narrativeClaims(
  narrative: Narrative,
  registry: FactRegistry,
): Readonly<Record<string, readonly Claim[]>> {
  const known = new Map(claims(registry, narrative.seed).map((claim) => [claim.id, claim]));
  return Object.fromEntries(
    narrativeSections.map((name) => [
      name,
      [...new Set(narrative.sections[name])].flatMap((id) => known.get(id) ?? []),
    ]),
  );
}
