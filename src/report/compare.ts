import { facts } from "../facts";
import { UserError } from "../records";
import type { CallRecord, Study } from "../records";
import type { Pair } from "./findings";
import { identityView } from "./identity";
import { full } from "./report";
import { reproduceView } from "./reproduce";
import type { Report } from "./types";
import { unlikeIn } from "./unlike";

export interface CompareOptions {
  /** Compare also where model, data, prompts or definitions differ. */
  readonly allowDifferent?: boolean;
}

/**
 * Is the difference between two studies real: the same page over the calls of both, the first one as the baseline; of what was
 * measured it shows only what differs.
 * @throws UserError when they measured different models, data, prompts or by other definitions and `allowDifferent` is not set
 */
export function comparisonReport(first: Study, second: Study, options: CompareOptions = {}): Report {
  const unlike = unlikeIn(first, second);
  const refused = unlike.filter((each) => each.refused);
  if (refused.length > 0 && options.allowDifferent !== true) {
    throw new UserError(
      `The studies have ${refused.map(({ what, how }) => `different ${what} (${how})`).join(", ")}: a difference would say nothing about the settings; ask for it explicitly to compare them anyway.`,
      2,
    );
  }
  const [a, b] = [first.manifest.config, second.manifest.config];
  const rename = (study: Study, mark: string): readonly CallRecord[] =>
    study.calls.map((call) => ({ ...call, id: `${mark}-${call.id}`, variant: `${mark}: ${call.variant}` }));
  const variants = (study: Study, mark: string) =>
    study.manifest.config.variants.map((variant) => ({ ...variant, name: `${mark}: ${variant.name}` }));
  const shared = a.variants.filter(({ name }) => b.variants.some((other) => other.name === name));
  const pairs: readonly Pair[] =
    shared.length > 0
      ? shared.map(({ name }) => [`A: ${name}`, `B: ${name}`] as const)
      : [[`A: ${a.variants[0]!.name}`, `B: ${b.variants[0]!.name}`]];
  const study: Study = {
    manifest: {
      ...first.manifest,
      id: `${first.manifest.id}..${second.manifest.id}`,
      created: second.manifest.created,
      config: {
        ...a,
        runs: Math.max(a.runs, b.runs),
        stages: [...new Set([...a.stages, ...b.stages])],
        variants: [...variants(first, "A"), ...variants(second, "B")],
      },
    },
    calls: [...rename(first, "A"), ...rename(second, "B")],
    workflow: [],
  };
  const command = `npx chimera compare ${first.manifest.id} ${second.manifest.id}`;
  return full({
    study,
    registry: facts(undefined, study),
    pairs,
    evenIfDifferent: options.allowDifferent === true,
    title: `${first.manifest.id} (A) against ${second.manifest.id} (B)`,
    caveats: unlike.map(({ what, how }) => `The studies have different ${what} (${how}): that may be the difference.`),
    identity: differing(first, second),
    commands: [reproduceView(first), reproduceView(second)].flatMap((each) => each.commands).concat(command),
  });
}

/** What the two studies do not share, with both values; what they share is named in one entry. */
function differing(first: Study, second: Study): readonly { readonly label: string; readonly value: string }[] {
  const [a, b] = [first, second].map((study) => {
    const failed = study.calls.filter((call) => call.run > 0 && call.status !== "ok").length;
    const all = study.calls.filter((call) => call.run > 0).length;
    return new Map(identityView(study, { ok: all - failed, failed }).map(({ label, value }) => [label, value]));
  });
  const labels = [...new Set([...a!.keys(), ...b!.keys()])];
  const same = labels.filter((label) => a!.get(label) === b!.get(label));
  return [
    { label: "A", value: first.manifest.id },
    { label: "B", value: second.manifest.id },
    ...labels
      .filter((label) => !same.includes(label))
      .flatMap((label) => [
        { label: `${label}, A`, value: a!.get(label) ?? "—" },
        { label: `${label}, B`, value: b!.get(label) ?? "—" },
      ]),
    ...(same.length > 0 ? [{ label: "The same in both", value: same.join(", ") }] : []),
  ];
}
