import { join } from "node:path";

import { facts } from "../facts";
import { openLedger } from "../ledger";
import { fixedNarrative } from "../narrative";
import type { CallRecord, FactRegistry, Narrative, Study, StudyManifest } from "../records";
import { isMeasured, isSpeedValid } from "../stats";
import {
  agreement,
  contextsOf,
  defaultVariants,
  loadPrompts,
  perTokenOf,
  promptKit,
  readAndFlag,
  shareContext,
  withAgreement,
  withPlainTexts,
} from "../workload";
import { callModel, checkSame, planStudy, shownFacts, studyInFolder, tableFacts } from "./begin";
import type { Plan } from "./begin";
import { tellProgress } from "./clock";
import { checkPlan } from "./config";
import { isDone, runCalls } from "./run-calls";
import { latest, putLast, writeDerived } from "./study-files";
import type { StudyOptions, StudyResult } from "./types";
import { writeNarrative } from "./write-narrative";

/**
 * Runs the analysis → report agent over a folder of benchmark files, `runs` times in each variant, in a planned order, and lets the model
 * write the report's words over the facts of it all. Each call is on disk as soon as it has ended.
 * @returns the study with its facts and words; failed calls are records with a status, never exceptions
 * @throws UserError when the model, the folder or a prompt cannot be used, or `resume` finds another study than was asked for
 */
export async function study(options: StudyOptions): Promise<StudyResult> {
  const { connection, data, signal, onProgress } = options;
  const there = await studyInFolder(options);
  const known = there?.manifest.config;
  const variants = options.variants ?? known?.variants ?? defaultVariants;
  const runs = options.runs ?? known?.runs ?? 3;
  checkPlan(variants, runs);
  const prompts = await loadPrompts(options.prompts);
  const model = await connection.model(options.model ?? known?.model.name);
  onProgress?.({ phase: "ingest", done: 0, planned: 0, elapsedMs: 0 });
  const read = await readAndFlag(data, signal);
  const plan: Plan = {
    connection,
    model,
    ingest: read,
    data,
    variants,
    runs,
    seed: options.seed ?? known?.seed ?? 1,
    cache: options.cache ?? known?.cache ?? "avoid",
    prompts,
    ...(signal === undefined ? {} : { signal }),
  };
  if (there) checkSame(there.manifest, plan, options.out!);
  const { manifest, probed } = there
    ? { manifest: there.manifest, probed: there.calls.find((call) => call.stage === "probe") }
    : await planStudy(plan);
  const dir = options.out ?? join("out", manifest.id);
  const records = latest(there?.calls ?? []);
  const workflow = [...(there?.workflow ?? [])];
  const ledger = await openLedger(dir, manifest);
  try {
    const append = async (record: CallRecord): Promise<void> => {
      await ledger.append(record);
      putLast(records, record);
    };
    if (!there && probed) await append(probed);
    const { config, environment } = manifest;
    const prompted = tableFacts(read, { model: callModel(model), runs, environment });
    const { contextTokens = 2048, charactersPerToken = perTokenOf(probed) } = config.table ?? {};
    const room = shareContext(contextTokens, charactersPerToken, config.think);
    const kit = promptKit(prompts, shownFacts(prompted, config), room, config.formatEnforced);
    const done = manifest.order.filter((call) => isDone(records.get(call.id))).length;
    const progress = tellProgress(onProgress, manifest.order.length, done);
    await runCalls({
      connection,
      manifest,
      kit,
      ledger,
      first: read,
      records,
      workflow,
      progress,
      ...(signal === undefined ? {} : { signal }),
    });

    const measured: Study = { manifest, calls: [...records.values()], workflow };
    const registry = withPlainTexts(facts(read, measured));
    progress.tell("narrative");
    const narrative = await wordsFor(measured, registry, options.narrative ?? true, async () => {
      const contexts = await contextsOf(
        connection,
        config.model.name,
        variants.map((variant) => variant.options),
      );
      const largest = contexts.indexOf(Math.max(...contexts));
      return writeNarrative({
        connection,
        manifest,
        prompts,
        registry,
        variant: variants[largest]!,
        contextTokens: contexts[largest]!,
        perToken: charactersPerToken,
        records,
        append,
        onText: (text) => progress.tell("narrative", undefined, text),
        ...(signal === undefined ? {} : { signal }),
      });
    });
    await writeDerived(dir, registry, narrative);
    progress.tell("done");
    return {
      study: { manifest, calls: [...records.values()], workflow },
      ingest: read,
      registry,
      narrative,
      dir,
      interrupted: isInterrupted(manifest, records),
    };
  } finally {
    await ledger.close();
  }
}

/** True when a planned call has no record, or was cancelled. */
export function isInterrupted(manifest: StudyManifest, records: ReadonlyMap<string, CallRecord>): boolean {
  return manifest.order.some((call) => !isDone(records.get(call.id)));
}

/** True when runs were made and the times of not one of their calls count. */
export function everyCallFailed(study: Study): boolean {
  const measured = study.calls.filter(isMeasured);
  return measured.length > 0 && !measured.some(isSpeedValid);
}

async function wordsFor(
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
