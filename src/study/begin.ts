import { join } from "node:path";

import { claimFolder } from "../ledger";
import type { ClaimedFolder } from "../ledger";
import { UserError } from "../records";
import type {
  CallRecord,
  PlannedCall,
  PlannedVariant,
  RaceNote,
  ServedAs,
  StudyConfig,
  StudyManifest,
} from "../records";
import { planOrder } from "../stats";
import type { Member, OpenWorkload } from "../workload";
import { blockKey } from "./block";
import { callModel } from "./lineup";
import { outFolder } from "./own-output";
import type { StudyOptions } from "./types";

/** Takes the folder that a study is to lie in; what is there is what the study goes on with. */
export async function claimStudy(
  { name, out }: Pick<StudyOptions, "name" | "out">,
  id: string,
): Promise<ClaimedFolder> {
  return claimFolder(out ?? join(outFolder, name ?? id));
}

/** What is asked for, with everything that was found for it. */
export interface Plan {
  readonly id: string;
  readonly members: readonly Member[];
  readonly workload: OpenWorkload;
  readonly runs: number;
  readonly seed: number;
  readonly cache: "avoid" | "allow";
  readonly race?: RaceNote;
  readonly signal?: AbortSignal;
}

/** Plans a new study: what the workload must know first, and the order of the calls. */
export async function planStudy(
  plan: Plan,
): Promise<{ readonly manifest: StudyManifest; readonly probes: readonly CallRecord[] }> {
  const { id, members, workload, runs, signal } = plan;
  const prepared = await workload.prepare({
    study: id,
    members,
    runs,
    ...(signal === undefined ? {} : { signal }),
  });
  const config: StudyConfig = {
    ...configOf(plan),
    ...prepared.config,
    variants: members.map(({ variant }) => withThought(variant, prepared.think)),
  };
  const manifest: StudyManifest = {
    schema: "chimera-notebook/study/1",
    id,
    created: new Date().toISOString(),
    config,
    order: orderOf({ members, config, environment: members[0]!.environment, workload }),
    environment: members[0]!.environment,
    served: servedAs(members),
  };
  return { manifest, probes: prepared.probes };
}

/** The calls of so many members and runs in their order; of some of them when a study is extended. */
export function orderOf(asked: {
  readonly members: readonly Member[];
  readonly config: StudyConfig;
  readonly environment: StudyManifest["environment"];
  readonly workload: OpenWorkload;
  readonly firstRun?: number;
}): readonly PlannedCall[] {
  const { members, config, environment, workload, firstRun = 1 } = asked;
  const sessions = workload.ready(config, environment);
  return planOrder({
    variants: members.map((member) => ({ name: member.variant.name, runner: blockKey(member) })),
    runs: config.runs,
    firstRun,
    sessions: sessions.map(({ id, stages }) => ({
      ...(sessions.length === 1 ? {} : { id }),
      stages: stages.map(({ name }) => name),
    })),
    seed: config.seed,
  });
}

/** What a study measures, before anything was asked of a model. */
export function configOf({ members, workload, runs, cache, seed, race }: Plan): StudyConfig {
  const { kind, title, settings, sha256, sessions } = workload;
  return {
    model: callModel(members[0]!.model),
    variants: members.map(({ variant }) => variant),
    workload: { kind, title, settings, sha256, sessions },
    runs,
    stages: workload.stages,
    cache,
    seed,
    prompts: {},
    ...workload.config,
    formatEnforced: null,
    ...(race === undefined ? {} : { race }),
  };
}

/** What each variant's model is loaded with beside its own options; each part only where the server tells. */
export function servedAs(members: readonly Member[]): Readonly<Record<string, ServedAs>> {
  const all = members.map(({ variant, model: { parameters } }) => {
    const threads = parameters?.["num_thread"];
    const served: ServedAs = {
      ...(parameters === undefined ? {} : { modelfile: parameters }),
      ...(typeof threads === "number" ? { threads } : {}),
    };
    return [variant.name, served] as const;
  });
  return Object.fromEntries(all.filter(([, served]) => Object.keys(served).length > 0));
}

export function withThought(
  variant: PlannedVariant,
  think: Readonly<Record<string, boolean>> | undefined,
): PlannedVariant {
  const asked = think?.[variant.name];
  return asked === undefined ? variant : { ...variant, think: asked };
}

/** @throws UserError when the signal was aborted before the first call */
export function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true)
    throw new UserError("The study was interrupted before its first call: nothing was measured.", 130);
}
