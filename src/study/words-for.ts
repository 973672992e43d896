import { agreement, ownNarrative, withAgreement } from "../narrative";
import type { FactRegistry, Narrative, Study } from "../records";

import { everyCallFailed } from "./finished";
import { isInterrupted } from "./missing";
import { latest } from "./study-files";

/** What the report says while the model is still to write, or was stopped by a crash. */
export const notYet = "The model had not chosen yet when this was made.";

/** Why the model is not asked for the report's words, one sentence; undefined when it is. */
export function whyNotAsked(measured: Study, wanted: boolean): string | undefined {
  if (isInterrupted(measured.manifest, latest(measured.calls)))
    return "The study was interrupted, so the model was not asked for the report.";
  if (everyCallFailed(measured)) return "No call ended well, so the model was not asked for the report.";
  return wanted ? undefined : "The model was not asked for the report.";
}

/** What the program chooses to say, which needs no model. */
export function fixedWords(measured: Study, registry: FactRegistry, reason: string): Narrative {
  const words = ownNarrative(registry, reason, measured.manifest.config.model.name);
  return withAgreement(words, agreement(measured.calls, registry));
}
