import { claimText } from "../claims";
import type { FactRegistry, Narrative } from "../records";
import { narrativeClaims } from "./narrative";

/** The whole narrative as plain text, one sentence a line. */
export function narrativeText(narrative: Narrative, registry: FactRegistry): string {
  return Object.values(narrativeClaims(narrative, registry))
    .flatMap((claims) => claims.map(claimText))
    .join("\n");
}
