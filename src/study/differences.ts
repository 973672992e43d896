import { metrics } from "../records";
import type { CallModel, PlannedVariant, StudyConfig, StudyManifest } from "../records";
import { differentServer, shortDigest } from "./identity";

/**
 * What differs between the study that is there and the one that was asked for, one phrase; undefined where nothing does, or only runs and variants were
 * added.
 */
export function whatDiffers(
  there: StudyManifest,
  asked: Pick<StudyManifest, "config" | "environment">,
): string | undefined {
  const [old, now] = [there.config, asked.config];
  return (
    differentServer(there.environment, asked.environment) ??
    modelDiffers(old.model, now.model) ??
    workloadDiffers(old, now) ??
    variantsDiffer(old.variants, now.variants) ??
    (old.seed === now.seed ? undefined : `seed was ${old.seed} and is now ${now.seed}`) ??
    (old.cache === now.cache ? undefined : `cache was ${old.cache} and is now ${now.cache}`) ??
    raceDiffers(old, now) ??
    (now.runs < old.runs ? `runs was ${old.runs} and is now ${now.runs}` : undefined)
  );
}

function modelDiffers(old: CallModel, now: CallModel): string | undefined {
  if (old.name !== now.name) return `the model was ${old.name} and is now ${now.name}`;
  if (old.digest !== now.digest)
    return `${now.name} has changed: its digest was ${shortDigest(old.digest)} and is now ${shortDigest(now.digest)}`;
  return undefined;
}

function workloadDiffers(old: StudyConfig, now: StudyConfig): string | undefined {
  if (old.workload.kind !== now.workload.kind)
    return `the workload was ${old.workload.title} and is now ${now.workload.title}`;
  if (old.dataSha256 !== now.dataSha256)
    return `the data in ${now.data} has changed: its digest was ${shortDigest(old.dataSha256)} and is now ${shortDigest(now.dataSha256)}`;
  for (const name of Object.keys({ ...old.prompts, ...now.prompts })) {
    if (old.prompts[name] !== now.prompts[name]) return `the ${name} prompt has changed`;
  }
  if (old.workload.sha256 === now.workload.sha256 && old.casesSha256 !== now.casesSha256)
    return `what a right answer is has changed: its digest was ${shortDigest(old.casesSha256)} and is now ${shortDigest(now.casesSha256)}`;
  if (old.workload.sha256 === now.workload.sha256) return undefined;
  return old.workload.title === now.workload.title
    ? `what is sent has changed (${now.workload.title}): its digest was ${shortDigest(old.workload.sha256)} and is now ${shortDigest(now.workload.sha256)}`
    : `the workload was ${old.workload.title} and is now ${now.workload.title}`;
}

/** A race has its rivals and its goal from the start: one that comes later was not there when the others left. */
function raceDiffers(old: StudyConfig, now: StudyConfig): string | undefined {
  const [was, is] = [old, now].map(({ race }) =>
    race === undefined ? "no race" : `a race for ${metrics[race.objective].word}${race.strict ? ", strict" : ""}`,
  );
  if (was !== is) return `it was ${was} and is now ${is}`;
  const known = new Set(old.variants.map(({ name }) => name));
  const added = now.variants.find(({ name }) => !known.has(name));
  return old.race === undefined || added === undefined
    ? undefined
    : `a race takes no variant later, such as ${added.name}`;
}

/** Each variant that is there must be asked for as it was; others may be added. */
function variantsDiffer(old: readonly PlannedVariant[], now: readonly PlannedVariant[]): string | undefined {
  const asked = new Map(now.map((variant) => [variant.name, variant]));
  for (const was of old) {
    const is = asked.get(was.name);
    if (is === undefined) return `the variant "${was.name}" is not asked for any more`;
    const model = was.model ?? is.model;
    if (model && modelDiffers(was.model ?? model, is.model ?? model)) return variantWas(was, is);
    if ((was.model === undefined) !== (is.model === undefined)) return variantWas(was, is);
    if (was.environment && is.environment && differentServer(was.environment, is.environment))
      return `the variant "${was.name}" has another server: ${differentServer(was.environment, is.environment)}`;
    if ((was.environment === undefined) !== (is.environment === undefined)) return variantWas(was, is);
    if (words(was) !== words(is)) return variantWas(was, is);
  }
  if (old[0]!.name !== now[0]!.name) return `the baseline was "${old[0]!.name}" and is now "${now[0]!.name}"`;
  return undefined;
}

function variantWas(was: PlannedVariant, is: PlannedVariant): string {
  return `the variant "${was.name}" was ${words(was)} and is now ${words(is)}`;
}

function words({ options, model, environment, prompt }: PlannedVariant): string {
  return JSON.stringify({
    ...(model === undefined
      ? {}
      : { model: model.digest ? `${model.name} (digest ${shortDigest(model.digest)})` : model.name }),
    ...(environment?.host === undefined ? {} : { server: environment.host }),
    options: Object.fromEntries(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(prompt === undefined ? {} : { prompt }),
  });
}
