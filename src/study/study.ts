import { facts } from "../facts";
import { stoppable } from "../kernel";
import type { ClaimedFolder } from "../ledger";
import type { ModelInfo } from "../llm";
import type { CallRecord, Narrative, Study } from "../records";
import {
  defaultVariants,
  loadPrompts,
  perTokenOf,
  promptKit,
  readAndFlag,
  shareContext,
  withPlainTexts,
} from "../workload";
import type { Prompts } from "../workload";
import { callModel, checkSame, claimStudy, planStudy, shownFacts, tableFacts } from "./begin";
import type { Plan } from "./begin";
import { tellProgress } from "./clock";
import { checkChoices, checkPlan, newStudyId } from "./config";
import { isInterrupted, saysSomething } from "./finished";
import { ownOutput } from "./own-output";
import { runCalls, workflowKey } from "./run-calls";
import { latest, putLast, writeDerived } from "./study-files";
import { modelWords } from "./model-words";
import { checkNarrative, narrativeLimitMs } from "./narrative-time";
import type { StudyOptions, StudyResult } from "./types";
import { fixedWords, notYet, whyNotAsked } from "./words-for";

const defaultRuns = 3;
const defaultPatienceMs = 30_000;

/**
 * Runs the analysis → report agent over a folder of benchmark files, `runs` times in each variant, in a planned order, and lets the model
 * write the report's words over the facts of it all, for a limited time. Each call is on disk as soon as it has ended, the facts and fixed sentences when
 * the measuring has.
 * @returns the study with its facts and words; failed calls are records with a status, never exceptions
 * @throws UserError when the model, the folder or a prompt cannot be used, or `resume` finds another study than was asked for
 */
export async function study(options: StudyOptions): Promise<StudyResult> {
  // What can be refused without a server or a folder is refused before either is touched.
  checkPlan(options.variants ?? defaultVariants, options.runs ?? defaultRuns, options.anyOption);
  checkChoices(options);
  checkNarrative(options.narrative);
  return stoppable(options.signal, (signal) => begin(signal === undefined ? options : { ...options, signal }));
}

async function begin(options: StudyOptions): Promise<StudyResult> {
  const { connection } = options;
  const prompts = await loadPrompts(options.prompts);
  const named = await connection.model(options.model);
  const id = newStudyId(named.name);
  const folder = await claimStudy(options, id);
  try {
    return await studyIn(folder, { options, prompts, named, id });
  } finally {
    await folder.release();
  }
}

interface Begun {
  readonly options: StudyOptions;
  readonly prompts: Prompts;
  readonly named: ModelInfo;
  readonly id: string;
}

async function studyIn(folder: ClaimedFolder, { options, prompts, named, id }: Begun): Promise<StudyResult> {
  const { connection, data, signal, onProgress } = options;
  const { dir } = folder;
  const there = folder.stored?.study;
  const known = there?.manifest.config;
  const variants = options.variants ?? known?.variants ?? defaultVariants;
  const runs = options.runs ?? known?.runs ?? defaultRuns;
  // What goes on was allowed when it began.
  checkPlan(variants, runs, options.anyOption ?? options.variants === undefined);
  const model = options.model === undefined && known ? await connection.model(known.model.name) : named;
  onProgress?.({ phase: "ingest", done: 0, planned: 0, elapsedMs: 0 });
  const read = await readAndFlag(data, ownOutput(dir), signal);
  const plan: Plan = {
    id,
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
  if (there) await checkSame(there.manifest, plan, dir);
  const { manifest, probed } = there
    ? { manifest: there.manifest, probed: there.calls.find((call) => call.stage === "probe") }
    : await planStudy(plan);
  const records = latest(there?.calls ?? []);
  const workflow = new Map((there?.workflow ?? []).map((times) => [workflowKey(times), times] as const));
  const ledger = await folder.begin(manifest);
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
    const done = manifest.order.filter((call) => saysSomething(records.get(call.id))).length;
    const progress = tellProgress(onProgress, manifest.order.length, done);
    const stopped = await runCalls({
      connection,
      manifest,
      kit,
      ledger,
      first: read,
      records,
      workflow,
      progress,
      patienceMs: options.patienceMs ?? defaultPatienceMs,
      ...(signal === undefined ? {} : { signal }),
    });

    const measured: Study = { manifest, calls: [...records.values()], workflow: [...workflow.values()] };
    const registry = withPlainTexts(facts(read, measured));
    const resultWith = (narrative: Narrative): StudyResult => ({
      study: { manifest, calls: [...records.values()], workflow: [...workflow.values()] },
      ingest: read,
      registry,
      narrative,
      dir,
      interrupted: stopped === undefined && isInterrupted(manifest, records),
      ...(stopped === undefined ? {} : { stopped }),
    });
    const wanted = options.narrative ?? true;
    const why = stopped ?? whyNotAsked(measured, wanted !== false);
    const fixed = fixedWords(measured, registry, why ?? notYet);
    await ledger.check();
    await writeDerived(dir, registry, fixed);
    await options.onMeasured?.(resultWith(fixed));
    if (why !== undefined) {
      progress.tell("done");
      return resultWith(fixed);
    }
    const narrative = await modelWords(measured, registry, {
      connection,
      prompts,
      perToken: charactersPerToken,
      records,
      append,
      progress,
      limitMs: narrativeLimitMs(measured.calls, wanted),
      ...(signal === undefined ? {} : { signal }),
    });
    await ledger.check();
    await writeDerived(dir, registry, narrative);
    progress.tell("done");
    return resultWith(narrative);
  } finally {
    await ledger.close();
  }
}
