import { UserError } from "../records";
import type { CallRecord, PlannedVariant, StudyConfig, StudyManifest } from "../records";
import type { Member } from "../workload";
import { configOf, orderOf, servedAs, withThought } from "./begin";
import type { Plan } from "./begin";
import { whatDiffers } from "./differences";

/** A study that goes on: its manifest as it is from now on. */
export interface GoingOn {
  readonly manifest: StudyManifest;
  readonly probes: readonly CallRecord[];
  readonly extended: boolean;
}

/**
 * Goes on with a study that is there, with the runs and variants that were added: calls that were planned keep their places, the added ones come after.
 * @throws UserError with the difference when what was asked for is not what the study measures
 */
export async function goOn(there: StudyManifest, plan: Plan, dir: string): Promise<GoingOn> {
  const asked = configOf(plan);
  const difference = whatDiffers(there, { config: asked, environment: plan.members[0]!.environment });
  if (difference !== undefined)
    throw new UserError(
      `The study in ${dir} cannot go on: ${difference}; put it back as it was, or start a new study in another folder.`,
      2,
    );
  const known = new Set(there.config.variants.map(({ name }) => name));
  const added = plan.members.filter(({ variant }) => !known.has(variant.name));
  if (added.length === 0 && plan.runs === there.config.runs) return { manifest: there, probes: [], extended: false };
  return extend(there, plan, added);
}

async function extend(there: StudyManifest, plan: Plan, added: readonly Member[]): Promise<GoingOn> {
  const { workload, runs, signal } = plan;
  const { config } = there;
  const prepared =
    added.length === 0
      ? undefined
      : await workload.prepare({
          study: there.id,
          members: added,
          runs,
          holds: config,
          ...(signal === undefined ? {} : { signal }),
        });
  const variants: readonly PlannedVariant[] = [
    ...config.variants,
    ...added.map(({ variant }) => withThought(variant, prepared?.think)),
  ];
  const extension = {
    at: new Date().toISOString(),
    runsBefore: config.runs,
    runs,
    variants: added.map(({ variant }) => variant.name),
  };
  const now: StudyConfig = {
    ...config,
    variants,
    runs,
    ...(prepared?.config.fitted ? { fitted: { ...config.fitted, ...prepared.config.fitted } } : {}),
    extended: [...(config.extended ?? []), extension],
  };
  const old = plan.members.filter((member) => !added.includes(member));
  const common = { environment: there.environment, workload };
  const order = [
    ...there.order,
    // What was measured before cannot be measured beside what is added: the added variants catch up first.
    ...(added.length === 0 ? [] : orderOf({ ...common, members: added, config: { ...now, runs: config.runs } })),
    ...(runs === config.runs
      ? []
      : orderOf({ ...common, members: [...old, ...added], config: now, firstRun: config.runs + 1 })),
  ];
  return {
    manifest: {
      ...there,
      config: now,
      order: order.map((call, at) => ({ ...call, order: at })),
      served: { ...there.served, ...servedAs(added) },
    },
    probes: prepared?.probes ?? [],
    extended: true,
  };
}
