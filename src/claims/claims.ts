import type { FactRegistry } from "../records";
import { knownOf } from "./known/known";
import { changeClaims } from "./make/changes";
import { countClaims } from "./make/counts";
import { driftClaims } from "./make/drifts";
import { failureClaims } from "./make/failures";
import { levelClaims } from "./make/levels";
import type { Making } from "./make/make";
import { nameClaims } from "./make/names";
import { rankClaims } from "./make/ranks";
import { verdictClaims } from "./make/verdicts";
import type { Claim } from "./types";

/**
 * Every statement that follows from the facts, in the program's words, those that tell most first. The reader proves each of them.
 * @param seed a whole number that chooses among the wordings of a statement; 1 by default
 * @example
 * claims(registry).map(claimText); // "In the report stage the median TTFT of chimera was 47.1 % lower than that of baseline.", …
 */
export function claims(registry: FactRegistry, seed = 1): readonly Claim[] {
  const making: Making = { known: knownOf(registry), seed };
  const all = [
    ...verdictClaims(making),
    ...changeClaims(making),
    ...rankClaims(making),
    ...countClaims(making),
    ...failureClaims(making),
    ...driftClaims(making),
    ...levelClaims(making),
    ...nameClaims(making),
  ];
  const byId = new Map<string, Claim>();
  for (const each of all) if (!byId.has(each.id)) byId.set(each.id, each);
  return [...byId.values()].sort((a, b) => b.weight - a.weight);
}

/** A claim as plain text. */
export function claimText({ parts }: Claim): string {
  return parts.map(({ text }) => text).join("");
}
