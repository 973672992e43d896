import type { Fact } from "../../records";
import type { About } from "./about";
import type { Sayable } from "./claims";
import { tagsOf } from "./context";

/** A fact with what it is about. */
export type Known = { readonly fact: Fact; readonly about: About };

/** Whether a sentence names a variant or a metric, and so may speak of what was compared. */
export function compares(sentence: string, said: Sayable): boolean {
  return tagsOf("variant", sentence, said).length > 0 || tagsOf("metric", sentence, said).length > 0;
}

/** Verdicts that a sentence can mean: those of the metric, stage and variants that it names. */
export function verdictsOf(sentence: string, said: Sayable): readonly Known[] {
  const names = (dimension: "metric" | "stage" | "variant"): ReadonlySet<string> =>
    new Set(tagsOf(dimension, sentence, said).map((tag) => tag.name));
  const [metrics, stages, variants] = [names("metric"), names("stage"), names("variant")];
  return said.sentences.filter(
    ({ about }) =>
      about.verdict !== undefined &&
      about.metric !== undefined &&
      (metrics.size === 0 || metrics.has(about.metric)) &&
      (stages.size === 0 || (about.stage !== undefined && stages.has(about.stage))) &&
      (variants.size === 0 ||
        (about.variant !== undefined && variants.has(about.variant)) ||
        variants.has(about.against ?? "")),
  );
}
