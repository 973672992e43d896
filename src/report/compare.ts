import { UserError } from "../records";
import type { CallRecord, Study } from "../records";
import { facts } from "../facts";
import type { Pair } from "./findings";
import { full } from "./report";
import type { Report } from "./types";

export interface CompareOptions {
  /** Compare also where model or data differ. */
  readonly allowDifferent?: boolean;
}

/**
 * Is the difference between two studies real: the same page over the calls of both, the first one as the baseline.
 * @throws UserError when they measured different models or data and `allowDifferent` is not set
 */
export function comparisonReport(first: Study, second: Study, options: CompareOptions = {}): Report {
  const [a, b] = [first.manifest.config, second.manifest.config];
  if (options.allowDifferent !== true) {
    if (
      a.model.name !== b.model.name ||
      (a.model.digest !== undefined && b.model.digest !== undefined && a.model.digest !== b.model.digest)
    ) {
      throw new UserError(
        `The studies measured different models (${a.model.name} and ${b.model.name}): a difference would say nothing about the settings; ask for it explicitly to compare them anyway.`,
        2,
      );
    }
    if (a.dataSha256 !== b.dataSha256) {
      throw new UserError(
        "The studies read different data, so their prompts differ: a difference would say nothing about the settings; ask for it explicitly to compare them anyway.",
        2,
      );
    }
  }
  const rename = (study: Study, mark: string): readonly CallRecord[] =>
    study.calls.map((call) => ({ ...call, id: `${mark}-${call.id}`, variant: `${mark}: ${call.variant}` }));
  const variants = (study: Study, mark: string) =>
    study.manifest.config.variants.map((variant) => ({ ...variant, name: `${mark}: ${variant.name}` }));
  const shared = a.variants.filter(({ name }) => b.variants.some((other) => other.name === name));
  const pairs: readonly Pair[] =
    shared.length > 0
      ? shared.map(({ name }) => [`A: ${name}`, `B: ${name}`] as const)
      : [[`A: ${a.variants[0]!.name}`, `B: ${b.variants[0]!.name}`]];
  const { runs, stages } = a;
  const study: Study = {
    manifest: {
      ...first.manifest,
      id: `${first.manifest.id}..${second.manifest.id}`,
      created: second.manifest.created,
      config: {
        ...a,
        runs: Math.max(runs, b.runs),
        stages,
        variants: [...variants(first, "A"), ...variants(second, "B")],
      },
    },
    calls: [...rename(first, "A"), ...rename(second, "B")],
    workflow: [],
  };
  return full({
    study,
    registry: facts(undefined, study),
    pairs,
    title: `${first.manifest.id} (A) against ${second.manifest.id} (B)`,
  });
}
