import { variantNames } from "../records";
import type { StudyConfig } from "../records";
import type { CallLike } from "./call-like";
import { sessionWordOf } from "./session-word";
import { summarize } from "./summarize";
import type { Summary, SummaryOptions } from "./summary-types";

/**
 * The summary of a study that everything said about it rests on: its first variant is the baseline, and its order is the manifest's.
 * @example
 * const { comparisons } = summarizeStudy(result.study);
 */
export function summarizeStudy(
  study: {
    readonly manifest: { readonly config: Pick<StudyConfig, "variants"> & Partial<Pick<StudyConfig, "workload">> };
    readonly calls: readonly CallLike[];
  },
  options: Omit<SummaryOptions, "variants"> = {},
): Summary {
  const { config } = study.manifest;
  const ownPrompts = config.variants.flatMap((variant) => (variant.prompt === undefined ? [] : [variant.name]));
  return summarize(study.calls, {
    sessionWord: sessionWordOf(config),
    ownPrompts,
    ...options,
    variants: variantNames(study),
  });
}
