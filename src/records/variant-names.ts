import type { StudyConfig } from "./study";

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
