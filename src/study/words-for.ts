import { fixedNarrative } from "../narrative";
import type { FactRegistry, Narrative, Study } from "../records";
import { agreement, withAgreement } from "../workload";
import { everyCallFailed, isInterrupted } from "./finished";
import { latest } from "./study-files";

/** The report's words: the model's where they are wanted and there is something to say, else the fixed sentences with the reason. */
export async function wordsFor(
  measured: Study,
  registry: FactRegistry,
  wanted: boolean,
  write: () => Promise<Narrative>,
): Promise<Narrative> {
  const { manifest, calls } = measured;
  const model = manifest.config.model.name;
  if (isInterrupted(manifest, latest(calls)))
    return fixedNarrative(registry, "The study was interrupted, so the model was not asked for the report.", model);
  if (everyCallFailed(measured))
    return fixedNarrative(registry, "No call ended well, so the model was not asked for the report.", model);
  const words = wanted ? await write() : fixedNarrative(registry, "The model was not asked for the report.", model);
  return withAgreement(words, agreement(calls, registry));
}
