import type { CallModel } from "./call";
import type { Environment, StudyConfig, StudyManifest } from "./study";

interface NamesVariant {
  readonly variant: string;
}

/**
 * Names of a study's variants in the order of its manifest: the first is the baseline, and the order is that of every table, figure, card
 * and sentence. A call of a variant that the manifest does not have comes last.
 */
export function variantNames(study: {
  readonly manifest: { readonly config: Pick<StudyConfig, "variants"> };
  readonly calls: readonly NamesVariant[];
}): readonly string[] {
  const planned = study.manifest.config.variants.map(({ name }) => name);
  return [...new Set([...planned, ...study.calls.map(({ variant }) => variant)])];
}

/** The same for calls without a manifest: as they appear, with the one that is called "baseline" first. */
export function variantNamesOfCalls(calls: readonly NamesVariant[]): readonly string[] {
  const names = new Set(calls.map(({ variant }) => variant));
  return [...new Set([...(names.has("baseline") ? ["baseline"] : []), ...names])];
}

/** The model of a variant. */
export function modelOf({ model, variants }: Pick<StudyConfig, "model" | "variants">, variant: string): CallModel {
  return variants.find(({ name }) => name === variant)?.model ?? model;
}

/** The models of a study, each once, in the order of its variants. */
export function modelsOf(config: Pick<StudyConfig, "model" | "variants">): readonly CallModel[] {
  const all = config.variants.map(({ model }) => model ?? config.model);
  return [...new Map(all.map((model) => [JSON.stringify([model.name, model.digest]), model] as const)).values()];
}

/** The models of a study in one phrase: "a", "a and b", "a and 3 others". */
export function modelWords(config: Pick<StudyConfig, "model" | "variants">): string {
  const names = [...new Set(modelsOf(config).map(({ name }) => name))];
  const [first = config.model.name, second] = names;
  if (names.length < 2) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} others`;
}

/** Where a variant was measured. */
export function environmentOf({ config, environment }: StudyManifest, variant: string): Environment {
  return config.variants.find(({ name }) => name === variant)?.environment ?? environment;
}
