import { variantNames } from "../records";
import type { StudyConfig } from "../records";
import type { CallLike } from "./call-like";
import { summarize } from "./summarize";
import type { Summary, SummaryOptions } from "./summary-types";

/**
 * The summary of a study that everything said about it rests on: its first variant is the baseline, and its order is the manifest's.
 * @example
 * const { comparisons } = summarizeStudy(result.study);
 */
export function summarizeStudy(
  study: {
    readonly manifest: { readonly config: Pick<StudyConfig, "variants"> };
    readonly calls: readonly CallLike[];
  },
  options: Omit<SummaryOptions, "variants"> = {},
): Summary {
  return summarize(study.calls, { ...options, variants: variantNames(study) });
}
