import { facts } from "../facts";
import { isMeasured, summarizeStudy } from "../stats";
import type { ComparedPair, Summary } from "../stats";
import { UserError } from "../records";
import type { CallRecord, FactRegistry, Study } from "../records";
import { listed } from "./format";
import { caveats, countCalls, identityView } from "./identity";
import { full } from "./report";
import { reproduceView } from "./reproduce";
import type { Report } from "./types";
import { likenessOf } from "./unlike";

export interface CompareOptions {
  /** Compare also where data, prompts or definitions differ. */
  readonly allowDifferent?: boolean;
}

/**
 * Is the difference between two studies real: the same page over the calls of both, the first one as the baseline; of what was
 * measured it shows only what differs.
 * @throws UserError when they measured different data, prompts or by other definitions and `allowDifferent` is not set
 */
export function comparisonReport(first: Study, second: Study, options: CompareOptions = {}): Report {
  const { unlike, unknown } = likenessOf(first, second);
  const refused = unlike.filter((each) => each.refused);
  if (refused.length > 0 && options.allowDifferent !== true) {
    throw new UserError(
      `The studies have ${refused.map(({ what, how }) => `different ${what} (${how})`).join(", ")}: a difference would say nothing about the settings; give --anyway (in a cell: allowDifferent: true) to compare them all the same.`,
      2,
    );
  }
  const [a, b] = [first.manifest.config, second.manifest.config];
  const rename = (study: Study, mark: string): readonly CallRecord[] =>
    study.calls.map((call) => ({ ...call, id: `${mark}-${call.id}`, variant: `${mark}: ${call.variant}` }));
  const variants = (study: Study, mark: string) =>
    study.manifest.config.variants.map((variant) => ({ ...variant, name: `${mark}: ${variant.name}` }));
  const shared = a.variants.filter(({ name }) => b.variants.some((other) => other.name === name));
  const pairs: readonly ComparedPair[] =
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
  const summary = summarizeStudy(study, { pairs, evenIfDifferent: options.allowDifferent === true });
  const variantsOf = (mark: string): readonly string[] =>
    study.manifest.config.variants.map(({ name }) => name).filter((name) => name.startsWith(`${mark}: `));
  const command = `npx chimera compare ${first.manifest.id} ${second.manifest.id}`;
  return full({
    study,
    sources: [
      { study: first, variants: variantsOf("A") },
      { study: second, variants: variantsOf("B") },
    ],
    registry: sharedFacts(study, second, summary),
    summary,
    title: `${first.manifest.id} (A) against ${second.manifest.id} (B)`,
    caveats: [
      ...caveatsOfBoth(first, second),
      ...unlike.map(({ what, how }) => `The studies have different ${what} (${how}): that may be the difference.`),
      ...(unknown.length > 0
        ? [`It is not known whether the studies have the same ${listed(unknown)}: only one of them says.`]
        : []),
    ],
    identity: differing(first, second),
    reproduce: reproduceBoth(first, second, command),
  });
}

/** The facts of both; of model and machine only those that are true of both. */
function sharedFacts(both: Study, second: Study, summary: Summary): FactRegistry {
  const registry = facts(undefined, both, undefined, summary);
  const others = new Map(facts(undefined, second).facts.map(({ id, text }) => [id, text]));
  return {
    ...registry,
    facts: registry.facts.filter(({ group, id, text }) => group !== "environment" || others.get(id) === text),
  };
}

/** What a reader must know of either study; of one alone it is said which. */
function caveatsOfBoth(first: Study, second: Study): readonly string[] {
  const [a, b] = [caveats(first), caveats(second)];
  return [
    ...a.map((text) => (b.includes(text) ? text : `Of A: ${text}`)),
    ...b.filter((text) => !a.includes(text)).map((text) => `Of B: ${text}`),
  ];
}

/** How both were made; what is not the same in both is given for each. */
function reproduceBoth(first: Study, second: Study, command: string): ReturnType<typeof reproduceView> {
  const [a, b] = [reproduceView(first), reproduceView(second)];
  const both = (one: string, two: string): string =>
    one === two ? one : `${one || "not known"} (A), ${two || "not known"} (B)`;
  const same = a.prompts.filter(({ name, sha256 }) => b.prompts.some((p) => p.name === name && p.sha256 === sha256));
  const own = (prompts: typeof a.prompts, mark: string): typeof a.prompts =>
    prompts
      .filter(({ name }) => !same.some((each) => each.name === name))
      .map(({ name, sha256 }) => ({ name: `${name}, ${mark}`, sha256 }));
  return {
    commands: [...a.commands, ...b.commands, command],
    seed: both(a.seed, b.seed),
    cache: both(a.cache, b.cache),
    format: both(a.format, b.format),
    data: both(a.data, b.data),
    prompts: [...same, ...own(a.prompts, "A"), ...own(b.prompts, "B")],
    order: both(a.order, b.order),
  };
}

/** What the two studies do not share, with both values; what they share is named in one entry. */
function differing(first: Study, second: Study): readonly { readonly label: string; readonly value: string }[] {
  const [a, b] = [first, second].map((study) => {
    return new Map(
      identityView(study, countCalls(study.calls.filter(isMeasured))).map(({ label, value }) => [label, value]),
    );
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
