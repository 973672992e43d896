import { facts } from "../facts";
import { stoppable } from "../kernel";
import type { ClaimedFolder } from "../ledger";
import { optionsSent } from "../llm";
import { UserError } from "../records";
import type { CallRecord, Narrative, Study, Variant } from "../records";
import { raceLooks } from "../stats";
import { defaultVariants, fewestPooled, loadPrompts, withPlainTexts } from "../workload";
import { claimStudy, planStudy, refuseAborted } from "./begin";
import type { Plan } from "./begin";
import { tellProgress } from "./clock";
import { checkChoices, checkName, checkPlan, newStudyId } from "./config";
import { noFiles } from "./no-files";
import { goOn } from "./extend";
import { lineUp, variantsThere } from "./lineup";
import type { Lineup } from "./lineup";
import { isInterrupted, missingCalls } from "./missing";
import { modelWords } from "./model-words";
import { checkNarrative, narrativeLimitMs } from "./narrative-time";
import { askOpinions } from "./opinions";
import { ownOutput } from "./own-output";
import { checkRace, raceOf } from "./race";
import { runCalls, workflowKey } from "./run-calls";
import { latest, putLast, writeDerived } from "./study-files";
import { tellPlan } from "./tell-plan";
import type { StudyOptions, StudyResult } from "./types";
import { fixedWords, notYet, whyNotAsked } from "./words-for";

const defaultPatienceMs = 30_000;

/**
 * Measures variants with a workload, `runs` times, in a planned order. Each call is on disk as soon as it has ended, the facts and fixed sentences when
 * the measuring has. A study that lies in the folder goes on; more runs or variants extend it.
 * @returns the study with its facts and words; failed calls are records with a status, never exceptions
 * @throws UserError when a variant, the workload or the folder cannot be used, or the folder holds another study than was asked for
 * @example
 * const connection = await connect({ embedded: true });
 * const { study: measured } = await study({ connection, workload: prompts(["Say hello."], { maxTokens: 8 }), runs: 1, out: "out/example" });
 * console.log(measured.calls.length);
 * await connection.close();
 */
export async function study(options: StudyOptions): Promise<StudyResult> {
  // What can be refused without a server or a folder is refused before either is touched.
  checkWorkload(options.workload);
  checkName(options.name, options.out);
  checkPlan(options.variants ?? defaultVariants, options.runs ?? 1, options.anyOption);
  checkChoices(options);
  checkRace(options);
  checkNarrative(options.narrative);
  return stoppable(options.signal, (signal) => begin(signal === undefined ? options : { ...options, signal }));
}

/** What is compared where nothing is said: the agent's own two, with as much of them as the server takes, else what is there. */
function ownVariants({ workload, connection }: StudyOptions): readonly Variant[] {
  if (workload.kind !== "agent") return [{ name: "baseline" }];
  return defaultVariants.map((each) => ({ ...each, options: optionsSent(connection.server, each.options ?? {}) }));
}

/** Few runs of long calls, and of prompts that stand for many; an interval of 95 % else needs six. */
export function defaultRuns({ kind, sessions }: { readonly kind: string; readonly sessions: number }): number {
  return kind === "agent" || sessions >= fewestPooled ? 3 : 6;
}

function checkWorkload(workload: unknown): void {
  if (typeof (workload as { open?: unknown } | undefined)?.open === "function") return;
  throw new UserError(
    'A study needs a workload: give workload: prompts("my.csv"), agent("data/sample"), fixedLength({ input: 512, output: 128 }) or another.',
    2,
  );
}

async function begin(options: StudyOptions): Promise<StudyResult> {
  const named = options.name !== undefined || options.out !== undefined;
  const claimed = named ? await claimStudy(options, "") : undefined;
  try {
    const there = claimed?.stored?.study.manifest.config;
    const variants = options.variants ?? (there ? variantsThere(there) : ownVariants(options));
    const lineup = await lineUp(options.connection, variants, options.model ?? there?.model.name, options.anyOption);
    try {
      const id = newStudyId(lineup.members[0]!.model.name);
      const folder = claimed ?? (await claimStudy(options, id));
      try {
        return await studyIn(folder, { options, lineup, id });
      } finally {
        await folder.release();
      }
    } finally {
      await lineup.close();
    }
  } finally {
    await claimed?.release();
  }
}

interface Begun {
  readonly options: StudyOptions;
  readonly lineup: Lineup;
  readonly id: string;
}

async function studyIn(folder: ClaimedFolder, { options, lineup, id }: Begun): Promise<StudyResult> {
  const { connection, signal, onProgress } = options;
  const { dir } = folder;
  const { members } = lineup;
  const there = folder.stored?.study;
  const known = there?.manifest.config;
  if (options.workload.kind === "agent") onProgress?.({ phase: "ingest", done: 0, planned: 0, elapsedMs: 0 });
  const workload = await options.workload.open({
    leaveOut: ownOutput(dir),
    ...(signal === undefined ? {} : { signal }),
  });
  const race = raceOf(options.race) ?? known?.race;
  const plan: Plan = {
    id,
    members,
    workload,
    runs: options.runs ?? known?.runs ?? (race === undefined ? defaultRuns(workload) : raceLooks(race.strict).at(-1)!),
    seed: options.seed ?? known?.seed ?? 1,
    cache: options.cache ?? known?.cache ?? "avoid",
    ...(race === undefined ? {} : { race }),
    ...(signal === undefined ? {} : { signal }),
  };
  refuseAborted(signal);
  const begun = there ? await goOn(there.manifest, plan, dir) : { ...(await planStudy(plan)), extended: false };
  const { manifest, probes } = begun;
  const { config } = manifest;
  const records = latest(there?.calls ?? []);
  const workflow = new Map((there?.workflow ?? []).map((times) => [workflowKey(times), times] as const));
  const ledger = await folder.begin(manifest, begun.extended);
  try {
    const append = async (record: CallRecord): Promise<void> => {
      await ledger.append(record);
      putLast(records, record);
    };
    for (const probe of probes) await append(probe);
    const progress = tellProgress(onProgress, manifest.order, missingCalls(manifest, records));
    progress.plan(tellPlan(manifest, members, records));
    const stopped = await runCalls({
      manifest,
      // Each as the manifest has it, with what was found when it was planned.
      members: new Map(
        members.map((member) => {
          const variant = config.variants.find(({ name }) => name === member.variant.name)!;
          return [variant.name, { ...member, variant }] as const;
        }),
      ),
      sessions: workload.ready(config, manifest.environment),
      beforeRun: workload.beforeRun,
      grade: workload.grade,
      ledger,
      records,
      workflow,
      progress,
      patienceMs: options.patienceMs ?? defaultPatienceMs,
      ...(signal === undefined ? {} : { signal }),
    });
    await askOpinions(workload.opinion, records, append, signal);

    const ingest = workload.ingest ?? noFiles;
    const measured: Study = { manifest, calls: [...records.values()], workflow: [...workflow.values()] };
    const registry = withPlainTexts(facts(workload.ingest, measured));
    const resultWith = (narrative: Narrative): StudyResult => ({
      study: { manifest, calls: [...records.values()], workflow: [...workflow.values()] },
      ingest,
      registry,
      narrative,
      dir,
      interrupted: stopped === undefined && isInterrupted(manifest, records),
      ...(stopped === undefined ? {} : { stopped }),
    });
    const wanted = options.narrative ?? workload.kind === "agent";
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
      prompts: workload.templates ?? (await loadPrompts()),
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
